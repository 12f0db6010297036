import * as l10n from '#l10n';
import type { CourseProblem } from '../../course/course.ts';
import type { Slide } from '../../slide/slide.ts';
import { type Range, range } from '../../text/range.ts';
import { isOutside, isPlaceInDoubt } from '../course-doubt.ts';
import { defineBookRule } from '../rule.ts';

/** A `course` or `session` at the wrong place is found before the whole build fails over it. */
export const courseStructure = defineBookRule({
  id: 'course-structure',
  summary: 'Require every course to have a session, and course and session to stand on top-level chapters',
  severity: 'error',
  fixable: false,
  *check(book, context) {
    if (!book.config.course) return;
    for (const problem of context.courses()?.problems ?? []) {
      const slide = context.slide(problem.path);
      if (slide === undefined) continue;
      if (isOutside(problem.kind) && isPlaceInDoubt(problem.path, context)) continue;
      yield { path: problem.path, range: placeOf(problem, slide), message: messageOf(problem, slide) };
    }
  },
});

/** The entry of the front matter, or the start of the text. */
function placeOf(problem: CourseProblem, slide: Slide): Range {
  const entry = slide.frontMatter?.entries.find(({ key }) => key === problem.key);
  return entry === undefined ? range(0, 0, 0, 0) : { start: entry.keyRange.start, end: entry.valueRange.end };
}

function messageOf({ kind, key }: CourseProblem, slide: Slide): string {
  const name = slide.frontMatter?.[key] ?? '';
  switch (kind) {
    case 'course-without-session':
      return l10n.t(
        'The course “{0}” has no session here, so the book cannot be built. Name one with `session:` in this front matter.',
        name,
      );
    case 'session-outside-course':
      return l10n.t(
        'The session “{0}” belongs to no course, so its slides are counted nowhere. Name the course with `course:` in this front matter.',
        name,
      );
    case 'nested-ignored':
      return key === 'course'
        ? l10n.t(
            '`{0}` is ignored on a nested chapter: only chapters at the top of SUMMARY.md start a course. Move it there, or delete the line.',
            `course: ${name}`,
          )
        : l10n.t(
            '`{0}` is ignored on a nested chapter: only chapters at the top of SUMMARY.md start a session. Move it there, or delete the line.',
            `session: ${name}`,
          );
    case 'nested-error':
      return l10n.t(
        '`{0}` on a chapter nested this deep stops the whole build. Move it to a chapter at the top of SUMMARY.md, or delete the line.',
        `${key}: ${name}`,
      );
  }
}
