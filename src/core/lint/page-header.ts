import type { Comment, Slide } from '../slide/slide.ts';
import { offsetAt, textOf } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import { holderOf, templateOf, yearIn } from './header-form.ts';

/** A copyright comment of a page. */
export interface PageHeader {
  readonly comment: Comment;
  /** As written, LF only, without blank lines and blanks at line ends, `{year}` for the year. */
  readonly template: string;
  /** Who it names; `undefined` for nobody. */
  readonly holder: string | undefined;
  readonly year: number | undefined;
}

const strict = /^[ \t]*(?:Copyright|SPDX-)/m;
const loose = /^[^\p{L}\p{N}\n]*(?:copyr|copir|coypr|spdx|©|\(c\))/imu;

const known = new WeakMap<Slide, readonly PageHeader[]>();

/** The headers of a page: comments outside code in which `Copyright` or `SPDX-` starts a line. Read once per slide. */
export function pageHeaders(slide: Slide): readonly PageHeader[] {
  let headers = known.get(slide);
  if (!headers) {
    headers = joined(slide).map((comment) => read(slide, comment));
    known.set(slide, headers);
  }
  return headers;
}

const holderLine = /^[ \t]*(?:Copyright\b|SPDX-FileCopyrightText:)/im;

/** The header comments; two that follow each other, one with the holder and one with the licence, are one header. */
function joined({ document, comments }: Slide): readonly Comment[] {
  const found: Comment[] = [];
  for (const comment of comments) {
    if (!strict.test(comment.text)) continue;
    const last = found.at(-1);
    if (last && areHalves(last.text, comment.text)) {
      const between = { start: last.range.end, end: comment.range.start };
      if (textOf(document, between).trim() === '') {
        found[found.length - 1] = {
          range: { start: last.range.start, end: comment.range.end },
          text: `${last.text}\n${comment.text}`,
          ownLines: last.ownLines && comment.ownLines,
        };
        continue;
      }
    }
    found.push(comment);
  }
  return found;
}

/** Whether one of two texts says only who holds the rights, and the other only under which licence. */
function areHalves(a: string, b: string): boolean {
  if (holderLine.test(a) === holderLine.test(b)) return false;
  return !/SPDX-License-Identifier/i.test(holderLine.test(a) ? a : b);
}

/** Comments that speak of copyright at the start of a line, but not as a header does: `copyright 2024 …`. */
export function almostHeaders(slide: Slide): readonly PageHeader[] {
  return slide.comments
    .filter((comment) => !strict.test(comment.text) && loose.test(comment.text))
    .map((comment) => read(slide, comment));
}

/** Whether a text speaks of copyright at the start of a line. */
export function speaksOfCopyright(text: string): boolean {
  return loose.test(text);
}

function read(slide: Slide, comment: Comment): PageHeader {
  const text = normalForm(textOf(slide.document, comment.range));
  const lines = text.split('\n').map((line) =>
    line
      .replace(/^[^\p{L}]*/u, '')
      .replace(/-->$/, '')
      .trim(),
  );
  return { comment, template: templateOf(text), holder: holderOf(lines), year: yearIn(text)?.year };
}

/** The text as it is compared: only what a reader of the header would see. */
export function normalForm(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Where the year stands in a header; `undefined` when it names none. */
export function yearRange(slide: Slide, header: PageHeader): Range | undefined {
  const { document } = slide;
  const found = yearIn(textOf(document, header.comment.range));
  if (!found) return undefined;
  const offset = offsetAt(document, header.comment.range.start) + found.index;
  const line = document.lineStarts.findLastIndex((start) => start <= offset);
  const character = offset - (document.lineStarts[line] ?? 0);
  return { start: { line, character }, end: { line, character: character + 4 } };
}
