/** Which lines of a file an include takes: zero-based, `end` not included and `undefined` for the file's end. */
export type Selection =
  | { readonly kind: 'lines'; readonly start: number; readonly end: number | undefined }
  | { readonly kind: 'anchor'; readonly name: string };

/** A line that was taken, and its zero-based number in its file. */
export interface TakenLine {
  readonly text: string;
  readonly line: number;
}

/** What an include took, and what its author should know: mdBook is silent on both. */
export interface Taken {
  readonly lines: readonly TakenLine[];
  readonly problem?: 'no-such-anchor' | 'anchor-not-closed' | 'beyond-the-end';
}

const number = /^\+?\d{1,15}$/;
const anchorStart = /ANCHOR:\s*([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}_-]+)/u;
const anchorEnd = /ANCHOR_END:\s*([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}_-]+)/u;

/** Reads what stands after the path and its colon: `5`, `:5`, `2:`, `2:5`, a name, or `undefined` for nothing. */
export function parseSelection(text: string | undefined): Selection {
  const [first = '', second] = (text ?? '').split(':');
  if (first !== '' && !number.test(first)) return { kind: 'anchor', name: first };
  const start = first === '' ? undefined : Math.max(Number(first) - 1, 0);
  // Whatever is no number after the second colon means "to the end".
  const end = second !== undefined && number.test(second) ? Number(second) : undefined;
  if (start !== undefined && second === undefined) return { kind: 'lines', start, end: start + 1 };
  return { kind: 'lines', start: start ?? 0, end };
}

/** The file's lines as Rust's `lines()` gives them: no line ends, no empty line after the last of them. */
export function fileLines(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop();
  const ended = lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return last === '' || last === undefined ? ended : [...ended, last];
}

/** The selected lines alone, without any that name an anchor where an anchor was asked for. */
export function takeLines(lines: readonly string[], selection: Selection): Taken {
  if (selection.kind === 'lines') {
    const taken = lines
      .slice(selection.start, selection.end)
      .map((text, index) => ({ text, line: selection.start + index }));
    return taken.length === 0 && lines.length > 0
      ? { lines: [], problem: 'beyond-the-end' }
      : { lines: taken };
  }
  const taken: TakenLine[] = [];
  let state: 'before' | 'inside' | 'closed' = 'before';
  for (const [line, text] of lines.entries()) {
    if (state === 'before') {
      if (anchorStart.exec(text)?.[1] === selection.name) state = 'inside';
      continue;
    }
    const end = anchorEnd.exec(text)?.[1];
    if (end === selection.name) {
      state = 'closed';
      break;
    }
    if (end === undefined && !anchorStart.test(text)) taken.push({ text, line });
  }
  return { lines: taken, ...problemOf(state) };
}

/** All lines, those not selected hidden behind `# `, as `rustdoc_include` gives them. */
export function takeRustdocLines(lines: readonly string[], selection: Selection): Taken {
  if (selection.kind === 'lines') {
    const end = selection.end ?? lines.length;
    const inside = (line: number) => line >= selection.start && line < end;
    const taken = lines.map((text, line) => ({ text: inside(line) ? text : `# ${text}`, line }));
    return lines.some((_, line) => inside(line))
      ? { lines: taken }
      : { lines: taken, problem: 'beyond-the-end' };
  }
  const taken: TakenLine[] = [];
  let state: 'before' | 'inside' | 'closed' = 'before';
  for (const [line, text] of lines.entries()) {
    const end = anchorEnd.exec(text)?.[1];
    const start = anchorStart.exec(text)?.[1];
    if (state === 'inside') {
      if (end === selection.name) state = 'closed';
      else if (end === undefined && start === undefined) taken.push({ text, line });
    } else if (start !== undefined) {
      // The anchor may open again: every one of its stretches is shown.
      if (start === selection.name) state = 'inside';
    } else if (end === undefined) taken.push({ text: `# ${text}`, line });
  }
  return { lines: taken, ...problemOf(state) };
}

function problemOf(state: 'before' | 'inside' | 'closed'): Pick<Taken, 'problem'> {
  if (state === 'closed') return {};
  return { problem: state === 'before' ? 'no-such-anchor' : 'anchor-not-closed' };
}
