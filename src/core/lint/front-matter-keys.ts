import { chaptersOf } from '../book/chapters.ts';
import type { FrontMatter, Slide } from '../slide/slide.ts';
import { textOf } from '../text/document.ts';
import { isWithin } from '../text/path.ts';
import type { LintContext } from './rule.ts';

/** The keys mdbook-course reads. */
export const frontMatterKeys: readonly string[] = ['minutes', 'target_minutes', 'course', 'session'];

/**
 * A slide's front matter where it is meant for mdbook-course: in a book that runs it, or with one of its keys. Other
 * tools have front matter too, and a page may start with a thematic break.
 */
export function courseFrontMatter(slide: Slide, context: LintContext): FrontMatter | undefined {
  const { frontMatter, document } = slide;
  if (!frontMatter) return undefined;
  const { book } = context;
  const isOfBook =
    book && (isWithin(book.source, document.path) || chaptersOf(book.summary).has(document.path));
  if (isOfBook && book.config.course) return frontMatter;
  const known = /^["']?(?:minutes|target_minutes|course|session)["']?[ \t]*:/m;
  return known.test(textOf(document, frontMatter.content)) ? frontMatter : undefined;
}
