import * as l10n from '#l10n';
import type { Slide } from '../../slide/slide.ts';
import { lineAt, offsetAt, rangeBetween, textOf } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { allOf } from '../all-of.ts';
import { editTo, type Lines, removeLines } from '../block-edits.ts';
import type { Fix } from '../finding.ts';
import { holderOf, isOfAnother, templateOf, withYear } from '../header-form.ts';
import { bestYear, firstParagraph, headerLine, linesOf, paragraphFrom, withHeader } from '../header-place.ts';
import type { HeaderForm } from '../house-headers.ts';
import { editDistance } from '../nearest.ts';
import { isOpenComment } from '../not-closed.ts';
import {
  almostHeaders,
  normalForm,
  type PageHeader,
  pageHeaders,
  speaksOfCopyright,
} from '../page-header.ts';
import { defineSlideRule, type Found, type LintContext } from '../rule.ts';

/** Every page says whose it is and under which licence, in the one form its book has. */
export const copyrightHeader = defineSlideRule({
  id: 'copyright-header',
  summary: 'Require the book’s copyright header, once, at the top of every page',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    const form = context.houseHeaders().page(slide.document.path);
    // Where the front matter's end is not sure, neither is the place of the header, and the page's text may be in it.
    if (
      !form ||
      slide.frontMatter?.problems.some(({ kind }) => /^(?:not-closed|yaml|fence-twice)$/.test(kind))
    )
      return;
    const headers = pageHeaders(slide);
    const own = headers.filter(({ holder }) => !isOfAnother(holder, form));
    if (own.length === 0 && headers.length > 0) return;
    const right = own.filter(({ template }) => template === normalForm(form.text));
    const main = right.find((header) => isInPlace(slide, header)) ?? right[0] ?? own[0];
    if (!main) yield* withoutHeader(slide, context, form);
    else if (right.length === 0) yield malformed(slide, context, form, main);
    else if (!isInPlace(slide, main)) yield misplaced(slide, main);
    for (const header of own) if (header !== main) yield second(slide, header);
  },
});

/** Whether nothing but front matter, comments and blank lines stands before a header. */
function isInPlace(slide: Slide, { comment }: PageHeader): boolean {
  const { document, frontMatter } = slide;
  const start = offsetAt(document, comment.range.start);
  const from = frontMatter ? offsetAt(document, frontMatter.range.end) : 0;
  if (start < from) return false;
  const before = document.text.slice(from, start).replace(/<!--[\s\S]*?-->/g, '');
  return before.replace(/^\uFEFF/, '').trim() === '';
}

/** No header at all, or one that is no comment, or does not start as a header does. */
function* withoutHeader(slide: Slide, context: LintContext, form: HeaderForm): Iterable<Found> {
  const almost = almostHeaders(slide).filter((header) => isInPlace(slide, header));
  const own = almost.find(({ holder }) => !isOfAnother(holder, form));
  if (own) yield malformed(slide, context, form, own);
  if (almost.length > 0) return;
  const { document } = slide;
  const lines = firstParagraph(slide);
  const isCode = slide.codeBlocks.some(({ range }) => range.start.line === lines?.first);
  if (lines && !isCode && meansHeader(textOf(document, wholeLines(slide, lines)), form)) {
    yield replacement(slide, context, form, lines);
    return;
  }
  const year = bestYear(slide, context, undefined);
  const edit = editTo(document, withHeader(document.text, withYear(form, year), document.eol));
  const last = Math.min(lines?.first ?? document.lineStarts.length - 1, document.lineStarts.length - 1);
  const line = Math.min(headerLine(slide), last);
  yield {
    range: { start: { line, character: 0 }, end: { line: last, character: lineAt(document, last).length } },
    message: l10n.t(
      'This page has no copyright header, so nobody can tell whose it is and how it may be used. The fix inserts the one the book has.',
    ),
    ...(edit ? { fix: { title: l10n.t('Insert the copyright header'), edits: [edit] } } : {}),
  };
}

/** Whether a paragraph at the header's place was to be the header: its comment marks are damaged or missing. */
function meansHeader(text: string, form: HeaderForm): boolean {
  if (!speaksOfCopyright(text)) return false;
  const holder = holderOf(normalForm(text).split('\n'));
  return /SPDX-|<!-|->/.test(text) || (holder !== undefined && !isOfAnother(holder, form));
}

