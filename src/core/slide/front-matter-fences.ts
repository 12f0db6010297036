import { trimmedPlace } from '../text/white-space.ts';

/** Front matter as mdbook-course cuts it off; all numbers are offsets into the whole text. */
export interface SplitFrontMatter {
  /** What stands between the fences. */
  readonly raw: string;
  /** Where the opening fence's line starts, its indent included. */
  readonly start: number;
  readonly contentStart: number;
  /** Where the closing `---` starts, which need not be at the start of a line. */
  readonly contentEnd: number;
  /** After the closing fence's line end. */
  readonly end: number;
  /** The rest without white space at both ends, and where it starts. */
  readonly body: string;
  readonly bodyOffset: number;
}

const opening = /^[\t\n\v\f\r ]*(---|\+\+\+)(?:\r?\n)/;

/**
 * Cuts front matter off by mdbook-course's own pattern: white space, fence, line end, lazily anything, the fence again
 * and a line end. `undefined` when the text does not match it, a byte-order mark before it included.
 */
export function splitFrontMatter(text: string): SplitFrontMatter | undefined {
  const open = opening.exec(text);
  if (!open) return undefined;
  const [whole, fence = '---'] = open;
  const close = fence === '---' ? /---\r?\n/g : /\+\+\+\r?\n/g;
  close.lastIndex = whole.length;
  const found = close.exec(text);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  const rest = text.slice(end);
  const body = trimmedPlace(rest);
  return {
    raw: text.slice(whole.length, found.index),
    start: whole.lastIndexOf('\n', whole.indexOf(fence)) + 1,
    contentStart: whole.length,
    contentEnd: found.index,
    end,
    body: rest.slice(body.start, body.end),
    bodyOffset: end + body.start,
  };
}

/** A line that can only be a key of the top mapping: `minutes: 5`, `"course": x`, `minutes:5`, but no address. */
const keyLine = /^(?:"[^"]*"|'[^']*'|[A-Za-z_][\w.-]*)[ \t]*:(?!\/\/)/;
const knownKey = /^["']?(?:minutes|target_minutes|course|session)["']?[ \t]*:/;
const continued = /^(?:[ \t]+\S|-[ \t])/;
const filler = /^\s*(?:#.*)?$/;

/** The lines at the start of front matter that can be nothing else. */
export interface KeyLines {
  /** The line after the last of them; the first line itself when there is none. */
  readonly end: number;
  /** Whether one of them is a key that mdbook-course reads. */
  readonly known: boolean;
}

/**
 * How far keys reach from line `first`: up to the last line that is a key or continues one, with comments and blank
 * lines between keys, so that a heading after them, which looks like a YAML comment, is not taken.
 */
export function keyLinesFrom(lines: (line: number) => string | undefined, first: number): KeyLines {
  let end = first;
  let known = false;
  for (let line = first; ; line++) {
    const text = lines(line);
    if (text === undefined) break;
    if (keyLine.test(text) || (continued.test(text) && end > first && end === line)) {
      end = line + 1;
      known ||= knownKey.test(text);
    } else if (!filler.test(text)) break;
  }
  return { end, known };
}

/** Whether one of the lines from `first` on, as far as there are any, is a key that mdbook-course reads. */
export function keysGoOn(lines: (line: number) => string | undefined, first: number): boolean {
  for (let line = first; ; line++) {
    const text = lines(line);
    if (text === undefined) return false;
    if (knownKey.test(text)) return true;
  }
}
