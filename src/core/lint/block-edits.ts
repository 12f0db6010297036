import { type Document, lineAt, positionAt } from '../text/document.ts';
import type { TextEdit } from '../text/edit.ts';
import { range } from '../text/range.ts';

/** Whole lines, from `first` to `last`, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Takes lines away, and of the blank lines that would then meet only those before them stay. */
export function removeLines(document: Document, { first, last }: Lines): TextEdit {
  const count = document.lineStarts.length;
  const blank = (line: number) => line < 0 || lineAt(document, line).trim() === '';
  let end = last + 1;
  let start = first;
  if (blank(first - 1)) while (end < count && blank(end)) end++;
  const atEnd = end >= count || (end === count - 1 && lineAt(document, end) === '');
  // At the end of the file the blank lines before go too, and the line end of the last text line is the file's last.
  if (atEnd) while (start > 0 && blank(start - 1)) start--;
  if (end < count || start === 0) return { range: range(start, 0, Math.min(end, count), 0), newText: '' };
  const lastCharacter = lineAt(document, count - 1).length;
  const final = lastCharacter === 0;
  if (final) return { range: range(start, 0, count - 1, 0), newText: '' };
  return {
    range: range(start - 1, lineAt(document, start - 1).length, count - 1, lastCharacter),
    newText: '',
  };
}

/** The edit that turns one text into another by replacing what differs; `undefined` when nothing does. */
export function editTo(document: Document, text: string): TextEdit | undefined {
  const before = document.text;
  if (before === text) return undefined;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  // Never between the two halves of a line end or of a character.
  while (start > 0 && isInside(before, start)) start--;
  while (end > 0 && (isInside(before, before.length - end) || isInside(text, text.length - end))) end--;
  return {
    range: { start: positionAt(document, start), end: positionAt(document, before.length - end) },
    newText: text.slice(start, text.length - end),
  };
}

function isInside(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return (text[offset - 1] === '\r' && text[offset] === '\n') || (before >= 0xd800 && before < 0xdc00);
}
