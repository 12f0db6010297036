import type { Document } from './document.ts';
import type { Path } from './path.ts';

/** Where a line was written: a file and the zero-based line in it. */
export interface Origin {
  readonly path: Path;
  readonly line: number;
}

/** A text put together from several files that knows, for each of its lines, where it was written. */
export interface TracedText {
  readonly text: string;
  /** One per line of `text`; a text that ends with a line end has a last, empty line. */
  readonly origins: readonly Origin[];
}

/** Puts `with` in the place of the characters from `start` to `end`. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  /** A plain string is taken as written where the replaced text starts. */
  readonly with: string | TracedText;
}

const lineEnds = /\r\n|\n|\r/g;

/** The document's own text, every line its own origin. */
export function traceDocument(document: Document): TracedText {
  const { path } = document;
  return { text: document.text, origins: document.lineStarts.map((_, line) => ({ path, line })) };
}

/** A text all of whose lines were written at one place. */
export function traceTo(text: string, origin: Origin): TracedText {
  return { text, origins: Array.from({ length: countLineEnds(text) + 1 }, () => origin) };
}

/** Lines joined with LF, each with its origin; the empty text for no lines. */
export function joinLines(
  lines: readonly string[],
  origins: readonly Origin[],
  fallback: Origin,
): TracedText {
  return lines.length === 0 ? traceTo('', fallback) : { text: lines.join('\n'), origins };
}

/** The part from `start` to `end`, with its origins. */
export function sliceTraced(source: TracedText, start: number, end: number): TracedText {
  if (start === 0 && end === source.text.length) return source;
  const first = countLineEnds(source.text.slice(0, start));
  const text = source.text.slice(start, end);
  return { text, origins: source.origins.slice(first, first + countLineEnds(text) + 1) };
}

/**
 * The text with all replacements made; they stand in order and do not overlap. A line made of several pieces
 * has the origin of the first piece that is more than white space.
 */
export function replaceTraced(source: TracedText, replacements: readonly Replacement[]): TracedText {
  if (replacements.length === 0) return source;
  let text = '';
  const origins: Origin[] = [];
  let lineStart = 0;
  const append = (piece: string, of: (line: number) => Origin | undefined): void => {
    if (piece === '' && origins.length > 0) return;
    const first = of(0);
    if (origins.length === 0 || text.slice(lineStart).trim() === '') {
      if (first) origins[Math.max(origins.length - 1, 0)] = first;
    }
    let line = 0;
    for (const end of piece.matchAll(lineEnds)) {
      line++;
      origins.push(of(line) ?? origins[origins.length - 1] ?? { path: '', line: 0 });
      lineStart = text.length + end.index + end[0].length;
    }
    text += piece;
  };
  let last = 0;
  let line = 0;
  for (const { start, end, with: replacement } of replacements) {
    const before = source.text.slice(last, start);
    const base = line;
    append(before, (index) => source.origins[base + index]);
    line += countLineEnds(before);
    const at = source.origins[line];
    if (typeof replacement === 'string') append(replacement, () => at);
    else append(replacement.text, (index) => replacement.origins[index]);
    line += countLineEnds(source.text.slice(start, end));
    last = end;
  }
  const base = line;
  append(source.text.slice(last), (index) => source.origins[base + index]);
  return { text, origins };
}

function countLineEnds(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(lineEnds)) count++;
  return count;
}
