import type { Book } from '../book/book.ts';
import type { Courses } from '../course/course.ts';
import { diffSchedules, type ScheduleDiff } from '../course/schedule-diff.ts';
import { createLectern } from '../lectern.ts';
import type { Host } from '../ports.ts';
import { join } from '../text/path.ts';

const nothing: Courses = {
  courses: [],
  problems: [],
  placeOf: () => undefined,
  courseNamed: () => undefined,
};

/** What changed in a book's time since the files were as `past` has them; of a book that was not there then, everything is new. */
export function scheduleSince(book: Book, courses: Courses, past: Host): ScheduleDiff {
  const then = createLectern(past);
  const old = then.bookOf(join(book.source, 'SUMMARY.md'));
  const before = old
    ? { courses: then.courses(old), source: old.source }
    : { courses: nothing, source: book.source };
  return diffSchedules(before, { courses, source: book.source });
}
