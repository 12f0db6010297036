import type { Book } from './book/book.ts';
import type { LintConfig } from './lint/config.ts';
import { isExcluded } from './lint/globs.ts';
import { includedFiles } from './lint/included-files.ts';
import type { Files } from './ports.ts';
import type { Document } from './text/document.ts';
import { isWithin, join, type Path } from './text/path.ts';

/** Every file of a book that rules look at (included code too), sorted, without what `exclude` of `lectern.json` names. */
export function checkedFilesOf(
  book: Book,
  { files, document }: { readonly files: Files; document(path: Path): Document | undefined },
  config: LintConfig,
): readonly Path[] {
  const own = [join(book.root, 'book.toml'), join(book.root, 'lectern.json')].filter((path) =>
    files.exists(path),
  );
  const slides = files.list(book.source).filter((path) => path.endsWith('.md'));
  const chapters = chapterFiles(book).filter((path) => files.exists(path));
  const included = [...includedFiles(book, { files, document }).keys()].filter(
    (path) => isWithin(book.root, path) && files.read(path).kind === 'text',
  );
  return [...new Set([...own, ...slides, ...chapters, ...included])]
    .filter((path) => !isExcluded(config.exclude, path, book.root))
    .sort();
}

/** Files of chapters, also those outside the book's source. */
function chapterFiles(book: Book): Path[] {
  const found: Path[] = [];
  const open = [...book.summary.items];
  for (let item = open.pop(); item; item = open.pop()) {
    if (item.kind !== 'chapter') continue;
    if (item.path) found.push(item.path);
    open.push(...item.children);
  }
  return found;
}
