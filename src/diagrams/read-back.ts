import type { DrawnLabel } from '../core/ports.ts';
import { cellHeight, cellsOf, cellWidth } from './cells.ts';
import type { PictureText } from './picture.ts';

/** Where svgbob starts a text in its cell: 2 px from the left, its baseline 12 px from the top. */
export const inset = 2;
export const baseline = 12;

/** The texts of a picture as cells of the source, by row and column. */
export function readBack(texts: readonly PictureText[]): DrawnLabel[] {
  return texts
    .map(({ x, y, text }) => ({
      column: Math.round((x - inset) / cellWidth),
      row: Math.round((y - baseline) / cellHeight),
      text,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

const speaks = /[\p{L}\p{N}]/u;

/**
 * The words of a picture for those who do not see it: labels in reading order, those that stand one cell apart
 * joined, what has neither letter nor digit left out. Empty when there is nothing to say.
 */
export function nameOf(labels: readonly DrawnLabel[]): string {
  const phrases: string[] = [];
  let last: { row: number; end: number } | undefined;
  for (const { column, row, text } of labels) {
    if (!speaks.test(text)) continue;
    const gap = last?.row === row ? column - last.end : -1;
    if (gap === 0 || gap === 1) phrases.push(`${phrases.pop()}${' '.repeat(gap)}${text}`);
    else phrases.push(text);
    last = { row, end: column + cellsOf(text) };
  }
  return phrases.join(', ').replace(/\s+/g, ' ').trim();
}
