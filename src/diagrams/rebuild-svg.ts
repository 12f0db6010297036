import type { DiagramOptions, Drawing } from '../core/ports.ts';
import { cellHeight, cellsOf, cellWidth } from './cells.ts';
import { type PictureText, readPicture, type Shape } from './picture.ts';
import { baseline, inset, nameOf, readBack } from './read-back.ts';

/** svgbob's own values of what a book may set. */
const ownFontSize = 14;
const ownStrokeWidth = 2;
const ownScale = 8;

/** Height in pixels of a font whose characters are one cell wide; svgbob's own 14 let words drift. */
const fontSize = 13.3;

/**
 * Builds a new SVG from what svgbob drew: allowed elements and attributes only, colours left to the page (class
 * `bob`, see media/diagram.css) with `currentColor` where there is no style sheet, words as wide as their cells,
 * nothing clipped. Throws when svgbob's output has anything unknown.
 */
export function rebuildSvg(svg: string, options: DiagramOptions = {}): Drawing & { kind: 'drawn' } {
  const picture = readPicture(svg);
  const labels = readBack(picture.texts);
  const scale = (options.scale ?? ownScale) / ownScale;
  const fontScale = (options.fontSize ?? ownFontSize) / ownFontSize;
  const widest = Math.max(picture.width, ...picture.texts.map((text) => rightOf(text, fontScale)));
  const tallest = Math.max(picture.height, ...picture.texts.map(({ y }) => y + cellHeight - baseline));
  const size = { width: round(widest * scale), height: round(tallest * scale) };
  const root = attributesOf([
    ['class', 'bob'],
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['role', 'img'],
    ['aria-label', nameOf(labels) || 'Diagram'],
    ['viewBox', `0 0 ${round(widest)} ${round(tallest)}`],
    ['width', `${size.width}`],
    ['height', `${size.height}`],
    ['fill', 'none'],
    ['stroke', 'currentColor'],
    ['stroke-width', `${round(options.strokeWidth ?? ownStrokeWidth)}`],
    ['stroke-linecap', 'round'],
  ]);
  const shapes = picture.shapes.map(writeShape).join('');
  const texts = picture.texts.map((text) => writeText(text, fontScale)).join('');
  return {
    kind: 'drawn',
    svg: `<svg${root}>${shapes}${texts && writeTexts(texts, fontScale)}</svg>`,
    ...size,
    labels,
    publishedWidth: picture.width,
    publishedHeight: picture.height,
  };
}

function rightOf({ x, text }: PictureText, fontScale: number): number {
  return x + cellsOf(text) * cellWidth * fontScale + inset;
}

function writeShape({ element, attributes, classes }: Shape): string {
  const look: [string, string][] = [];
  if (classes.length > 0) look.push(['class', classes.join(' ')]);
  if (classes.includes('filled')) look.push(['fill', 'currentColor']);
  if (classes.includes('broken')) look.push(['stroke-dasharray', '8']);
  return `<${element}${attributesOf([...attributes, ...look])}/>`;
}

function writeTexts(texts: string, fontScale: number): string {
  const look = attributesOf([
    ['fill', 'currentColor'],
    ['stroke', 'none'],
    ['font-family', 'monospace'],
    ['font-size', `${round(fontSize * fontScale)}`],
    ['direction', 'ltr'],
    ['xml:space', 'preserve'],
  ]);
  return `<g${look}>${texts}</g>`;
}

function writeText({ x, y, text }: PictureText, fontScale: number): string {
  const place = attributesOf([
    ['x', `${x}`],
    ['y', `${y}`],
    ['textLength', `${round(cellsOf(text) * cellWidth * fontScale)}`],
    ['lengthAdjust', 'spacingAndGlyphs'],
  ]);
  return `<text${place}>${escapeHtml(text)}</text>`;
}

function attributesOf(attributes: Iterable<readonly [string, string]>): string {
  let written = '';
  for (const [name, value] of attributes) written += ` ${name}="${escapeHtml(value)}"`;
  return written;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
