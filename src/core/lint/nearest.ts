import * as l10n from '#l10n';

/**
 * How many single-character changes (insert, delete, replace, swap of neighbours) turn `a` into `b`; `limit + 1`
 * as soon as it is sure to be more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const [from, to] = differingParts(a, b);
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  const over = limit + 1;
  // Only cells at most `limit` off the diagonal can hold an answer within it.
  const width = to.length + 2;
  let [beforeLast, last, current] = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  for (let column = 0; column < width; column++) last[column] = Math.min(column, over);
  for (let row = 1; row <= from.length; row++) {
    const first = Math.max(1, row - limit);
    const end = Math.min(to.length, row + limit);
    current[first - 1] = first === 1 ? Math.min(row, over) : over;
    current[end + 1] = over;
    let least = current[first - 1] ?? over;
    for (let column = first; column <= end; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? over) + 1,
        (current[column - 1] ?? over) + 1,
        (last[column - 1] ?? over) + (same ? 0 : 1),
        over,
      );
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] && row > 1 && column > 1) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? over) + 1);
      }
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return over;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[to.length] ?? over, over);
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
  const lower = name.toLowerCase();
  for (const candidate of new Set(existing)) {
    // Asked of every file of the book for every broken link: what cannot come near costs next to nothing.
    if (candidate === name || Math.abs(candidate.length - name.length) > limit + 1) continue;
    const distance = candidate.toLowerCase() === lower ? 0.5 : editDistance(name, candidate, limit + 1);
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
