import type { Book } from '../book/book.ts';
import { relative } from '../text/path.ts';
import type { Courses } from './course.ts';
import { publishedDuration } from './duration.ts';
import { courseTarget, sessionTarget, type TargetState } from './over-target.ts';

/** What `lectern schedule --format json` prints; a contract. Files are relative to the book's source folder. */
export interface Schedule {
  readonly courses: readonly ScheduleCourse[];
}

interface ScheduleCourse {
  readonly name: string;
  readonly minutes: number;
  readonly targetMinutes: number;
  readonly sessions: readonly {
    readonly name: string;
    readonly minutes: number;
    readonly targetMinutes: number;
    readonly segments: readonly {
      readonly name: string;
      readonly minutes: number;
      readonly slides: readonly {
        readonly name: string;
        readonly minutes: number;
        readonly files: readonly string[];
      }[];
    }[];
  }[];
}

/** The schedule of all courses of a book as plain data, keys in the contract's order; names as SUMMARY.md has them. */
export function scheduleOf(courses: Courses, book: Book): Schedule {
  return {
    courses: courses.courses.map(({ name, minutes, targetMinutes, sessions }) => ({
      name,
      minutes,
      targetMinutes,
      sessions: sessions.map((session) => ({
        name: session.name,
        minutes: session.minutes,
        targetMinutes: session.targetMinutes,
        segments: session.segments.map((segment) => ({
          name: segment.label,
          minutes: segment.minutes,
          slides: segment.slides.map((slide) => ({
            name: slide.label,
            minutes: slide.minutes,
            files: slide.files.map((file) => relative(book.source, file)),
          })),
        })),
      })),
    })),
  };
}

/**
 * The schedule in Markdown, worded like mdbook-course's own `course-schedule`, but with every course: that tool
 * stops at the first one that takes no time. Ends with a line end.
 */
export function scheduleMarkdown(courses: Courses): string {
  const lines = ['## Course Schedule', ''];
  for (const course of courses.courses) {
    lines.push(`### ${course.name}`, '');
    lines.push(`_${againstTarget(course.minutes, courseTarget(course))}_`, '');
    for (const session of course.sessions)
      lines.push(`* ${session.name} - _${againstTarget(session.minutes, sessionTarget(session))}_`);
    lines.push('');
  }
  if (courses.courses.length === 0) lines.push('This book has no course.', '');
  return lines.join('\n');
}

function againstTarget(minutes: number, { state, by }: TargetState): string {
  const duration = publishedDuration(minutes);
  if (state === 'over') return `${duration} (⏰ *${publishedDuration(by)} too long*)`;
  return state === 'under' ? `${duration}: (${publishedDuration(-by)} short)` : duration;
}
