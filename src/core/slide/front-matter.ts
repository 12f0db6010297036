import { type Document, lineAt, lineEndOffset, positionAt, rangeBetween } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import { keyLinesFrom, keysGoOn, type SplitFrontMatter, splitFrontMatter } from './front-matter-fences.ts';
import type { FrontMatter, FrontMatterEntry, FrontMatterProblem } from './slide.ts';
import {
  findDoubledFence,
  findStrayFrontMatter,
  type StrayFrontMatter,
  unseenAtTop,
} from './stray-front-matter.ts';
import { yaml } from './yaml.ts';
import { type Mapping, readMapping } from './yaml-mapping.ts';
import { nameText, wholeNumber } from './yaml-scalar.ts';

/**
 * The front matter of a slide as mdbook-course reads it, and what its author meant to be front matter but is not read;
 * `undefined` when there is neither. Wait for `loadYaml()` before: without it there are no entries.
 */
export function parseFrontMatter(document: Document): FrontMatter | undefined {
  const known = parsed.get(document);
  if (known) return known.frontMatter;
  const frontMatter = parse(document);
  // What is read before the YAML library is there is not all.
  if (yaml()) parsed.set(document, { frontMatter });
  return frontMatter;
}

/** Time and page of a slide are read apart; both ask for its front matter. */
const parsed = new WeakMap<Document, { readonly frontMatter: FrontMatter | undefined }>();

function parse(document: Document): FrontMatter | undefined {
  const split = splitFrontMatter(document.text);
  if (split) {
    const doubled =
      split.raw.trim() === '' && findDoubledFence(document, positionAt(document, split.contentEnd).line);
    return doubled ? fromStray(document, doubled) : fromSplit(document, split);
  }
  const stray = findStrayFrontMatter(document);
  return stray && fromStray(document, stray);
}

function fromSplit(document: Document, split: SplitFrontMatter): FrontMatter | undefined {
  const mapping = readMapping(split.raw);
  const problems = fenceProblems(document, split, mapping);
  if (!problems.some((problem) => problem.kind === 'not-closed' || problem.kind === 'fence-form'))
    problems.push(...contentProblems(document, split.contentStart, split.raw, mapping));
  const entries = entriesOf(document, split.contentStart, mapping);
  return {
    read: true,
    range: rangeBetween(document, split.start, endOfLine(document, split.contentEnd)),
    content: rangeBetween(document, split.contentStart, endOfContent(document, split)),
    entries,
    ...values(entries),
    problems,
  };
}

function fromStray(document: Document, stray: StrayFrontMatter): FrontMatter {
  const start = document.lineStarts[Math.max(stray.openLine, 0)] ?? 0;
  const contentStart = document.lineStarts[stray.openLine + 1] ?? document.text.length;
  const contentEnd = Math.max(contentStart, lineEndOffset(document, stray.contentEndLine - 1));
  const lastLine = stray.closeLine ?? stray.contentEndLine - 1;
  const raw = document.text.slice(contentStart, contentEnd);
  const mapping = readMapping(raw);
  const problems: FrontMatterProblem[] = stray.problems.map(({ kind, line, detail }) => ({
    kind,
    ...(kind === 'byte-order-mark' ? unseenBefore(document) : { range: lineRange(document, line) }),
    ...(detail === undefined ? {} : { detail }),
  }));
  if (!problems.some((problem) => problem.kind === 'not-closed'))
    problems.push(...contentProblems(document, contentStart, raw, mapping));
  return {
    read: false,
    range: rangeBetween(document, start, lineEndOffset(document, lastLine)),
    content: rangeBetween(document, contentStart, contentEnd),
    entries: entriesOf(document, contentStart, mapping),
    ...values([]),
    problems,
  };
}

/** The characters at the top that nobody sees; `detail` is the first one's code where it is no byte-order mark. */
function unseenBefore(document: Document): Pick<FrontMatterProblem, 'range' | 'detail'> {
  const before = unseenAtTop(document.text);
  const first = Math.max(before.search(/[^\t\n\v\f\r ]/), 0);
  const range = rangeBetween(document, first, before.replace(/[\t\n\v\f\r ]+$/, '').length);
  const code = before.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0');
  return code === 'FEFF' ? { range } : { range, detail: `U+${code}` };
}

