import type { Chapter, Summary } from '../book/book.ts';
import { type Document, rangeBetween } from '../text/document.ts';
import type { TextEdit } from '../text/edit.ts';

/** The lines of SUMMARY.md, each with its line end; the last one has one too, whether the file has or not. */
export function linesOf(document: Document): string[] {
  const { text, lineStarts, eol } = document;
  const lines = lineStarts.map((start, index) => text.slice(start, lineStarts[index + 1] ?? text.length));
  const last = lines.pop() ?? '';
  if (last !== '') lines.push(last + eol);
  return lines;
}

/** The one edit that turns a document into these lines, from the first to the last line that differs; none when none does. */
export function editToLines(document: Document, lines: readonly string[]): TextEdit[] {
  const before = linesOf(document);
  const after = [...lines];
  if (document.text !== '' && !/[\r\n]$/.test(document.text)) {
    // The file's last line has no line end: neither shall the new last one.
    before.push((before.pop() ?? '').replace(/[\r\n]+$/, ''));
    after.push((after.pop() ?? '').replace(/[\r\n]+$/, ''));
  }
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (start === before.length - same && start === after.length - same) return [];
  const from = document.lineStarts[start] ?? document.text.length;
  const to = document.lineStarts[before.length - same] ?? document.text.length;
  return [
    { range: rangeBetween(document, from, to), newText: after.slice(start, after.length - same).join('') },
  ];
}

/** How a chapter's line begins. */
export interface Marker {
  /** White space before the bullet. */
  readonly indent: string;
  /** `-`, `*`, `+`, `1.`; empty for a chapter without number. */
  readonly bullet: string;
  /** White space between bullet and link. */
  readonly gap: string;
}

export function markerOf(line: string): Marker {
  const found = /^([ \t]*)(?:([-*+]|\d{1,9}[.)])([ \t]+))?/.exec(line.replace(/^\uFEFF/, ''));
  return { indent: found?.[1] ?? '', bullet: found?.[2] ?? '', gap: found?.[3] ?? '' };
}

/** Columns up to a text's end, tabs at stops of four. */
export function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += char === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** The lines of a chapter with everything nested below it, and the comment directly above it; `end` is after the last. */
export function blockOf(
  chapter: Chapter,
  lines: readonly string[],
): { readonly start: number; readonly end: number } {
  const { indent } = markerOf(lines[chapter.line] ?? '');
  let start = chapter.line;
  while (start > 1 && chapter.number.length > 0 && isCommentLine(lines[start - 1] ?? '', indent)) start--;
  return { start, end: lastLine(chapter) + 1 };
}

function isCommentLine(line: string, indent: string): boolean {
  return line.startsWith(indent) && /^<!--(?:(?!-->).)*-->\s*$/.test(line.slice(indent.length));
}

function lastLine(chapter: Chapter): number {
  let line = chapter.range.end.line;
  for (const child of chapter.children) line = Math.max(line, lastLine(child));
  return line;
}

/** All chapters in the order of SUMMARY.md, nested ones after their parent. */
export function allChapters(summary: Summary): Chapter[] {
  const chapters: Chapter[] = [];
  const add = (chapter: Chapter): void => {
    chapters.push(chapter);
    for (const child of chapter.children) add(child);
  };
  for (const item of summary.items) if (item.kind === 'chapter') add(item);
  return chapters;
}

/** How a new child of a chapter begins its line: as its last child does, else one step of the file's own indentation further in. */
export function childMarker(parent: Chapter, summary: Summary, lines: readonly string[]): Marker {
  const last = parent.children.at(-1);
  if (last) return markerOf(lines[last.line] ?? '');
  const own = markerOf(lines[parent.line] ?? '');
  const content = width(own.indent + own.bullet + own.gap);
  for (const chapter of allChapters(summary)) {
    const child = chapter.children[0];
    if (!child) continue;
    const outer = markerOf(lines[chapter.line] ?? '').indent;
    const inner = markerOf(lines[child.line] ?? '').indent;
    const step = inner.startsWith(outer) ? inner.slice(outer.length) : '';
    const columns = width(own.indent + step);
    if (columns >= content && columns < content + 4) return { ...own, indent: own.indent + step };
  }
  return { ...own, indent: own.indent + ' '.repeat(content - width(own.indent)) };
}

/** The lines of a block with another beginning; what is nested in it follows. */
export function withMarker(block: readonly string[], line: number, marker: Marker): string[] {
  const old = markerOf(block[line] ?? '');
  const shift = width(marker.bullet + marker.gap) - width(old.bullet + old.gap);
  return block.map((text, index) => {
    const rest = text.startsWith(old.indent) ? text.slice(old.indent.length) : text.trimStart();
    if (index < line) return marker.indent + rest;
    if (index === line)
      return marker.indent + marker.bullet + marker.gap + rest.slice(old.bullet.length + old.gap.length);
    if (text.trim() === '') return text;
    return marker.indent + (old.bullet !== '' && shift > 0 ? ' '.repeat(shift) : '') + rest;
  });
}
