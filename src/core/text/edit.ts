import { createDocument, type Document, offsetAt } from './document.ts';
import type { Path } from './path.ts';
import { comparePositions, type Range } from './range.ts';

/** Replaces `range` by `newText`. An empty range inserts; an empty text deletes. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Edits of one file. */
export interface FileEdits {
  readonly path: Path;
  readonly edits: readonly TextEdit[];
}

/**
 * The text after all edits, whose ranges are those of the document before any of them. Inserts at one place
 * keep their order. Throws a RangeError when two edits overlap.
 */
export function applyEdits(document: Document, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => comparePositions(a.edit.range.start, b.edit.range.start) || a.index - b.index);
  let text = '';
  let last = 0;
  for (const { edit } of sorted) {
    const start = offsetAt(document, edit.range.start);
    if (start < last) throw new RangeError(`Edits of ${document.path} overlap at offset ${start}.`);
    text += document.text.slice(last, start) + edit.newText;
    last = offsetAt(document, edit.range.end);
  }
  return text + document.text.slice(last);
}

/** The document after all edits, with the next version. */
export function editDocument(document: Document, edits: readonly TextEdit[]): Document {
  return createDocument(document.path, applyEdits(document, edits), document.version + 1);
}
