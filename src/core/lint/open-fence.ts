import type { CodeBlock, Slide } from '../slide/slide.ts';
import { lineAt, lineEndOffset } from '../text/document.ts';
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

/**
 * Whether a code block is `closed`, or where it should have been: at the first blank line after which only Markdown can
 * stand. `undefined` when it is not closed and no such place is sure. A block is not closed either when its content
 * opens a fence again: the one that ends it belongs to the next block.
 */
export function closingPlace(slide: Slide, block: CodeBlock): ClosingPlace | 'closed' | undefined {
  const { document } = slide;
  const opening = lineAt(document, block.range.start.line).slice(block.range.start.character);
  const marks = /^(`{3,}|~{3,})/.exec(opening)?.[1] ?? '```';
  const lines = block.content === '' ? [] : block.content.split('\n');
  const again = lines.findIndex(
    (line) => line.trimStart().startsWith(marks) && /^\s*[`~]+[ \t]*[\w{]/.test(line),
  );
  if (block.closed && (again < 0 || block.language === 'markdown' || block.language === 'md'))
    return 'closed';
  const end = again < 0 ? lines.length : again;
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
    edit: { range: { start, end: start }, newText: document.eol + fence + document.eol },
  };
}
