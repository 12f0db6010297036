import { eastAsianWidth } from 'get-east-asian-width';

/** Size of one character cell of a diagram in CSS pixels. */
export const cellWidth = 8;
export const cellHeight = 16;

const ascii = /^[\x20-\x7e]*$/;
const noWidth = /^[\p{M}\p{Cf}]$/u;
let graphemes: Intl.Segmenter | undefined;

/** How many cells a text takes: wide characters two, combining marks none, an emoji of several parts two. */
export function cellsOf(text: string): number {
  if (ascii.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let cells = 0;
  for (const { segment } of graphemes.segment(text)) {
    cells += Math.max(...Array.from(segment, widthOf));
  }
  return cells;
}

function widthOf(character: string): number {
  return noWidth.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
