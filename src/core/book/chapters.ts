import type { Path } from '../text/path.ts';
import type { Chapter, Summary } from './book.ts';

const known = new WeakMap<Summary, ReadonlyMap<Path, Chapter>>();

/** The chapters of a book that have a file, by its path, in the order of SUMMARY.md. Made once per summary. */
export function chaptersOf(summary: Summary): ReadonlyMap<Path, Chapter> {
  const before = known.get(summary);
  if (before !== undefined) return before;
  const chapters = new Map<Path, Chapter>();
  const add = (chapter: Chapter) => {
    if (chapter.path !== undefined && !chapters.has(chapter.path)) chapters.set(chapter.path, chapter);
    for (const child of chapter.children) add(child);
  };
  for (const item of summary.items) if (item.kind === 'chapter') add(item);
  known.set(summary, chapters);
  return chapters;
}
