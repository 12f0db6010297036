import * as l10n from '#l10n';

/**
 * How many single-character changes (insert, delete, replace, swap of neighbours) turn `a` into `b`; `limit + 1`
 * as soon as it is sure to be more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const [from, to] = differingParts(a, b);
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] && row > 1 && column > 1) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[to.length] ?? 0, limit + 1);
}

/** The characters of both between what they share at their starts and at their ends, where no change can be needed. */
function differingParts(a: string, b: string): [string[], string[]] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start++;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  // A character of two code units is not cut in its middle.
  if (/[\uD800-\uDFFF]/.test(a) || /[\uD800-\uDFFF]/.test(b)) return [Array.from(a), Array.from(b)];
  return [a.slice(start, a.length - end).split(''), b.slice(start, b.length - end).split('')];
}

/** What comes close to a misspelt name. */
export interface Nearest {
  /** The names within reach, the closest first, at most three. */
  readonly names: readonly string[];
  /** The one name that was surely meant: no other is nearly as close. `undefined` when there is a choice. */
  readonly sure: string | undefined;
}

/**
 * The existing names within two edits of `name` (one for names of up to four characters, where two would turn
 * anything into anything). Upper and lower case count as no difference when nothing else differs.
 */
export function nearestNames(name: string, existing: Iterable<string>): Nearest {
  const limit = name.length <= 4 ? 1 : 2;
  const close: { name: string; distance: number }[] = [];
  for (const candidate of new Set(existing)) {
    if (candidate === name) continue;
    const distance =
      candidate.toLowerCase() === name.toLowerCase() ? 0.5 : editDistance(name, candidate, limit + 1);
    if (distance <= limit + 1) close.push({ name: candidate, distance });
  }
  close.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const within = close.filter(({ distance }) => distance <= limit);
  const [first, second] = close;
  // One edit is a slip; what is two edits away was surely meant only where nothing else comes near.
  const margin = first !== undefined && first.distance <= 1 ? 0 : 1;
  const alone = first !== undefined && (second === undefined || second.distance > first.distance + margin);
  return {
    names: within.slice(0, 3).map((near) => near.name),
    sure:
      alone && first.distance <= limit && !isOtherNumber(name, first.name) && !isByChance(name, first)
        ? first.name
        : undefined,
  };
}

/** Two names of one or two letters are always close to each other. */
function isByChance(name: string, { distance }: { readonly distance: number }): boolean {
  return name.length <= 2 && distance >= 1;
}

/** `step-3` is no misspelling of `step-2`, but another step. */
function isOtherNumber(name: string, other: string): boolean {
  return name.replace(/\d+/g, '') === other.replace(/\d+/g, '');
}

/** “Did you mean `a`?”, “Did you mean `a` or `b`?”, or nothing; starts with a space when it says something. */
export function didYouMean(nearest: Nearest): string {
  const [first, second, third] = nearest.names;
  if (first === undefined) return '';
  if (second === undefined) return ` ${l10n.t('Did you mean `{0}`?', first)}`;
  if (third === undefined) return ` ${l10n.t('Did you mean `{0}` or `{1}`?', first, second)}`;
  return ` ${l10n.t('Did you mean `{0}`, `{1}` or `{2}`?', first, second, third)}`;
}
