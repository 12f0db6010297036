import { parseFrontMatter } from '../slide/front-matter.ts';
import type { Slide } from '../slide/slide.ts';
import { createDocument, type Document, lineAt } from '../text/document.ts';
import type { Lines } from './block-edits.ts';
import { codeHeaderYear } from './code-header.ts';
import type { PageHeader } from './page-header.ts';
import type { LintContext } from './rule.ts';

/**
 * The text with a page header put where it belongs: after the front matter and a blank line, else at the very top, with
 * a blank line after it. Blank lines that stand there already are used.
 */
export function withHeader(text: string, header: string, eol: string): string {
  const document = createDocument('/', text);
  const frontMatter = parseFrontMatter(document);
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const start = frontMatter ? (document.lineStarts[frontMatter.range.end.line + 1] ?? text.length) : mark;
  const rest = text.slice(start);
  const blanks = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0] ?? '';
  const own = header.replaceAll('\n', eol) + eol;
  const wanted = frontMatter ? 2 : 1;
  const count = blanks.split('\n').length - 1;
  const before = text.slice(0, start) + (frontMatter && start > 0 && text[start - 1] !== '\n' ? eol : '');
  if (count >= wanted) {
    const first = frontMatter ? blanks.indexOf('\n') + 1 : 0;
    return before + blanks.slice(0, first) + own + rest.slice(first);
  }
  const content = rest.slice(blanks.length);
  return before + (frontMatter ? blanks || eol : '') + own + (content === '' ? '' : eol + content);
}

/** The line a header belongs on: the first, or that after the front matter and a blank line. */
export function headerLine({ document, frontMatter }: Slide): number {
  if (!frontMatter) return 0;
  const after = frontMatter.range.end.line + 1;
  return lineAt(document, after).trim() === '' ? after + 1 : after;
}

/** The lines at the place of the header: the first that are not blank after the front matter, up to the next blank one. */
export function firstParagraph({ document, frontMatter }: Slide): Lines | undefined {
  let first = frontMatter ? frontMatter.range.end.line + 1 : 0;
  const count = document.lineStarts.length;
  while (first < count && lineAt(document, first).trim() === '') first++;
  if (first >= count) return undefined;
  return paragraphFrom(document, first);
}

/** The lines from `first` to the end of its paragraph; the end of a comment ends it too. */
export function paragraphFrom(document: Document, first: number): Lines {
  const count = document.lineStarts.length;
  let last = first;
  while (
    last + 1 < count &&
    lineAt(document, last + 1).trim() !== '' &&
    !lineAt(document, last).includes('-->')
  )
    last++;
  return { first, last };
}

/**
 * The year that a header of this page should have, as far as it can be known: that of the first commit, else the one that
 * is written there, else that of its code, else this year.
 */
export function bestYear(slide: Slide, context: LintContext, written: number | undefined): number {
  return firstYear(slide, context) ?? written ?? codeHeaderYear(slide) ?? context.year;
}

/** The year of the first commit, this year before any; `undefined` where there is no history to ask. */
export function firstYear(slide: Slide, context: LintContext): number | undefined {
  const year = context.history?.firstYear(slide.document.path);
  return year === 'uncommitted' ? context.year : year === 'unknown' ? undefined : year;
}

/** Where a header's lines stand; `undefined` when it shares them with other text. */
export function linesOf({ comment }: PageHeader): Lines | undefined {
  return comment.ownLines ? { first: comment.range.start.line, last: comment.range.end.line } : undefined;
}
