import type { Book } from '../book/book.ts';
import { chaptersOf } from '../book/chapters.ts';
import { type Path, relative } from '../text/path.ts';
import { isElsewhere, resolve, splitAddress } from './address.ts';

/** Pages that mdBook adds to the chapters' own. */
const extraPages = ['/index.html', '/404.html', '/print.html', '/toc.html'];

/** Where a file of the book's source stands on the site: `/a/b.html` for `a/b.md`, `/a/index.html` for `a/README.md`. */
export function pageOf(book: Book, path: Path): Path {
  return `/${relative(book.source, path)}`
    .replace(/(^|\/)README\.md$/, '$1index.md')
    .replace(/\.md$/, '.html');
}

/** Every page of the site that is made of a chapter or that mdBook adds, as paths from the site's root. */
export function pagesOf(book: Book): ReadonlySet<Path> {
  const pages = new Set(extraPages);
  for (const path of chaptersOf(book.summary).keys()) pages.add(pageOf(book, path));
  return pages;
}

/** One entry of the redirect table as places on the site. */
export interface SiteRedirect {
  /** The page (and its fragment) that leads on, from the site's root. */
  readonly from: string;
  /** The folder that the target is relative to. */
  readonly folder: Path;
  /** The page it leads to; `undefined` for another site, or another book of the same site. */
  readonly page: Path | undefined;
  readonly fragment: string;
}

/** A redirect of book.toml, resolved: a folder means its index.html. */
export function siteRedirect(from: string, to: string): SiteRedirect {
  const source = splitAddress(from);
  const start = resolve('/', source.path) ?? '/';
  const folder = start.slice(0, start.lastIndexOf('/')) || '/';
  const { path, fragment } = splitAddress(to);
  const known = { from: start + source.fragment, folder, fragment };
  if (isElsewhere(to) || path === '') return { ...known, page: undefined };
  const page = resolve(path.startsWith('/') ? '/' : folder, path);
  if (page === undefined) return { ...known, page };
  const isFolder = /(^|\/)\.{0,2}$/.test(path);
  return { ...known, page: isFolder ? `${page === '/' ? '' : page}/index.html` : page };
}
