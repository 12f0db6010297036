import { type Document, lineAt, rangeBetween } from '../text/document.ts';
import type { Range } from '../text/range.ts';

/** One `ANCHOR: name` or `ANCHOR_END: name`, with the place of its name's whole mark. */
export interface AnchorMark {
  readonly name: string;
  readonly end: boolean;
  readonly range: Range;
}

const mark = /ANCHOR(_END)?:\s*([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}_-]+)/u;

/** The anchor marks of a file in order: mdBook reads at most one per line. */
export function anchorMarks(document: Document): AnchorMark[] {
  const marks: AnchorMark[] = [];
  if (!document.text.includes('ANCHOR')) return marks;
  for (const [line, start] of document.lineStarts.entries()) {
    const match = mark.exec(lineAt(document, line));
    if (match === null) continue;
    const at = start + match.index;
    marks.push({
      name: match[2] ?? '',
      end: match[1] !== undefined,
      range: rangeBetween(document, at, at + match[0].length),
    });
  }
  return marks;
}
