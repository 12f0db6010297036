import * as l10n from '#l10n';
import { textOf } from '../../text/document.ts';
import { courseFrontMatter, frontMatterKeys } from '../front-matter-keys.ts';
import { didYouMean, nearestNames } from '../nearest.ts';
import { defineSlideRule } from '../rule.ts';

/** A misspelt key counts as absent without a word, and the slide as 0 minutes: the author sees it at once. */
export const frontMatterKey = defineSlideRule({
  id: 'front-matter-key',
  summary: 'Disallow front matter keys that nobody reads',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    const entries = courseFrontMatter(slide, context)?.entries ?? [];
    const free = frontMatterKeys.filter((key) => entries.every((entry) => entry.key !== key));
    for (const { key, keyRange: range } of entries) {
      if (frontMatterKeys.includes(key)) continue;
      const nearest = nearestNames(key, free);
      const start = l10n.t('Nobody reads `{0}`, so it counts for nothing.', key);
      if (nearest.sure === undefined) {
        yield { range, message: start + didYouMean(nearest) };
        continue;
      }
      const quote = /^["']/.exec(textOf(slide.document, range))?.[0] ?? '';
      const newText = quote + nearest.sure + quote;
      yield {
        range,
        message: `${start} ${l10n.t('Did you mean `{0}`? The fix renames it.', nearest.sure)}`,
        fix: { title: l10n.t('Rename to {0}', nearest.sure), edits: [{ range, newText }] },
      };
    }
  },
});
