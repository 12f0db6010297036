import type { Book } from './book/book.ts';
import { findBook } from './book/find-book.ts';
import type { CourseFacts, Courses } from './course/course.ts';
import { createRollUp, type RollUp } from './course/roll-up.ts';
import type { Knowledge } from './lectern.ts';
import type { Files } from './ports.ts';
import { createDocument, type Document } from './text/document.ts';
import type { Path } from './text/path.ts';

/** Texts that some files had at another time; the same object for as long as they are the same ones. */
export type OtherTexts = ReadonlyMap<Path, string>;

interface Kept {
  /** The book as those texts make it, where SUMMARY.md or book.toml is among them. */
  readonly book: Book | undefined;
  readonly facts: ReadonlyMap<Path, CourseFacts>;
  readonly rollUp: RollUp;
}

/** Makes a function that gives the courses of a book as they would be if some of its files had other texts. */
export function createCoursesWith(
  { host, facts }: Pick<Knowledge, 'host' | 'facts'>,
  factsOf: (document: Document) => CourseFacts,
): (book: Book, texts: OtherTexts) => Courses {
  // Asked with every key of an edit: what the texts say is read once.
  const kept = new WeakMap<OtherTexts, Map<Path, Kept>>();

  function keep(book: Book, texts: OtherTexts): Kept {
    const files: Files = {
      read: (path) => {
        const text = texts.get(path);
        return text === undefined ? host.files.read(path) : { kind: 'text', text };
      },
      exists: (path) => texts.has(path) || host.files.exists(path),
      list: (folder) => host.files.list(folder),
    };
    const shapes = [`${book.root}/book.toml`, `${book.source}/SUMMARY.md`].some((path) => texts.has(path));
    return {
      book: shapes ? findBook(book.source, files) : undefined,
      facts: new Map([...texts].map(([path, text]) => [path, factsOf(createDocument(path, text, 0))])),
      rollUp: createRollUp(),
    };
  }

  return (book, texts) => {
    const byRoot = kept.get(texts) ?? new Map<Path, Kept>();
    kept.set(texts, byRoot);
    const known = byRoot.get(book.root) ?? keep(book, texts);
    byRoot.set(book.root, known);
    const { facts: others, rollUp } = known;
    return rollUp.update(known.book ?? book, (path) => others.get(path) ?? facts(path));
  };
}
