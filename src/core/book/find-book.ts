import type { Files } from '../ports.ts';
import { createDocument, type Document } from '../text/document.ts';
import { basename, dirname, isWithin, join, type Path } from '../text/path.ts';
import type { Book } from './book.ts';
import { parseBookConfig } from './book-config.ts';
import { parseSummary } from './summary.ts';

/**
 * The book a file (or folder) belongs to: the nearest folder upwards with a `book.toml`; failing that, the nearest
 * with a `SUMMARY.md`, or with one in its `src`. `undefined` for a file in no book.
 */
export function findBook(path: Path, files: Files): Book | undefined {
  let source: Path | undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    const config = readDocument(join(folder, 'book.toml'), files);
    if (config) {
      const book = openBook(folder, config, files);
      // A SUMMARY.md on the way up that is not this book's own begins another book.
      return source === undefined || source === book.source || isWithin(book.source, path)
        ? book
        : bookAt(source, files);
    }
    if (source === undefined) {
      if (files.exists(join(folder, 'SUMMARY.md'))) source = folder;
      else if (files.exists(join(folder, 'src/SUMMARY.md'))) source = join(folder, 'src');
    }
    if (folder === '/') return source === undefined ? undefined : bookAt(source, files);
  }
}

/** A book without `book.toml`, whose chapters are in `source`. */
function bookAt(source: Path, files: Files): Book {
  const root = basename(source) === 'src' ? dirname(source) : source;
  const { src: _, ...config } = parseBookConfig(undefined);
  return { root, source, config, summary: readSummary(source, files) };
}

function openBook(root: Path, document: Document, files: Files): Book {
  const { src, ...config } = kept(configs, document, () => parseBookConfig(document));
  const source = join(root, src);
  return { root, source, config, summary: readSummary(source, files) };
}

function readSummary(source: Path, files: Files): Book['summary'] {
  const document = readDocument(join(source, 'SUMMARY.md'), files);
  return document
    ? kept(summaries, document, () => parseSummary(document, source))
    : parseSummary(undefined, source);
}

/** What one text was read as. A book is looked for from each of its folders, but read once. */
interface Kept<T> {
  readonly text: string;
  readonly value: T;
}

/** The last reading by path: pure functions of path and text, so that whoever asks may share them. */
const configs = new Map<Path, Kept<ReturnType<typeof parseBookConfig>>>();
const summaries = new Map<Path, Kept<Book['summary']>>();

function kept<T>(readings: Map<Path, Kept<T>>, { path, text }: Document, read: () => T): T {
  const last = readings.get(path);
  if (last?.text === text) return last.value;
  const value = read();
  readings.set(path, { text, value });
  return value;
}

function readDocument(path: Path, files: Files): Document | undefined {
  const content = files.read(path);
  return content.kind === 'text' ? createDocument(path, content.text) : undefined;
}
