import { diffArrays } from 'diff';
import type { Document } from './document.ts';
import type { TextEdit } from './edit.ts';
import { range } from './range.ts';

/** The edits, whole lines each, that turn a document's text into another; empty when they are equal. */
export function lineEdits(document: Document, text: string): readonly TextEdit[] {
  if (document.text === text) return [];
  const edits: TextEdit[] = [];
  let line = 0;
  let removed = 0;
  let added = '';
  const flush = (): void => {
    if (removed > 0 || added !== '') edits.push({ range: range(line, 0, line + removed, 0), newText: added });
    line += removed;
    removed = 0;
    added = '';
  };
  for (const part of diffArrays(splitLines(document.text), splitLines(text))) {
    if (part.removed) removed += part.value.length;
    else if (part.added) added += part.value.join('');
    else {
      flush();
      line += part.value.length;
    }
  }
  flush();
  return edits;
}

/** Lines with their line ends. */
function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
