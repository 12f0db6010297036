import type { PlannedCourse } from './course/day-plan.ts';
import type { RunSheet } from './course/run-sheet.ts';

/** When a class is held, as the schedule page asks it and the workspace remembers it. Times as `09:00`. */
export interface RunSheetForm {
  readonly start: string;
  readonly breakMinutes: number;
  /** Empty for a day without lunch. */
  readonly lunch: string;
  readonly lunchMinutes: number;
}

/** Formats that a schedule or run sheet can be taken away in. */
export type ExportFormat = 'markdown' | 'csv' | 'calendar';

/** Everything the schedule page shows, for one book. */
export interface ScheduleState {
  readonly title: string;
  readonly plan: readonly PlannedCourse[];
  readonly runSheets: readonly RunSheet[];
  readonly form: RunSheetForm;
  /** Where a course would begin in a book that has none: its first chapter. */
  readonly begin: { readonly name: string; readonly path: string } | undefined;
  /** Why some of it cannot be computed, a sentence each. */
  readonly problems: readonly string[];
  /** Words of the page in the reader's language. */
  readonly strings: ScheduleStrings;
}

/** The words of the schedule page; `{0}` stands for a name or number. */
export interface ScheduleStrings {
  readonly allCourses: string;
  readonly course: string;
  readonly dayPlan: string;
  readonly runSheet: string;
  readonly segments: string;
  readonly break: string;
  readonly lunch: string;
  readonly target: string;
  readonly start: string;
  readonly breaks: string;
  readonly lunchAt: string;
  readonly lunchMinutes: string;
  readonly copyMarkdown: string;
  readonly copyCsv: string;
  readonly saveMarkdown: string;
  readonly saveCsv: string;
  readonly saveCalendar: string;
  readonly print: string;
  readonly printHelp: string;
  readonly time: string;
  readonly what: string;
  readonly minutes: string;
  readonly nothing: string;
  /** For a book without a course: what begins one, front matter as an example, what follows, and where to write it. */
  readonly noCourse: string;
  readonly noCourseExample: string;
  readonly noCourseRest: string;
  readonly noCourseBegin: string;
}

export type ToSchedule = { readonly type: 'state'; readonly state: ScheduleState };

export type FromSchedule =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly path: string }
  | { readonly type: 'form'; readonly form: RunSheetForm }
  | { readonly type: 'copy'; readonly format: 'markdown' | 'csv' }
  /** What shall be printed, as HTML. */
  | { readonly type: 'print'; readonly html: string }
  | { readonly type: 'save'; readonly course: string; readonly format: ExportFormat };
