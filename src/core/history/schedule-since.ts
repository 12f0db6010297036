import type { Book } from '../book/book.ts';
import type { Courses } from '../course/course.ts';
import { diffSchedules, type ScheduleDiff } from '../course/schedule-diff.ts';
import { createLectern, type Lectern } from '../lectern.ts';
import type { Files, Host } from '../ports.ts';
import { join, type Path } from '../text/path.ts';

const nothing: Courses = {
  courses: [],
  problems: [],
  placeOf: () => undefined,
  courseNamed: () => undefined,
};

/** What changed in a book's time, and since what. */
export interface ScheduleSince {
  readonly diff: ScheduleDiff;
  /** The book as it was; `undefined` where it was not there, so that everything is new. */
  readonly before: Book | undefined;
}

/**
 * What changed in a book's time since the files were as `past` has them. A book that lay in another folder then is
 * found when it is the only one that is there no more; `isThere` says whether a file is there now.
 */
export function scheduleSince(
  book: Book,
  courses: Courses,
  past: Host,
  isThere: (path: Path) => boolean,
): ScheduleSince {
  const then = createLectern(past);
  const before = bookThen(book, then, past.files, isThere);
  const old = before
    ? { courses: then.courses(before), source: before.source }
    : { courses: nothing, source: book.source };
  return { diff: diffSchedules(old, { courses, source: book.source }), before };
}

function bookThen(
  book: Book,
  then: Lectern,
  past: Files,
  isThere: (path: Path) => boolean,
): Book | undefined {
  const here = then.bookOf(join(book.source, 'SUMMARY.md'));
  if (here?.root === book.root && here.summary.document) return here;
  const gone = past.list('/').filter((path) => path.endsWith('/SUMMARY.md') && !isThere(path));
  const [only, another] = gone;
  return only === undefined || another !== undefined ? undefined : then.bookOf(only);
}
