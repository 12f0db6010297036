/** Stated minutes of slides, by how heavy the slides are. */
export interface Neighbours {
  /** Weights of slides as the model scores them, from light to heavy. */
  readonly scores: readonly number[];
  /** The minutes stated for each. */
  readonly minutes: readonly number[];
  /** How many slides each stands for; `undefined` for one each. */
  readonly counts?: readonly number[] | undefined;
}

/** Whole minutes stated for slides of like weight, rising, with the share of each; shares add up to 1. */
export interface Shares {
  readonly minutes: readonly number[];
  readonly shares: readonly number[];
}

/** How far slides of like weight may be from each other: 0.12 is about 12 % of their time. */
const reach = 0.12;
/** Where slides are rare the reach grows until it has so many. */
const fewest = 8;

/** Sorts slides by score. */
export function createNeighbours(
  slides: readonly { readonly score: number; readonly minutes: number }[],
): Neighbours {
  const sorted = [...slides].sort((a, b) => a.score - b.score || a.minutes - b.minutes);
  return { scores: sorted.map(({ score }) => score), minutes: sorted.map(({ minutes }) => minutes) };
}

/** What was stated for slides of about this score, near ones counting more (a normal curve as wide as the reach). */
export function sharesNear(neighbours: Neighbours, score: number): Shares {
  const { scores, minutes, counts } = neighbours;
  const width = Math.max(reach, distanceOfNearest(neighbours, score));
  const masses = new Map<number, number>();
  let total = 0;
  for (let i = firstFrom(scores, score - 4 * width); i < scores.length; i++) {
    const distance = ((scores[i] ?? 0) - score) / width;
    if (distance > 4) break;
    const mass = Math.exp(-distance * distance * 0.5) * (counts?.[i] ?? 1);
    const stated = minutes[i] ?? 0;
    masses.set(stated, (masses.get(stated) ?? 0) + mass);
    total += mass;
  }
  const sorted = [...masses].sort(([a], [b]) => a - b);
  return { minutes: sorted.map(([value]) => value), shares: sorted.map(([, mass]) => mass / total) };
}

/** The middle one: half of the slides took this long or less. */
export function medianOf({ minutes, shares }: Shares): number {
  let below = 0;
  for (const [i, share] of shares.entries()) {
    below += share;
    if (below >= 0.5 - 1e-12) return minutes[i] ?? 0;
  }
  return minutes.at(-1) ?? 0;
}

/** A range of minutes, both ends in it, and the share of slides it holds. */
export interface Span {
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

/** The shortest range around `middle` for every share that can be held, from short and poor to long and sure. */
export function shortestSpans({ minutes, shares }: Shares, middle: number): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < minutes.length && (minutes[i] ?? 0) <= middle; i++) {
    let share = 0;
    for (let j = i; j < minutes.length; j++) {
      share += shares[j] ?? 0;
      const high = minutes[j] ?? 0;
      if (high >= middle) spans.push({ low: minutes[i] ?? 0, high, share });
    }
  }
  spans.sort((a, b) => a.high - a.low - (b.high - b.low) || b.share - a.share);
  let best = 0;
  return spans.filter(({ share }) => {
    if (share <= best + 1e-12) return false;
    best = share;
    return true;
  });
}

/** The shortest span that holds `level` of the slides; the longest when none does. */
export function spanHolding(spans: readonly Span[], level: number): Span | undefined {
  return spans.find(({ share }) => share >= level - 1e-9) ?? spans.at(-1);
}

/** Index of the first score that is not below `least`. */
function firstFrom(scores: readonly number[], least: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scores[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far the last of the nearest `fewest` slides is, or the farthest where there are fewer. */
function distanceOfNearest({ scores, counts }: Neighbours, score: number): number {
  let right = firstFrom(scores, score);
  let left = right - 1;
  let distance = 0;
  for (let seen = 0; seen < fewest; ) {
    const before = left >= 0 ? score - (scores[left] ?? 0) : Number.POSITIVE_INFINITY;
    const after = right < scores.length ? (scores[right] ?? 0) - score : Number.POSITIVE_INFINITY;
    if (before === Number.POSITIVE_INFINITY && after === Number.POSITIVE_INFINITY) break;
    distance = Math.min(before, after);
    seen += counts?.[before <= after ? left-- : right++] ?? 1;
  }
  return distance;
}
