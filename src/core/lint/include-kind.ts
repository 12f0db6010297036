import * as l10n from '#l10n';
import type { Include, Slide } from '../slide/slide.ts';
import { offsetAt, rangeBetween, textOf } from '../text/document.ts';
import { includeTarget } from './included-files.ts';
import { nearestNames } from './nearest.ts';
import type { Found, LintContext } from './rule.ts';

/** What shows a file; `title` is left out, since nearly every short word is close to it. */
const kinds = ['include', 'rustdoc_include', 'playground'];

/**
 * An include whose kind is misspelt: mdBook leaves what it does not know as it is. It may be for another preprocessor; then
 * only a file that is there makes sure that it is an include.
 */
export function* misspelt(found: Include, slide: Slide, context: LintContext): Iterable<Found> {
  const { document } = slide;
  const written = /^\{\{\s*#([\w-]+)/.exec(textOf(document, found.range));
  const kind = written?.[1];
  if (written === null || kind === undefined || kinds.includes(kind)) return;
  const meant = nearestNames(kind, kinds).sure;
  const target = meant && includeTarget('include', found.target, document.path);
  if (meant === undefined || !target) return;
  const others = context.book?.config.otherPreprocessors.length ?? 0;
  if (others > 0 && context.document(target.path) === undefined) return;
  const end = offsetAt(document, found.range.start) + written[0].length;
  const range = rangeBetween(document, end - kind.length, end);
  yield {
    range,
    message: l10n.t(
      'mdBook knows no `#{0}`, so the page shows this line as it is written. The fix makes it `#{1}`.',
      kind,
      meant,
    ),
    fix: { title: l10n.t('Change to {0}', `#${meant}`), edits: [{ range, newText: meant }] },
  };
}