/** What is wrong with the fences of front matter that is read. */
function fenceProblems(document: Document, split: SplitFrontMatter, mapping: Mapping): FrontMatterProblem[] {
  const problems: FrontMatterProblem[] = [];
  const open = positionAt(document, split.start);
  const close = positionAt(document, split.contentEnd);
  if (open.line > 0)
    problems.push({ kind: 'blank-lines-before', range: rangeBetween(document, 0, split.start) });
  const indent = lineAt(document, open.line).search(/\S/);
  if (indent > 0)
    problems.push({
      kind: 'indented-fence',
      range: rangeBetween(document, split.start, split.start + indent),
    });
  const before = lineAt(document, close.line).slice(0, close.character);
  const lines = (line: number) => (line < close.line ? lineAt(document, line) : undefined);
  const keys = keyLinesFrom(lines, open.line + 1);
  const openRange = lineRange(document, open.line);
  const fence = lineAt(document, open.line).trim();
  if (/^(?:-+|\++)$/.test(before))
    problems.push({ kind: 'fence-form', range: lineRange(document, close.line), detail: fence });
  else if (mapping.problem && endsEarly(lines, keys.end, open.line)) {
    const closing = lineAt(document, keys.end);
    if (/^[ \t]*(?:-{2,}|\+{2,})[ \t]*$/.test(closing))
      problems.push({ kind: 'fence-form', range: lineRange(document, keys.end), detail: fence });
    else problems.push({ kind: 'not-closed', range: openRange });
  } else if (before.trim() !== '')
    problems.push({ kind: 'not-closed', range: openRange, detail: `${close.line + 1}` });
  else if (before !== '')
    problems.push({
      kind: 'indented-fence',
      range: rangeBetween(document, document.lineStarts[close.line] ?? 0, split.contentEnd),
    });
  else if (lineAt(document, close.line + 1) === fence && mapping.entries.length > 0)
    problems.push({ kind: 'fence-twice', range: lineRange(document, close.line + 1), detail: fence });
  return problems;
}

/** Whether Markdown follows the keys before the fence that closes, so that the right fence is missing. */
function endsEarly(lines: (line: number) => string | undefined, end: number, openLine: number): boolean {
  if (end === openLine + 1) return false;
  const next = lines(end);
  // Where keys go on below, what stands between them does not belong there.
  if (next === undefined || keysGoOn(lines, end + 1)) return false;
  if (/^\s*(?:$|<|#|(?:-{2,}|\+{2,})[ \t]*$)/.test(next)) {
    for (let line = end; ; line++) {
      const text = lines(line);
      if (text === undefined) return false;
      if (text.trim() !== '') return true;
    }
  }
  return false;
}

function contentProblems(
  document: Document,
  offset: number,
  raw: string,
  mapping: Mapping,
): FrontMatterProblem[] {
  const { problem } = mapping;
  if (problem?.kind === 'not-a-mapping') {
    const start = offset + Math.max(raw.search(/\S/), 0);
    return [{ kind: 'not-a-mapping', range: rangeBetween(document, start, offset + raw.trimEnd().length) }];
  }
  if (problem) {
    const start = Math.min(problem.start, raw.trimEnd().length);
    const range = onOneLine(document, offset + start, offset + Math.max(problem.end, start + 1));
    const { detail, cause } = problem;
    return [{ kind: 'yaml', range, detail, ...(cause === undefined ? {} : { cause }) }];
  }
  const seen = new Set<string>();
  const problems: FrontMatterProblem[] = [];
  for (const entry of mapping.entries) {
    if (seen.has(entry.key)) {
      const range = rangeBetween(document, offset + entry.keyStart, offset + entry.keyEnd);
      problems.push({ kind: 'duplicate-key', range, detail: entry.key });
    }
    seen.add(entry.key);
  }
  return problems;
}

function entriesOf(document: Document, offset: number, mapping: Mapping): FrontMatterEntry[] {
  return mapping.entries.map((entry) => ({
    key: entry.key,
    keyRange: rangeBetween(document, offset + entry.keyStart, offset + entry.keyEnd),
    value: entry.value,
    number: wholeNumber(entry.scalar),
    text: nameText(entry.scalar),
    valueRange: rangeBetween(document, offset + entry.valueStart, offset + entry.valueEnd),
    source: document.text.slice(offset + entry.valueStart, offset + entry.valueEnd),
  }));
}

function values(entries: readonly FrontMatterEntry[]) {
  const find = (key: string) => entries.find((entry) => entry.key === key);
  return {
    minutes: find('minutes')?.number,
    targetMinutes: find('target_minutes')?.number,
    course: find('course')?.text,
    session: find('session')?.text,
  };
}

function endOfContent(document: Document, split: SplitFrontMatter): number {
  const line = positionAt(document, split.contentEnd).line;
  return Math.max(split.contentStart, lineEndOffset(document, line - 1));
}

function endOfLine(document: Document, offset: number): number {
  return lineEndOffset(document, positionAt(document, offset).line);
}

function lineRange(document: Document, line: number): Range {
  return rangeBetween(document, document.lineStarts[line] ?? 0, lineEndOffset(document, line));
}

function onOneLine(document: Document, start: number, end: number): Range {
  return rangeBetween(document, start, Math.min(end, endOfLine(document, start)));
}
