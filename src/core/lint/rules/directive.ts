import * as l10n from '#l10n';
import type { Book } from '../../book/book.ts';
import { chaptersOf } from '../../book/chapters.ts';
import type { Directive, Slide } from '../../slide/slide.ts';
import { lineEndOffset, offsetAt, rangeBetween, textOf } from '../../text/document.ts';
import { isWithin } from '../../text/path.ts';
import type { Range } from '../../text/range.ts';
import { isPlaceInDoubt, isSomeCourseInDoubt } from '../course-doubt.ts';
import type { Fix } from '../finding.ts';
import { didYouMean, nearestNames } from '../nearest.ts';
import { defineSlideRule, type Found, type LintContext } from '../rule.ts';

const outlines = ['course', 'session', 'segment'];

/** A directive that mdbook-course does not understand is found before its words stand on the page. */
export const directive = defineSlideRule({
  id: 'directive',
  summary: 'Require course directives that are known, closed, and used where they have something to say',
  severity: 'error',
  fixable: true,
  *check(slide, context) {
    const { book } = context;
    if (book !== undefined && !(book.config.course && isOfBook(slide, book))) return;
    for (const found of slide.directives) {
      const problem = isClosed(found)
        ? (unknownWords(found, slide) ?? courseName(found, slide, context) ?? place(found, slide, context))
        : notClosed(found, slide);
      if (problem !== undefined) yield problem;
    }
  },
});

/** One that runs on over its line has swallowed the text up to the next `}}`. */
function isClosed({ closed, range, words }: Directive): boolean {
  return closed && (range.start.line === range.end.line || words.every((word) => !word.includes('{')));
}

function notClosed(found: Directive, slide: Slide): Found {
  const { document } = slide;
  const start = offsetAt(document, found.range.start);
  const line = document.text.slice(start, lineEndOffset(document, found.range.start.line));
  const written = /^\{\{%[ \t]*([^{}]*?)[ \t]*(\}?)(?=[ \t]*$|\{)/.exec(line);
  const words = (written?.[1] ?? '').split(/\s+/);
  const end = start + (written?.[0] ?? line).length;
  const message = l10n.t('This directive is never closed, so its words stand on the page as they are.');
  const range = rangeBetween(document, start, end);
  if (written === null || !isOutline(words))
    return { range, message: `${message} ${l10n.t('End it with `{0}`.', '}}')}` };
  const at = rangeBetween(document, end, end);
  const newText = written[2] ? '}' : '}}';
  const fix: Fix = { title: l10n.t('Close the directive'), edits: [{ range: at, newText }] };
  return { range, message: `${message} ${l10n.t('The fix adds the missing `{0}`.', newText)}`, fix };
}

function isOutline(words: readonly string[]): boolean {
  return (
    outlines.includes(words[0] ?? '') &&
    words[1] === 'outline' &&
    (words.length === 2 || words[0] === 'course')
  );
}

function unknownWords(found: Directive, slide: Slide): Found | undefined {
  const { words, range } = found;
  if (isOutline(words)) return;
  const text = textOf(slide.document, range);
  const message = l10n.t(
    'mdbook-course knows no directive `{0}`, so its words stand on the page as they are.',
    words.join(' '),
  );
  const [first = '', second = '', ...rest] = words;
  const kind = nearestOutline(first);
  const noun = second === 'outline' ? second : nearestNames(second, ['outline']).sure;
  if (kind === undefined || noun === undefined || (rest.length > 0 && kind !== 'course')) {
    return {
      range,
      message: `${message} ${l10n.t('Write `segment outline`, `session outline` or `course outline`.')}`,
    };
  }
  const wordsAt = /^(\{\{%\s*)(\S+)(\s+)(\S+?)(?=\s|\}|$)/.exec(text);
  if (wordsAt === null) return { range, message };
  const start = offsetAt(slide.document, range.start);
  const between = rangeBetween(slide.document, start + (wordsAt[1] ?? '').length, start + wordsAt[0].length);
  const fix: Fix = {
    title: l10n.t('Change to “{0}”', `${kind} ${noun}`),
    edits: [{ range: between, newText: `${kind}${wordsAt[3]}${noun}` }],
  };
  return { range, message: `${message} ${l10n.t('The fix makes it `{0}`.', `${kind} ${noun}`)}`, fix };
}

function nearestOutline(word: string): string | undefined {
  return outlines.includes(word) ? word : nearestNames(word, outlines).sure;
}

function courseName(found: Directive, slide: Slide, context: LintContext): Found | undefined {
  const name = found.words.slice(2).join(' ');
  const courses = context.courses();
  if (name === '' || courses === undefined || courses.courseNamed(name) !== undefined) return;
  const nearest = nearestNames(
    name,
    courses.courses.map((course) => course.name),
  );
  if (isSomeCourseInDoubt(context)) return;
  const message = l10n.t('There is no course “{0}” in this book, so the page says “not found” here.', name);
  const range = nameRange(found, slide);
  if (nearest.sure === undefined) return { range, message: message + didYouMean(nearest) };
  const fix: Fix = {
    title: l10n.t('Change to “{0}”', nearest.sure),
    edits: [{ range, newText: nearest.sure }],
  };
  return { range, message: `${message} ${l10n.t('The fix makes it “{0}”.', nearest.sure)}`, fix };
}

/** The words after `course outline`, without the blanks around them. */
function nameRange({ range }: Directive, slide: Slide): Range {
  const text = textOf(slide.document, range);
  const start = offsetAt(slide.document, range.start);
  const before = /^\{\{%\s*\S+\s+\S+\s+/.exec(text)?.[0].length ?? 0;
  const name = text.slice(before).replace(/\s*\}*$/, '');
  return rangeBetween(slide.document, start + before, start + before + name.length);
}

/** Only chapters have a place; a text that others include stands wherever they do. */
function place({ words, range }: Directive, slide: Slide, context: LintContext): Found | undefined {
  const [kind = ''] = words;
  const courses = context.courses();
  if (courses === undefined || words.length > 2 || !isChapter(slide, context)) return;
  const { path } = slide.document;
  if (courses.placeOf(path) !== undefined) return;
  if (courses.problems.some((problem) => problem.path === path) || isPlaceInDoubt(path, context)) return;
  return { range, message: withoutPlace(kind, words.join(' ')) };
}

function withoutPlace(kind: string, written: string): string {
  if (kind === 'course')
    return l10n.t(
      'This page belongs to no course, so `{0}` has nothing to list and its words stand on the page as they are.',
      written,
    );
  return kind === 'session'
    ? l10n.t(
        'This page belongs to no session of a course, so `{0}` has nothing to list and its words stand on the page as they are.',
        written,
      )
    : l10n.t(
        'This page belongs to no segment of a course, so `{0}` has nothing to list and its words stand on the page as they are.',
        written,
      );
}

function isOfBook({ document }: Slide, book: Book): boolean {
  return isWithin(book.source, document.path) || chaptersOf(book.summary).has(document.path);
}

function isChapter(slide: Slide, { book }: LintContext): boolean {
  return book !== undefined && chaptersOf(book.summary).has(slide.document.path);
}
