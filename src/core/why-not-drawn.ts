import * as l10n from '#l10n';
import type { FailedDrawing } from './ports.ts';

/** A sentence for people on why a diagram is not there, and what to do. */
export function whyNotDrawn(failed: FailedDrawing): string {
  if (failed.cause === 'error')
    return l10n.t(
      'This diagram could not be drawn ({0}). Make it simpler.',
      failed.detail.replace(/\.$/, ''),
    );
  return failed.seconds === 1
    ? l10n.t('This diagram takes longer than 1 second to draw. Split it into smaller ones.')
    : l10n.t(
        'This diagram takes longer than {0} seconds to draw. Split it into smaller ones.',
        failed.seconds,
      );
}
