import * as l10n from '#l10n';
import type { Slide } from '../../slide/slide.ts';
import { lineAt } from '../../text/document.ts';
import type { Fix } from '../finding.ts';
import { defineSlideRule, type LintContext } from '../rule.ts';

/** A slide without minutes takes no time in the schedule, while the class sits through it. */
export const missingMinutes = defineSlideRule({
  id: 'missing-minutes',
  summary: 'Require minutes on slides whose neighbours have them',
  severity: 'off',
  fixable: true,
  *check(slide, context) {
    const { document, frontMatter } = slide;
    const place = context.courses()?.placeOf(document.path);
    if (!place?.first || place.slide.minutes > 0 || frontMatter?.minutes !== undefined) return;
    const [own, ...slides] = place.segment.slides;
    if (place.slide === own) return;
    const others = slides.filter((other) => other !== place.slide);
    const timed = others.filter((other) => other.minutes > 0).length;
    if (timed * 2 <= others.length) return;
    const range = frontMatter?.range ?? {
      start: { line: 0, character: 0 },
      end: { line: 0, character: lineAt(document, 0).length },
    };
    const fix = estimated(slide, context);
    yield {
      range,
      message: fix
        ? l10n.t(
            'This slide states no minutes, so the segment “{0}” is planned shorter than it is. The fix states the estimate.',
            place.segment.name,
          )
        : l10n.t(
            'This slide states no minutes, so the segment “{0}” is planned shorter than it is. State them.',
            place.segment.name,
          ),
      ...(fix ? { fix } : {}),
    };
  },
});

function estimated({ document, frontMatter }: Slide, context: LintContext): Fix | undefined {
  const minutes = context.estimate?.(document.path);
  if (minutes === undefined || frontMatter?.problems.length) return undefined;
  const { eol } = document;
  const title = l10n.t('State ~{0} min', minutes);
  const empty = frontMatter?.entries.find((entry) => entry.key === 'minutes');
  if (empty) return { title, edits: [{ range: empty.valueRange, newText: ` ${minutes}` }] };
  const start = frontMatter ? frontMatter.content.start : { line: 0, character: 0 };
  const line = `minutes: ${minutes}${eol}`;
  const newText = frontMatter
    ? line
    : `---${eol}${line}---${eol}${lineAt(document, 0).trim() === '' ? '' : eol}`;
  return { title, edits: [{ range: { start, end: start }, newText }] };
}