function malformed(slide: Slide, context: LintContext, form: HeaderForm, header: PageHeader): Found {
  const { document } = slide;
  const { start, end } = header.comment.range;
  // A comment that is not closed reaches to the end of the next one: only its first lines are the header.
  const text = textOf(document, header.comment.range);
  const tooLong = end.line - start.line > form.text.split('\n').length + 3;
  if (tooLong || isOpenComment(document, header.comment))
    return replacement(slide, context, form, paragraphFrom(slide.document, start.line));
  const newText = withYear(form, bestYear(slide, context, header.year ?? anyYear(text))).replaceAll(
    '\n',
    document.eol,
  );
  return {
    range: fromFirstWrong(slide, header.comment.range, form),
    message: message(form),
    // What else the comment says must not be lost.
    ...(onlyHeader(text, form) ? { fix: correction([{ range: header.comment.range, newText }]) } : {}),
  };
}

function replacement(slide: Slide, context: LintContext, form: HeaderForm, lines: Lines): Found {
  const { document } = slide;
  let { last } = lines;
  while (last > lines.first && !onlyHeader(lineAt(document, last), form)) last--;
  const range = wholeLines(slide, { ...lines, last });
  const year = bestYear(slide, context, anyYear(textOf(document, range)));
  const newText = withYear(form, year).replaceAll('\n', document.eol);
  return {
    range: fromFirstWrong(slide, range, form),
    message: message(form),
    fix: correction([{ range, newText }]),
  };
}

function correction(edits: Fix['edits']): Fix {
  return { title: l10n.t('Correct the copyright header'), edits };
}

/** Whether every line of a text is a line of a header, as far as it can be recognised. */
function onlyHeader(text: string, form: HeaderForm): boolean {
  return text.split(/\r?\n/).every((line) => {
    const bare = line.replace(/<!-*|-*>/g, '').trim();
    // Of a damaged comment mark a few characters are left: `--`, `->-`.
    if (/^[-–—→<>!.\s]{0,5}$/.test(bare) || /copyr|copir|spdx|licen[cs]e|©|rights reserved/i.test(bare))
      return true;
    const template = bare.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/, '{year}');
    return form.lines.some((own) => editDistance(template, own, 6) <= 6);
  });
}

/** The part of a header from the first line on that is not as it should be. */
function fromFirstWrong({ document }: Slide, range: Range, form: HeaderForm): Range {
  for (const [index, text] of form.text.split('\n').entries()) {
    const line = range.start.line + index;
    if (line > range.end.line) break;
    if (templateOf(lineAt(document, line).trim()) === text) continue;
    return index === 0 ? range : { start: { line, character: 0 }, end: range.end };
  }
  // Every line is right, and the one after the last is missing.
  return { start: { line: range.end.line, character: 0 }, end: range.end };
}

function message(form: HeaderForm): string {
  return l10n.t(
    'This copyright header does not have the book’s form, so tools and readers may not understand it. The fix writes {0}.',
    allOf(form.lines.map((line) => l10n.t('“{0}”', line.replace('{year}', 'YEAR')))),
  );
}

function misplaced(slide: Slide, header: PageHeader): Found {
  const { document, frontMatter } = slide;
  const { range } = header.comment;
  const before = frontMatter !== undefined && range.start.line < frontMatter.range.start.line;
  const found = {
    range,
    message: before
      ? l10n.t(
          'The copyright header stands before the front matter, which is then not read: the slide counts as 0 minutes. The fix moves it below.',
        )
      : l10n.t(
          'The copyright header stands below the page’s text, where nobody looks for it. The fix moves it to the top.',
        ),
  };
  const lines = linesOf(header);
  if (!lines) return found;
  const removal = removeLines(document, lines);
  const rest =
    document.text.slice(0, offsetAt(document, removal.range.start)) +
    document.text.slice(offsetAt(document, removal.range.end));
  const text = textOf(document, range).replaceAll('\r\n', '\n');
  const edit = editTo(document, withHeader(rest, text, document.eol));
  const fix: Fix | undefined = edit && { title: l10n.t('Move the copyright header'), edits: [edit] };
  return { ...found, fix };
}

function second(slide: Slide, header: PageHeader): Found {
  const lines = linesOf(header);
  const { range } = header.comment;
  const edit = lines ? removeLines(slide.document, lines) : { range, newText: '' };
  return {
    range,
    message: l10n.t(
      'This page has a second copyright header, and nobody can tell which of them holds. The fix deletes this one.',
    ),
    fix: { title: l10n.t('Delete the second copyright header'), edits: [edit] },
  };
}

function wholeLines({ document }: Slide, { first, last }: Lines): Range {
  const start = document.lineStarts[first] ?? 0;
  const mark = start === 0 && document.text.startsWith('\uFEFF') ? 1 : 0;
  const end = offsetAt(document, { line: last, character: lineAt(document, last).length });
  return rangeBetween(document, start + mark, end);
}

function anyYear(text: string): number | undefined {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0];
  return year === undefined ? undefined : Number(year);
}
