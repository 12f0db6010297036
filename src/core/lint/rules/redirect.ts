import * as l10n from '#l10n';
import type { Book, Redirect } from '../../book/book.ts';
import { chaptersOf } from '../../book/chapters.ts';
import { type Document, textOf } from '../../text/document.ts';
import { type Path, relative } from '../../text/path.ts';
import { encode, respell, splitAddress } from '../address.ts';
import type { Fix } from '../finding.ts';
import { didYouMean, nearestNames } from '../nearest.ts';
import { defineBookRule, type Found, type LintContext } from '../rule.ts';
import { pagesOf, type SiteRedirect, siteRedirect } from '../site.ts';

/** The tables a target is looked up in. */
interface Site {
  readonly document: Document;
  readonly pages: ReadonlySet<Path>;
  readonly redirects: ReadonlyMap<string, SiteRedirect>;
}

/** An old address that leads nowhere, or only after several hops, is found before a bookmark breaks. */
export const redirect = defineBookRule({
  id: 'redirect',
  summary: 'Require every redirect of book.toml to lead to a page, in one step',
  severity: 'warning',
  fixable: true,
  *check(book, context) {
    const { document, redirects } = book.config;
    if (document === undefined || redirects.length === 0) return;
    const resolved = redirects.map(({ from, to }) => siteRedirect(from, to));
    const byPage = new Map(resolved.map((to) => [to.from, to]));
    const site: Site = { document, pages: pagesOf(book), redirects: byPage };
    for (const [index, written] of redirects.entries()) {
      const here = resolved[index];
      if (here?.page === undefined) continue;
      const found = chain(written, here, site) ?? nowhere(written, here, site, book, context);
      if (found !== undefined) yield { path: document.path, ...found };
    }
  },
});

/** A target that is itself redirected. */
function chain(written: Redirect, here: SiteRedirect, site: Site): Found | undefined {
  const range = written.toRange;
  const seen = new Set([here.from]);
  let last = here;
  for (let next = follow(last, site); next !== undefined; next = follow(last, site)) {
    if (seen.has(next.from)) {
      return {
        range,
        message: l10n.t(
          'This redirect leads round in a circle, so no page is ever reached. Let it lead to a page.',
        ),
      };
    }
    seen.add(next.from);
    last = next;
  }
  if (last === here) return;
  const message = l10n.t(
    'This redirect leads to another redirect, which costs readers a second hop and search engines their trust.',
  );
  if (last.page === undefined || !site.pages.has(last.page))
    return { range, message: `${message} ${l10n.t('Let it lead to a page.')}` };
  const to = address(written, here, last.page) + (last.fragment || here.fragment);
  const fix = leadTo(written, to, site.document);
  return fix === undefined
    ? { range, message: `${message} ${l10n.t('Let it lead to `{0}`.', to)}` }
    : { range, message: `${message} ${l10n.t('The fix leads it to `{0}` at once.', to)}`, fix };
}

function follow({ page, fragment }: SiteRedirect, { redirects, pages }: Site): SiteRedirect | undefined {
  if (page === undefined) return;
  return (
    (fragment ? redirects.get(page + fragment) : undefined) ??
    (pages.has(page) ? undefined : redirects.get(page))
  );
}

/** A target that is no page. */
function nowhere(
  written: Redirect,
  here: SiteRedirect,
  site: Site,
  book: Book,
  context: LintContext,
): Found | undefined {
  const { page = '' } = here;
  if (site.pages.has(page) || written.to.startsWith('/') || !isPageName(page)) return;
  if (!page.endsWith('.md') && context.files.exists(book.source + page)) return;
  if (site.pages.has(`${page}.html`) || site.pages.has(`${page}/index.html`)) return;
  if (isLostChapter(page, book, context)) return;
  const message = l10n.t('This redirect leads to a page that does not exist, so readers end at an error.');
  const range = written.toRange;
  const asPage = page.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');
  const nearest = site.pages.has(asPage) ? { sure: asPage, names: [asPage] } : nearestNames(page, site.pages);
  if (nearest.sure === undefined) {
    const names = nearest.names.map((name) => relative(here.folder, name));
    return { range, message: message + didYouMean({ sure: undefined, names }) };
  }
  const { query, fragment } = splitAddress(written.to);
  const to = address(written, here, nearest.sure) + query + fragment;
  const fix = leadTo(written, to, site.document);
  return fix === undefined
    ? { range, message: `${message} ${l10n.t('Did you mean `{0}`?', to)}` }
    : { range, message: `${message} ${l10n.t('The fix makes it `{0}`.', to)}`, fix };
}

/** Whether a page has its file, but SUMMARY.md has a mistake that may have lost it: that is told there. */
function isLostChapter(page: Path, { source, summary }: Book, { files }: LintContext): boolean {
  const isThere = (path: Path) => files.exists(path);
  if (summary.problems.length === 0 && [...chaptersOf(summary).keys()].every(isThere)) return false;
  const stem = source + page.replace(/\.html$/, '');
  return (
    files.exists(`${stem}.md`) || (/\/index$/.test(stem) && files.exists(stem.replace(/index$/, 'README.md')))
  );
}

/** Files of other kinds may come from other programs, such as a PDF of the book. */
function isPageName(page: Path): boolean {
  const extension = /\.([^./]*)$/.exec(page)?.[1];
  return (
    extension === undefined ||
    extension === 'md' ||
    /^\.?h?t?m?l?$/.test(extension) ||
    nearestNames(extension, ['html']).names.length > 0
  );
}

/** The page as it is to be written in this entry. */
function address(written: Redirect, here: SiteRedirect, page: Path): string {
  const { path } = splitAddress(written.to);
  return path.startsWith('/') ? encode(page) : respell(path, here.folder, page, '/');
}

/** `undefined` where the target is not in the file as it is meant: with escapes, or on several lines. */
function leadTo({ to: written, toRange }: Redirect, to: string, document: Document): Fix | undefined {
  if (textOf(document, toRange) !== written) return undefined;
  return { title: l10n.t('Lead to {0}', to), edits: [{ range: toRange, newText: to }] };
}
