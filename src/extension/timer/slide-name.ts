import { chaptersOf } from '../../core/book/chapters.ts';
import type { Lectern } from '../../core/lectern.ts';
import { basename, type Path } from '../../core/text/path.ts';

/** What the book calls a slide, or one nested in another; the name of its file where the book does not list it. */
export function slideName(lectern: Lectern, path: Path): string {
  const book = lectern.bookOf(path);
  return (book && chaptersOf(book.summary).get(path)?.title) ?? basename(path);
}
