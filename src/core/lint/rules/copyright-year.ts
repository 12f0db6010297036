import * as l10n from '#l10n';
import { isOfAnother } from '../header-form.ts';
import { firstYear } from '../header-place.ts';
import { normalForm, pageHeaders, yearRange } from '../page-header.ts';
import { defineSlideRule } from '../rule.ts';

/** The year in a header is that of the file's first commit, as licences and the course's own checks want it. */
export const copyrightYear = defineSlideRule({
  id: 'copyright-year',
  summary: 'Require the copyright header to name the year of the file’s first commit',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    const form = context.houseHeaders().page(slide.document.path);
    if (!form) return;
    const header = pageHeaders(slide).find(
      ({ holder, template }) => !isOfAnother(holder, form) && template === normalForm(form.text),
    );
    const range = header && yearRange(slide, header);
    if (!range || header.year === undefined) return;
    const year = firstYear(slide, context);
    if (year === undefined || year === header.year) return;
    yield {
      range,
      message:
        context.history?.firstYear(slide.document.path) === 'uncommitted'
          ? l10n.t(
              'This file is not committed yet, so its copyright year is the current one: {0}, not {1}. The fix corrects it.',
              year,
              header.year,
            )
          : l10n.t(
              'The copyright year is that of the first commit that added this file: {0}, not {1}. The fix corrects it.',
              year,
              header.year,
            ),
      fix: { title: l10n.t('Change the year to {0}', year), edits: [{ range, newText: String(year) }] },
    };
  },
});
