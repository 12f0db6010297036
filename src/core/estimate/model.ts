import { combine, fitLine, heightAt, type Line, type Sums } from './least-squares.ts';
import type { SegmentLessons } from './lessons.ts';
import {
  createNeighbours,
  medianOf,
  type Neighbours,
  sharesNear,
  shortestSpans,
  spanHolding,
} from './neighbours.ts';

/** What is learnt: how heavy a slide is (the logarithm of minutes), what is stated for slides of that weight. */
export interface Model {
  readonly line: Line;
  readonly neighbours: Neighbours;
  /** The share of like slides that a range must hold so that it holds the stated minutes as often as promised. */
  readonly level: number;
}

/** Minutes and their range, all whole. */
export interface Guess {
  readonly minutes: number;
  readonly low: number;
  readonly high: number;
}

/** How often the range is to hold the stated minutes. */
const promised = 0.8;
/** Pulls each weight to 0 as so many slides would: little where there are hundreds, more where there are few. */
const penalty = 3;
const levels = Array.from({ length: 46 }, (_, i) => 0.5 + i / 100);

/** Learns from segments, of which there must be at least one lesson in all; `total` is the sum of their sums. */
export function fitModel(segments: readonly SegmentLessons[], total: Sums, levelWithout: number): Model {
  return { ...fitCentre(segments, total), level: calibrate(segments, total) ?? levelWithout };
}

/** Guesses for one slide's columns. */
export function guess(model: Model, columns: readonly number[], shift = 0): Guess {
  const shares = sharesNear(model.neighbours, heightAt(model.line, columns) + shift);
  const minutes = medianOf(shares);
  const span = spanHolding(shortestSpans(shares, minutes), model.level);
  return { minutes, low: span?.low ?? minutes, high: span?.high ?? minutes };
}

function fitCentre(segments: readonly SegmentLessons[], total: Sums): Pick<Model, 'line' | 'neighbours'> {
  const line = fitLine(total, penalty);
  const scored = segments.flatMap(({ lessons }) =>
    lessons.map(({ columns, minutes }) => ({ score: heightAt(line, columns), minutes })),
  );
  return { line, neighbours: createNeighbours(scored) };
}

/**
 * Guesses every segment from the others, and gives the lowest level at which the ranges hold what was stated as
 * often as promised. `undefined` where there are no other segments to guess from.
 */
function calibrate(segments: readonly SegmentLessons[], total: Sums): number | undefined {
  if (segments.length < 2) return undefined;
  const held = levels.map(() => 0);
  for (const segment of segments) {
    const rest = fitCentre(
      segments.filter((other) => other !== segment),
      combine(total, segment.sums, -1),
    );
    for (const { columns, minutes } of segment.lessons) {
      const shares = sharesNear(rest.neighbours, heightAt(rest.line, columns));
      const spans = shortestSpans(shares, medianOf(shares));
      let next = 0;
      for (const span of spans) {
        const last = span === spans.at(-1);
        const holds = span.low <= minutes && minutes <= span.high;
        for (; next < levels.length && (last || (levels[next] ?? 1) <= span.share + 1e-9); next++) {
          if (holds) held[next] = (held[next] ?? 0) + 1;
        }
      }
    }
  }
  return levels.find((_, i) => (held[i] ?? 0) >= promised * total.count) ?? levels.at(-1);
}
