import type { CodeBlock, Slide } from '../slide/slide.ts';
import { type Document, lineAt, lineEndOffset } from '../text/document.ts';
import type { TextEdit } from '../text/edit.ts';

/** Where a fence that is missing should stand. */
export interface ClosingPlace {
  /** The last line of the code. */
  readonly afterLine: number;
  readonly edit: TextEdit;
}

/** Lines that are Markdown and no code when they follow a blank line: tags, lists, quotes, links, sentences. */
const markdown =
  /^(?:<\/?[a-z]|\{\{%|\[[^\]]+\](?:\(|: )|[-*+] |> |\d+\. |\*\*|_[A-Z]|`[^`]+` |_[a-z]+[./]|\(?[A-Z][a-z’'-]*(?:,? [^;{}=]*)?$)/;
/** Lines that are no code even right below it. */
const surely = /^<(?:!--|\/?details\b)/;
const heading = /^#{1,6} [A-Z`]/;
/** Languages in which a heading would be a comment, and those in which a tag is code. */
const hashComments = new Set([
  'toml',
  'shell',
  'sh',
  'bash',
  'console',
  'python',
  'yaml',
  'gn',
  'make',
  'makefile',
  'ini',
  'none',
  'text',
  '',
]);
const tags = new Set(['html', 'xml', 'svg', 'markdown', 'md', 'text', 'none', '']);

/** The marks of a block's opening fence. */
export function marksOf({ document }: Slide, { range: { start } }: CodeBlock): string {
  return /^(`{3,}|~{3,})/.exec(lineAt(document, start.line).slice(start.character))?.[1] ?? '```';
}

/**
 * Whether a code block is `closed`, or where it should have been: at what is left of its closing fence, else at the first
 * blank line after which only Markdown can stand. `undefined` when it is not closed and no such place is sure. A block is
 * not closed either when its content opens a fence again: the one that ends it belongs to the next block.
 */
export function closingPlace(slide: Slide, block: CodeBlock): ClosingPlace | 'closed' | undefined {
  const { document } = slide;
  const marks = marksOf(slide, block);
  const lines = block.content === '' ? [] : block.content.split('\n');
  const again = opensAgain(lines, marks);
  if (block.closed && (again < 0 || block.language === 'markdown' || block.language === 'md'))
    return 'closed';
  const end = again < 0 ? lines.length : again;
  const damaged = damagedClosing(document, block, lines.slice(0, end), marks);
  if (damaged) return damaged;
  let last: number | undefined;
  for (let index = 0; index < end; index++) {
    const line = lines[index] ?? '';
    const belowBlank = index > 0 && lines[index - 1]?.trim() === '';
    const isHeading = belowBlank && heading.test(line);
    // A comment or a heading: only the author knows.
    if (isHeading && hashComments.has(block.language)) return undefined;
    if (
      isHeading ||
      (belowBlank && markdown.test(line)) ||
      (surely.test(line) && !tags.has(block.language))
    ) {
      last = index;
      break;
    }
  }
  if (last === undefined) {
    if (
      lines.slice(0, end).some((line, index) => line.trim() === '' && /^\S/.test(lines[index + 1] ?? '')) ||
      again >= 0
    )
      return undefined;
    last = lines.length;
  }
  while (last > 0 && lines[last - 1]?.trim() === '') last--;
  const at = block.firstLine + last;
  const fence = block.indent + marks;
  const before = at - 1;
  if (at < document.lineStarts.length) {
    const start = { line: at, character: 0 };
    return { afterLine: before, edit: { range: { start, end: start }, newText: fence + document.eol } };
  }
  const start = { line: before, character: lineAt(document, before).length };
  if (lineEndOffset(document, before) !== document.text.length) return undefined;
  return {
    afterLine: before,
    edit: { range: { start, end: start }, newText: document.eol + fence },
  };
}

/** The line on which code opens a fence again, −1 for none: fences that are shown, indented as code, come in pairs. */
function opensAgain(lines: readonly string[], marks: string): number {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!line.trimStart().startsWith(marks) || !/^\s*[`~]+[ \t]*[\w{]/.test(line)) continue;
    const indent = /^(?: {4,}|[ ]*\t\s*)/.exec(line)?.[0];
    const close = indent === undefined ? -1 : lines.indexOf(indent + marks, index + 1);
    if (close < 0) return index;
    index = close;
  }
  return -1;
}

/** What is left of a closing fence: too few marks, other ones, too far to the right, or at the end of a line of code. */
function damagedClosing(
  document: Document,
  block: CodeBlock,
  lines: readonly string[],
  marks: string,
): ClosingPlace | undefined {
  /** The longest run of each mark that a line has started with so far: what is shown so is closed so. */
  const shown = new Map<string, number>();
  const places = lines.flatMap((line, index) => {
    const at = block.firstLine + index;
    const end = { line: at, character: lineAt(document, at).length };
    const run = /^[ \t]*(`+|~+)/.exec(line)?.[1] ?? '';
    const [mark = ''] = run;
    const isShown = (shown.get(mark) ?? 0) >= run.length;
    if (!isShown) shown.set(mark, run.length);
    const bare = run !== '~' && line.trim() === run ? run : '';
    if (bare !== '') {
      if (isShown) return [];
      const { start } = block.range;
      // Marks of the usual number: then it is the opening fence that has too many.
      const opening = { start, end: { ...start, character: start.character + marks.length } };
      const isShort = bare.length >= 3 && marks.startsWith(bare) && !/^(?: {4}|\t)/.test(line);
      const whole = { start: { line: at, character: 0 }, end };
      const edit = isShort
        ? { range: opening, newText: bare }
        : { range: whole, newText: block.indent + marks };
      return [{ afterLine: at - 1, edit }];
    }
    const code = line.trimEnd().endsWith(marks) ? line.trimEnd().slice(0, -marks.length).trimEnd() : '';
    // In front of a fence in a comment there is nothing but its marks.
    if (!/[^\s/!#*>-]/.test(code) || /[`~]/.test(code)) return [];
    const start = { line: at, character: end.character - line.length + code.length };
    return [{ afterLine: at, edit: { range: { start, end }, newText: document.eol + block.indent + marks } }];
  });
  return places.length === 1 ? places[0] : undefined;
}
