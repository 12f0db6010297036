import type { Book } from '../../core/book/book.ts';
import { dirname, extname, join, type Path } from '../../core/text/path.ts';

/** Where a link of the page leads. */
export type LinkTarget =
  /** A slide, to be shown in the preview; `heading` is the fragment without `#`. */
  | { readonly kind: 'slide'; readonly path: Path; readonly heading: string | undefined }
  | { readonly kind: 'file'; readonly path: Path }
  | { readonly kind: 'external'; readonly address: string }
  /** Nothing Lectern opens: a scheme that could run something. */
  | { readonly kind: 'refused'; readonly address: string };

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const openable = /^(?:https?|mailto):/i;

/**
 * Finds what a link on a page means. Links to chapters read `.html` there, as published: the Markdown file that
 * becomes that page is meant, where there is one.
 */
export function linkTarget(
  href: string,
  slide: Path,
  book: Book | undefined,
  exists: (path: Path) => boolean,
): LinkTarget {
  if (href.startsWith('//')) return { kind: 'external', address: `https:${href}` };
  if (scheme.test(href)) return { kind: openable.test(href) ? 'external' : 'refused', address: href };
  const [withQuery = '', fragment] = splitOnce(href, '#');
  const [written = ''] = splitOnce(withQuery, '?');
  const relative = decoded(written);
  if (relative === '') return { kind: 'slide', path: slide, heading: fragment };
  const path =
    relative.startsWith('/') && book ? join(book.source, relative.slice(1)) : join(dirname(slide), relative);
  if (extname(path) === '.html') {
    const stem = path.slice(0, -'.html'.length);
    const readme = stem.endsWith('/index') ? [`${stem.slice(0, -'index'.length)}README.md`] : [];
    const source = [`${stem}.md`, ...readme].find(exists);
    if (source !== undefined || !exists(path))
      return { kind: 'slide', path: source ?? `${stem}.md`, heading: fragment };
  }
  if (extname(path) === '.md') return { kind: 'slide', path, heading: fragment };
  return { kind: 'file', path };
}

function splitOnce(text: string, by: string): [string, string | undefined] {
  const at = text.indexOf(by);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
