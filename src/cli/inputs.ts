import picomatch from 'picomatch';
import type { Lectern } from '../core/lectern.ts';
import { basename, dirname, isWithin, join, type Path } from '../core/text/path.ts';
import { type Io, UsageError } from './io.ts';
import { toPath } from './native-path.ts';
import type { NodeFiles } from './node-files.ts';

/** The files a command is asked to look at. */
export interface Inputs {
  /** Sorted, each once. */
  readonly files: readonly Path[];
  /** Whether a file is one of the given paths or lies below one. */
  covers(path: Path): boolean;
}

/** Books' own files that rules look at beside Markdown. */
const bookFiles = new Set(['book.toml', 'lectern.json']);

/**
 * Finds the files that paths name: files, folders (their books' files, and Markdown in no book), globs. Throws a
 * UsageError for a path that does not exist, or when there is no Markdown at all.
 */
export function findInputs(paths: readonly string[], io: Io, files: NodeFiles, lectern: Lectern): Inputs {
  const wanted = paths.length > 0 ? paths : ['.'];
  const found = new Set<Path>();
  let named = false;
  const covered: ((path: Path) => boolean)[] = [];
  for (const given of wanted) {
    const path = toPath(given, io.cwd);
    const kind = files.kindOf(path);
    if (kind === 'file') {
      if (isChecked(path) || isIncluded(path, lectern)) {
        found.add(path);
        named = true;
      }
      covered.push((other) => other === path);
    } else if (kind === 'folder') {
      for (const file of filesBelow(path, files, lectern)) found.add(file);
      covered.push((other) => isWithin(path, other));
    } else {
      const matches = matcherOf(given, io);
      if (!matches) throw new UsageError(`There is no file or folder ${given}.`);
      const folder = toPath(matches.base || '.', io.cwd);
      for (const file of files.list(folder)) if (isChecked(file) && matches.test(file)) found.add(file);
      covered.push(matches.test);
    }
  }
  if (!named && ![...found].some((path) => path.endsWith('.md'))) throw new UsageError(nothingFound(paths));
  return { files: [...found].sort(), covers: (path) => covered.some((test) => test(path)) };
}

function isChecked(path: Path): boolean {
  return path.endsWith('.md') || bookFiles.has(basename(path));
}

/** Whether a book's pages include the file, so that rules look at its anchors. */
function isIncluded(path: Path, lectern: Lectern): boolean {
  const book = lectern.bookOf(path);
  return book !== undefined && lectern.checkedFiles(book).includes(path);
}

/** In a book, what its rules look at; elsewhere, every Markdown file. */
function filesBelow(folder: Path, files: NodeFiles, lectern: Lectern): Path[] {
  const found: Path[] = [];
  const books = new Map<Path, ReadonlySet<Path>>();
  for (const path of files.list(folder)) {
    if (isHidden(folder, path)) continue;
    const book = lectern.bookOf(path);
    if (!book) {
      if (path.endsWith('.md')) found.push(path);
      continue;
    }
    let checked = books.get(book.root);
    if (!checked) {
      checked = new Set(lectern.checkedFiles(book));
      books.set(book.root, checked);
    }
    if (checked.has(path)) found.push(path);
  }
  return found;
}

/** Whether a folder below `folder` on the way to `path` starts with a dot. */
function isHidden(folder: Path, path: Path): boolean {
  return dirname(path).slice(folder.length).includes('/.');
}

function matcherOf(glob: string, io: Io) {
  const { base, isGlob } = picomatch.scan(glob);
  if (!isGlob) return undefined;
  const absolute = join(toPath('.', io.cwd), glob);
  return { base, test: picomatch(absolute) };
}

function nothingFound(paths: readonly string[]): string {
  if (paths.length === 0) return 'There is no Markdown file in the working directory.';
  return `There is no Markdown file in ${paths.join(', ')}.`;
}
