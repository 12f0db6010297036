import type { Book } from '../book/book.ts';
import { chaptersOf } from '../book/chapters.ts';
import { dirname, isWithin, join, type Path } from '../text/path.ts';
import { decode, isElsewhere, resolve, splitAddress } from './address.ts';
import type { LintContext } from './rule.ts';
import { pageOf, siteRedirect } from './site.ts';

/** Where a link leads, as far as files go. */
export type LinkTarget =
  /** Nothing that can be checked: another site, another book, the page itself. */
  | { readonly kind: 'elsewhere' }
  /** A file or folder that is there; `page` when it is the source of a page with headings. */
  | { readonly kind: 'file'; readonly page: Path | undefined }
  /** Nothing is there; `path` is where it was looked for. */
  | { readonly kind: 'missing'; readonly path: Path };

/** Files that mdBook writes into the root of every site. */
const written = new Set(['index.html', 'print.html', '404.html', 'toc.html']);

/** Follows an address from a file in `folder`, whose links may not leave `root`. */
export function followLink(address: string, folder: Path, root: Path, context: LintContext): LinkTarget {
  const { path } = splitAddress(address);
  if (path === '' || path.startsWith('/') || isElsewhere(path)) return { kind: 'elsewhere' };
  const at = resolve(folder, path);
  if (at === undefined || !isWithin(root, at)) return { kind: 'elsewhere' };
  const { files, book } = context;
  if (files.exists(at)) return { kind: 'file', page: at.endsWith('.md') ? at : pageOfFolder(at, context) };
  const page = sourceOfPage(at, context);
  if (page !== undefined) return { kind: 'file', page };
  if (book !== undefined && isWritten(at, book)) return { kind: 'file', page: undefined };
  return { kind: 'missing', path: at };
}

/** The Markdown file of a folder's own page. */
function pageOfFolder(folder: Path, { files }: LintContext): Path | undefined {
  return ['README.md', 'index.md'].map((name) => join(folder, name)).find((file) => files.exists(file));
}

/** The Markdown file that becomes an `.html` page: `README.md` becomes `index.html`. */
function sourceOfPage(path: Path, { files }: LintContext): Path | undefined {
  if (!path.endsWith('.html')) return undefined;
  const candidates = [path.replace(/\.html$/, '.md')];
  if (path.endsWith('/index.html')) candidates.push(join(dirname(path), 'README.md'));
  return candidates.find((file) => files.exists(file));
}

const redirects = new WeakMap<Book, ReadonlySet<string>>();

/** Whether mdBook makes the page without a source of its own: a redirect, or one of its own pages. */
function isWritten(path: Path, book: Book): boolean {
  let known = redirects.get(book);
  if (known === undefined) {
    known = new Set(
      book.config.redirects.map(({ from }) => siteRedirect(from, '').from.replace(/#.*$/s, '')),
    );
    redirects.set(book, known);
  }
  const page = pageOf(book, path);
  return known.has(page) || known.has(`${page}/index.html`) || written.has(page.slice(1));
}

/** Whether a file is no chapter of its own, so that its links are those of the pages that include it. */
export function isIncludedOnly(path: Path, { book }: LintContext): boolean {
  return book !== undefined && !chaptersOf(book.summary).has(path);
}

/** The heading or element an address names; `undefined` for the top of the page, or what is not an id. */
export function fragmentOf(address: string): string | undefined {
  const id = decode(splitAddress(address).fragment.slice(1));
  if (id === '' || id === 'top' || id.startsWith(':~:')) return undefined;
  return id.replace(/:~:.*$/s, '') || undefined;
}
