import * as l10n from '#l10n';
import type { Slide } from '../../slide/slide.ts';
import { lineAt } from '../../text/document.ts';
import { basename } from '../../text/path.ts';
import { swallowsText } from '../not-closed.ts';
import { defineSlideRule } from '../rule.ts';

/** A slide has one title: the class reads it first, and the outline and search show it. */
export const heading = defineSlideRule({
  id: 'heading',
  summary: 'Require one level-one heading on every page',
  severity: 'info',
  fixable: false,
  *check(slide) {
    const { document, headings, tags } = slide;
    if (basename(document.path) === 'SUMMARY.md') return;
    const titles = headings.filter(({ level }) => level === 1).map(({ range }) => range);
    const raw = tags.filter(({ name, closing, complete }) => name === 'h1' && !closing && complete);
    const [first, ...others] = [...titles, ...raw.map(({ range }) => range)].sort(
      (a, b) => a.start.line - b.start.line || a.start.character - b.start.character,
    );
    if (first) {
      for (const range of others)
        yield {
          range,
          related: [{ path: document.path, range: first, message: l10n.t('The first is here.') }],
          message: l10n.t(
            'A slide has one title, and this is a second level-one heading. Use a lower level, or a slide of its own.',
          ),
        };
    } else if (!mayHaveTitle(slide)) {
      const line = firstLine(slide);
      yield {
        range: { start: { line, character: 0 }, end: { line, character: lineAt(document, line).length } },
        message: l10n.t(
          'This slide has no level-one heading, so it has no title on the page and none in search results. Add one.',
        ),
      };
    }
  },
});

/** Whether the title may be where it cannot be seen: in an included file, or swallowed by something not closed. */
function mayHaveTitle(slide: Slide): boolean {
  const { frontMatter, includes } = slide;
  return (
    includes.some(({ inCode, kind }) => !inCode && (kind === 'include' || kind === 'rustdoc_include')) ||
    (frontMatter?.problems.some(({ kind }) => kind === 'not-closed' || kind === 'fence-form') ?? false) ||
    swallowsText(slide)
  );
}

function firstLine({ document, frontMatter, comments }: Slide): number {
  const last = document.lineStarts.length - 1;
  const after = frontMatter ? frontMatter.range.end.line + 1 : 0;
  for (let line = after; line <= last; line++) {
    const inComment = comments.some(({ range }) => range.start.line <= line && line <= range.end.line);
    if (!inComment && lineAt(document, line).trim() !== '') return line;
  }
  return Math.min(after, last);
}
