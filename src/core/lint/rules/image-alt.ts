import * as l10n from '#l10n';
import { defineSlideRule } from '../rule.ts';

/** Who cannot see an image, or whose network did not bring it, reads its alternative text. */
export const imageAlt = defineSlideRule({
  id: 'image-alt',
  summary: 'Require alternative text for every image',
  severity: 'warning',
  fixable: false,
  *check(slide) {
    for (const { kind, form, alt, range } of slide.links) {
      if (kind !== 'image') continue;
      if (form === 'html' && alt === undefined)
        yield {
          range,
          message: l10n.t(
            'This image has no `alt`, so who cannot see it gets nothing. Say what it shows, or write `alt=""` for a decoration.',
          ),
        };
      else if (form !== 'html' && (alt ?? '').trim() === '')
        yield {
          range,
          message: l10n.t(
            'This image has no alternative text, so who cannot see it gets nothing. Say what it shows between the brackets.',
          ),
        };
    }
  },
});
