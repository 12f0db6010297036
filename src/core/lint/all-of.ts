import * as l10n from '#l10n';

/** Names as one list for a sentence: `a`, `a and b`, `a and b and c`. */
export function allOf([first = '', ...others]: readonly string[]): string {
  return others.reduce((list, name) => l10n.t('{0} and {1}', list, name), first);
}
