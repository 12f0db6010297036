import type { Book } from '../../src/core/book/book.ts';
import { parseBookConfig } from '../../src/core/book/book-config.ts';
import { parseSummary } from '../../src/core/book/summary.ts';
import type { CourseFacts } from '../../src/core/course/course.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { join, type Path } from '../../src/core/text/path.ts';

/** What a test says of one file. */
export type Facts = Partial<CourseFacts>;

/** A book in `/book/src` with this SUMMARY.md. */
export function bookOf(summary: string): Book {
  const { src: _, ...config } = parseBookConfig(undefined);
  const document = createDocument('/book/src/SUMMARY.md', summary);
  return { root: '/book', source: '/book/src', config, summary: parseSummary(document, '/book/src') };
}

/** Looks files up by their path below `/book/src`; those not named have no front matter. */
export function factsFrom(files: Readonly<Record<string, Facts>>) {
  const byPath = new Map(Object.entries(files).map(([file, facts]) => [join('/book/src', file), facts]));
  return (path: Path): CourseFacts | undefined => {
    const facts = byPath.get(path);
    return (
      facts && {
        minutes: undefined,
        targetMinutes: undefined,
        course: undefined,
        session: undefined,
        ...facts,
      }
    );
  };
}
