import * as l10n from '#l10n';
import type { Range } from '../text/range.ts';
import type { Fix } from './finding.ts';
import { didYouMean, type Nearest } from './nearest.ts';
import type { Found } from './rule.ts';

/**
 * A name at `range` that leads nowhere: with its fix where it is sure which was meant, with suggestions where it is not.
 * `spell` writes an existing name as it must stand there, `tell` as the message says it.
 */
export function leadsNowhere(
  range: Range,
  message: string,
  nearest: Nearest,
  spell: (name: string) => string = (name) => name,
  tell: (name: string) => string = spell,
): Found {
  if (nearest.sure === undefined) {
    return {
      range,
      message: message + didYouMean({ sure: undefined, names: nearest.names.map(tell) }),
      suggestions: nearest.names.map((name) => change(range, spell(name))),
    };
  }
  const fix = change(range, spell(nearest.sure));
  return { range, message: `${message} ${l10n.t('The fix makes it `{0}`.', tell(nearest.sure))}`, fix };
}

function change(range: Range, newText: string): Fix {
  return { title: l10n.t('Change to {0}', newText), edits: [{ range, newText }] };
}
