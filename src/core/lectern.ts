import type { Book } from './book/book.ts';
import type { Courses } from './course/course.ts';
import type { LintConfig } from './lint/config.ts';
import type { Finding } from './lint/finding.ts';
import type { Page } from './page/page.ts';
import type { Slide } from './slide/slide.ts';
import type { Document } from './text/document.ts';
import type { Path } from './text/path.ts';

/**
 * Everything Lectern knows of a workspace, made by `createLectern(host)`. All answers are pure functions of
 * what the host's files hold now, cached until `changed` says otherwise. They are given at once; where the host
 * has not loaded a file or drawn a diagram yet, the answer is the best without it: run them under `settled`.
 */
export interface Lectern {
  /** Files that changed, came or went; cached answers that depend on them are dropped. */
  changed(paths: Iterable<Path>): void;
  /** `undefined` when the file cannot be read. */
  document(path: Path): Document | undefined;
  slide(path: Path): Slide | undefined;
  /** The book a file belongs to, found upwards; `undefined` for a file in no book. */
  bookOf(path: Path): Book | undefined;
  /** Time of all courses of a book. */
  courses(book: Book): Courses;
  /** The page as published, or for the preview. */
  page(path: Path, mode: 'published' | 'preview'): Page;
  config(book: Book | undefined): LintConfig;
  /** Findings of one file: of slide rules for a slide, and those of book rules that stand in it. */
  check(path: Path): readonly Finding[];
  /** Findings of every file of a book, by file and position. */
  checkBook(book: Book): readonly Finding[];
}
