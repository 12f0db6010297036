import type { Path } from './path.ts';
import type { Position, Range } from './range.ts';

/** One text file as it stands now, in the editor or on the disk. Never changes: a new text is a new document. */
export interface Document {
  readonly path: Path;
  /** The whole text, byte-order mark and line ends as they are. */
  readonly text: string;
  /** Grows with each change in an editor; 0 for a text read from a file. */
  readonly version: number;
  /** Offset of the first character of each line, in UTF-16 code units; the first is always 0. */
  readonly lineStarts: readonly number[];
  /** The line end that new lines should have: that of the first line, or LF. */
  readonly eol: '\n' | '\r\n';
}

const lineEnd = /\r\n|\n|\r/g;

/** Makes a document; `version` is the editor's, or nothing for a file. */
export function createDocument(path: Path, text: string, version = 0): Document {
  const lineStarts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(lineEnd)) lineStarts.push(match.index + match[0].length);
  } else {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1);
  }
  const first = text.indexOf('\n');
  return { path, text, version, lineStarts, eol: first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n' };
}

/** Where `offset` (UTF-16 code units from the start) stands; offsets out of the text are moved into it. */
export function positionAt(document: Document, offset: number): Position {
  const { lineStarts } = document;
  const wanted = Math.max(0, Math.min(offset, document.text.length));
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  return { line: low, character: wanted - (lineStarts[low] ?? 0) };
}

/** The offset of a position; one beyond its line's end is moved to the end, one beyond the text likewise. */
export function offsetAt(document: Document, position: Position): number {
  const start = document.lineStarts[position.line];
  if (start === undefined) return position.line < 0 ? 0 : document.text.length;
  return Math.min(start + Math.max(position.character, 0), lineEndOffset(document, position.line));
}

/** The offset after the last character of a line, before its line end. */
export function lineEndOffset(document: Document, line: number): number {
  const next = document.lineStarts[line + 1];
  if (next === undefined) return document.text.length;
  return document.text[next - 1] === '\n' && document.text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** A line without its line end; the empty string beyond the text. */
export function lineAt(document: Document, line: number): string {
  const start = document.lineStarts[line];
  return start === undefined ? '' : document.text.slice(start, lineEndOffset(document, line));
}

/** The range between two offsets. */
export function rangeBetween(document: Document, start: number, end: number): Range {
  return { start: positionAt(document, start), end: positionAt(document, end) };
}

/** The text of a range. */
export function textOf(document: Document, range: Range): string {
  return document.text.slice(offsetAt(document, range.start), offsetAt(document, range.end));
}
