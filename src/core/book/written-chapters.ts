import type { Path } from '../text/path.ts';
import type { Book, Chapter, SummaryItem } from './book.ts';

/** A chapter that has a file, as it comes in SUMMARY.md. */
export interface WrittenChapter {
  readonly title: string;
  readonly path: Path;
  readonly depth: number;
}

/** All written chapters of a book in reading order, each file once. */
export function chaptersOf(book: Book): WrittenChapter[] {
  const chapters: WrittenChapter[] = [];
  const seen = new Set<Path>();
  const visit = (chapter: Chapter): void => {
    if (chapter.path !== undefined && !seen.has(chapter.path)) {
      seen.add(chapter.path);
      chapters.push({ title: chapter.title, path: chapter.path, depth: chapter.depth });
    }
    chapter.children.forEach(visit);
  };
  book.summary.items.forEach((item: SummaryItem) => {
    if (item.kind === 'chapter') visit(item);
  });
  return chapters;
}

/** The chapters before and after a file; `undefined` at either end, and both for a file that is no chapter. */
export function neighboursOf(
  book: Book | undefined,
  path: Path,
): { readonly previous: WrittenChapter | undefined; readonly next: WrittenChapter | undefined } {
  const chapters = book ? chaptersOf(book) : [];
  const at = chapters.findIndex((chapter) => chapter.path === path);
  return at === -1
    ? { previous: undefined, next: undefined }
    : { previous: chapters[at - 1], next: chapters[at + 1] };
}
