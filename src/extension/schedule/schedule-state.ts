import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { Course, CourseProblem, Courses } from '../../core/course/course.ts';
import { dayPlan } from '../../core/course/day-plan.ts';
import { parseClockTime, type RunSheet, runSheet } from '../../core/course/run-sheet.ts';
import type { RunSheetForm, ScheduleState, ScheduleStrings } from '../../core/schedule-protocol.ts';
import { relative } from '../../core/text/path.ts';

/** A class from nine, with ten minutes between segments and an hour of lunch. */
export const usualForm: RunSheetForm = { start: '09:00', breakMinutes: 10, lunch: '12:00', lunchMinutes: 60 };

/** What the schedule page shows of a book. */
export function scheduleState(book: Book, courses: Courses, form: RunSheetForm): ScheduleState {
  return {
    title: book.config.title ?? vscode.l10n.t('Schedule'),
    plan: dayPlan(courses),
    runSheets: courses.courses.map((course) => sheetOf(course, form)),
    form,
    begin: courses.courses.length === 0 ? firstChapter(book) : undefined,
    problems: courses.problems.map((problem) => problemSentence(problem, book)),
    strings: strings(),
  };
}

/** The first chapter that a course could begin with; `undefined` where SUMMARY.md lists none that has a file. */
function firstChapter({ summary }: Book): ScheduleState['begin'] {
  for (const item of summary.items)
    if (item.kind === 'chapter' && item.path !== undefined) return { name: item.title, path: item.path };
  return undefined;
}

/** A course by the clock; where the form says no time that can be read, the day starts at nine. */
export function sheetOf(course: Course, form: RunSheetForm): RunSheet {
  const lunch = parseClockTime(form.lunch);
  return runSheet(course, {
    start: parseClockTime(form.start) ?? 9 * 60,
    breakMinutes: Math.max(0, Math.round(form.breakMinutes)),
    ...(lunch === undefined
      ? {}
      : { lunch: { start: lunch, minutes: Math.max(0, Math.round(form.lunchMinutes)) } }),
  });
}

function problemSentence(problem: CourseProblem, book: Book): string {
  const file = relative(book.source, problem.path);
  switch (problem.kind) {
    case 'course-without-session':
      return vscode.l10n.t('“{0}” starts a course without a session, so its time cannot be counted.', file);
    case 'session-outside-course':
      return vscode.l10n.t('“{0}” names a session outside any course, so its time cannot be counted.', file);
    case 'nested-ignored':
      return vscode.l10n.t('“{0}” is nested, so its `{1}` is not read.', file, problem.key);
    case 'nested-error':
      return vscode.l10n.t('“{0}” is nested too deep for `{1}`; the book will not build.', file, problem.key);
  }
}

/** Keys as mdbook-course reads them: the same in every language. */
const courseExample = `---
course: Reading Code
session: Morning
minutes: 5
target_minutes: 180
---`;

function strings(): ScheduleStrings {
  const { t } = vscode.l10n;
  return {
    allCourses: t('All courses'),
    course: t('Course'),
    dayPlan: t('Day plan'),
    runSheet: t('Run sheet'),
    segments: t('Segment and slides'),
    break: t('Break'),
    lunch: t('Lunch'),
    target: t('Target'),
    start: t('Start'),
    breaks: t('Minutes per break'),
    lunchAt: t('Lunch at'),
    lunchMinutes: t('Minutes of lunch'),
    copyMarkdown: t('Copy as Markdown'),
    copyCsv: t('Copy as CSV'),
    saveMarkdown: t('Save as Markdown'),
    saveCsv: t('Save as CSV'),
    saveCalendar: t('Save as calendar (iCalendar)'),
    print: t('Print…'),
    printHelp: t('VS Code cannot print its pages: this saves one that your browser prints.'),
    time: t('Time'),
    what: t('What'),
    minutes: t('Duration'),
    nothing: t('This course takes no time yet. Give its slides `minutes`.'),
    noCourse: t(
      'This book has no course yet, so there is no time to count. A course begins at a chapter at the top level of `SUMMARY.md` whose front matter names it and its first session:',
    ),
    noCourseExample: courseExample,
    noCourseRest: t(
      'Each chapter at the top level from there on is a segment of the session, until one names the next `session`; the chapters below it are its slides, each with its own `minutes`. `target_minutes` says how long the session may take, and may be left out.',
    ),
    noCourseBegin: t('The first chapter of this book:'),
  };
}
