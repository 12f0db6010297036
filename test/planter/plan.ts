import type { Book } from '../../src/core/book/book.ts';
import type { Slide } from '../../src/core/slide/slide.ts';
import { type Document, offsetAt } from '../../src/core/text/document.ts';
import type { Position, Range } from '../../src/core/text/range.ts';
import { misspell, type Random } from './random.ts';
import type { Texts } from './world.ts';

/** Where a defect may be planted: one file of a book. */
export interface Place {
  readonly path: string;
  readonly text: string;
  readonly document: Document;
  readonly slide: Slide;
  readonly book: Book;
  readonly texts: Texts;
}

/** A defect, planted. */
export interface Plan {
  /** The file with the defect. */
  readonly text: string;
  /** The file as it should be; the file as it was unless said. */
  readonly good?: string;
  /** Zero-based lines, both included, on one of which the finding must start; anywhere in the file when absent. */
  readonly lines?: readonly [number, number];
  /** The file that is changed and the one in which it is found, when they are not the place's own. */
  readonly path?: string;
  readonly foundIn?: string;
  /** Other files that change with it. */
  readonly also?: ReadonlyMap<string, string>;
}

/** One kind of mistake, and where it can be made. */
export interface Kind {
  readonly id: string;
  readonly rule: string;
  /** Whether there is one right answer, so that the fix must give the good text back. */
  readonly restores: boolean;
  /** `undefined` where this kind of mistake cannot be made. */
  plant(place: Place, random: Random): Plan | undefined;
}

/** A change that is no mistake. */
export interface HarmlessEdit {
  readonly id: string;
  change(place: Place, random: Random): { readonly text: string; readonly path?: string } | undefined;
}

/** The offset of a position in the place's file. */
export function at({ document }: Place, position: Position): number {
  return offsetAt(document, position);
}

/** The text with one stretch replaced. */
export function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** The place's text with a range replaced. */
export function put(place: Place, range: Range, by: string): string {
  return splice(place.text, at(place, range.start), at(place, range.end), by);
}

/** The line on which an offset stands. */
export function lineAtOffset(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** One line, both first and last. */
export function line(number: number): readonly [number, number] {
  return [number, number];
}

/** A plan for a match of a pattern in the text: it becomes `by`, and the finding is on the line where it starts. */
export function replaceMatch(text: string, match: RegExpExecArray | undefined, by: string): Plan | undefined {
  if (match === undefined) return undefined;
  return {
    text: splice(text, match.index, match.index + match[0].length, by),
    lines: line(lineAtOffset(text, match.index)),
  };
}

/** A plan that misspells a name up to its first dot; `from` is where it starts. */
export function misspellPart(place: Place, random: Random, from: number, name: string): Plan | undefined {
  const stem = /^[^.]*/.exec(name)?.[0] ?? '';
  const wrong = misspell(stem, random);
  if (wrong === undefined) return;
  return {
    text: splice(place.text, from, from + stem.length, wrong),
    lines: line(lineAtOffset(place.text, from)),
  };
}
