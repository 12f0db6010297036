import * as l10n from '#l10n';
import type { Link, Slide } from '../../slide/slide.ts';
import { offsetAt, rangeBetween, textOf } from '../../text/document.ts';
import { dirname, type Path, relative } from '../../text/path.ts';
import type { Range } from '../../text/range.ts';
import { encode, respell, splitAddress } from '../address.ts';
import { excludedLinks } from '../excluded-links.ts';
import { includedFiles } from '../included-files.ts';
import { leadsNowhere } from '../leads-nowhere.ts';
import { followLink, fragmentOf, isIncludedOnly, type LinkTarget } from '../link-target.ts';
import { type Nearest, nearestNames } from '../nearest.ts';
import { nearestPaths } from '../nearest-path.ts';
import { swallowsText } from '../not-closed.ts';
import { defineSlideRule, type Found, type LintContext } from '../rule.ts';

/** A link that leads nowhere, or an image that is not there, is found before a student clicks on it. */
export const link = defineSlideRule({
  id: 'link',
  summary: 'Require relative links, images and references to lead to files and headings that exist',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    const { book } = context;
    const { path } = slide.document;
    // The lines of SUMMARY.md are no page; the rule `summary` judges them.
    if (path === book?.summary.document?.path) return;
    const isExcluded = excludedLinks(book?.config.linkcheckExclude ?? []);
    const root = book?.source ?? dirname(path);
    const own = dirname(path);
    // Who includes the file is asked only when a link does not lead on from its own folder.
    let known: readonly Path[] | undefined;
    const others = (): readonly Path[] => {
      known ??= isIncludedOnly(path, context) ? includersOf(path, context) : [];
      return known;
    };
    for (const found of slide.links) {
      if (found.form === 'reference' || found.form === 'autolink') continue;
      if (isExcluded(found.target)) continue;
      const near = followLink(found.target, own, root, context);
      const reached =
        near.kind === 'missing'
          ? (others()
              .map((file) => followLink(found.target, dirname(file), root, context))
              .find(({ kind }) => kind !== 'missing') ?? near)
          : near;
      const problem =
        reached.kind === 'missing'
          ? missingFile(found, reached.path, slide, root, context)
          : missingHeading(found, reached, () => others().length > 0, slide, context);
      if (problem !== undefined) yield problem;
    }
  },
});

function includersOf(path: Path, context: LintContext): readonly Path[] {
  const { book } = context;
  return (
    (book &&
      includedFiles(book, context)
        .get(path)
        ?.map(({ from }) => from)) ??
    []
  );
}

function missingFile(found: Link, wanted: Path, slide: Slide, root: Path, context: LintContext): Found {
  const { path } = splitAddress(found.target);
  const written = writtenPath(found, slide);
  const message =
    found.kind === 'image'
      ? l10n.t('There is no image `{0}`, so the page shows a gap.', path)
      : l10n.t('There is no file `{0}`, so this link leads to an error.', path);
  const range = written?.range ?? found.targetRange;
  const nearest = nearestTargets(wanted, found, slide.document.path, root, context);
  if (written === undefined) return { range, message };
  const spell = (target: Path) => respell(written.text, dirname(slide.document.path), target, root);
  return leadsNowhere(range, message, nearest, spell);
}

/** Existing files near the wanted one, spelt like it: a link to a page as `.html` stays one. */
function nearestTargets(
  wanted: Path,
  { kind }: Link,
  own: Path,
  root: Path,
  { files }: LintContext,
): Nearest {
  const existing = files.list(root).filter((file) => file !== own && !file.endsWith('/SUMMARY.md'));
  const isPage = /\.(html?|md)$/.test(wanted);
  const candidates = existing.filter((file) => file.endsWith('.md') === (isPage && kind === 'link'));
  const all = isPage || kind === 'image' ? candidates : existing;
  const asWritten = wanted.endsWith('.html') ? all.map(asPage) : all;
  return nearestPaths(wanted, asWritten, own);
}

function asPage(file: Path): Path {
  return file.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');
}

function missingHeading(
  found: Link,
  target: LinkTarget,
  isIncluded: () => boolean,
  slide: Slide,
  context: LintContext,
): Found | undefined {
  const id = fragmentOf(found.target);
  if (id === undefined || found.kind === 'image') return;
  const onOwnPage = splitAddress(found.target).path === '' && splitAddress(found.target).query === '';
  const page = onOwnPage ? slide.document.path : target.kind === 'file' ? target.page : undefined;
  const ids = page === undefined ? undefined : context.pageIds(page);
  if (page === undefined || ids === undefined || ids.has(id) || isMadeElsewhere(id)) return;
  if (onOwnPage && isIncluded()) return;
  // The heading may be in what a code block or a comment that is not closed has swallowed.
  const there = context.slide(page);
  if (there !== undefined && swallowsText(there)) return;
  const message =
    page === slide.document.path
      ? l10n.t('This page has no heading `#{0}`, so this link leads to the top of the page.', id)
      : l10n.t(
          '`{0}` has no heading `#{1}`, so this link leads to the top of the page.',
          relative(dirname(slide.document.path), page),
          id,
        );
  const range = fragmentRange(found, slide);
  const nearest = nearestNames(id, ids);
  if (range === undefined) return { range: found.targetRange, message };
  return leadsNowhere(range, message, nearest, encode, (name) => `#${name}`);
}

/** Ids that mdBook's own footnotes and well-known preprocessors give. */
function isMadeElsewhere(id: string): boolean {
  return /^(fn|fr|footnote|admonition|mdbook)-/.test(id);
}

/** The path of the address in the source; `undefined` where it is written with escapes, so that no fix can be sure. */
function writtenPath(
  { target, targetRange }: Link,
  { document }: Slide,
): { text: string; range: Range } | undefined {
  if (textOf(document, targetRange) !== target) return undefined;
  const { path } = splitAddress(target);
  const start = offsetAt(document, targetRange.start);
  return { text: path, range: rangeBetween(document, start, start + path.length) };
}

/** What stands after the `#`. */
function fragmentRange({ target, targetRange }: Link, { document }: Slide): Range | undefined {
  if (textOf(document, targetRange) !== target) return undefined;
  const start = offsetAt(document, targetRange.start) + target.indexOf('#') + 1;
  return rangeBetween(document, start, offsetAt(document, targetRange.end));
}
