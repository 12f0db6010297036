import type { Path } from '../text/path.ts';
import type { ClassRun, PlannedTime } from './class-timer.ts';

/** What the runs say of one slide, in minutes. */
export interface ClassTime {
  readonly path: Path;
  /** What its front matter states now. */
  readonly stated: number;
  /** Minutes of each run that reached it, oldest first, to a tenth. */
  readonly runs: readonly number[];
  /** Their median, to a tenth. */
  readonly median: number;
  /** The median as whole minutes, at least 1: what to write. */
  readonly suggested: number;
}

/** Visits shorter than this, in milliseconds, only passed by. */
const glance = 10_000;

/**
 * Stated against real minutes, for each slide that any run taught, in the order of the newest run that has it.
 * `statedOf` tells what a slide states now, `undefined` for one that is gone, which is left out.
 */
export function classTimes(
  runs: readonly ClassRun[],
  statedOf: (path: Path) => number | undefined,
): readonly ClassTime[] {
  const order = new Set<Path>();
  const minutes = new Map<Path, number[]>();
  const oldestFirst = [...runs].sort((a, b) => a.startedAt - b.startedAt);
  for (const run of oldestFirst.toReversed()) for (const { path } of run.slides) order.add(path);
  for (const run of oldestFirst)
    for (const [index, { path }] of run.slides.entries()) {
      const spent = run.spent[index] ?? 0;
      if (spent < glance) continue;
      const known = minutes.get(path) ?? [];
      minutes.set(path, known);
      known.push(Math.round(spent / 6000) / 10);
    }
  const times: ClassTime[] = [];
  for (const path of order) {
    const measured = minutes.get(path);
    const stated = statedOf(path);
    if (!measured || stated === undefined) continue;
    const median = medianOf(measured);
    times.push({ path, stated, runs: measured, median, suggested: Math.max(Math.round(median), 1) });
  }
  return times;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? 0)) / 2;
  return Math.round(median * 10) / 10;
}

/** A run read back from storage; `undefined` for anything that is none, as after an update or a damaged file. */
export function readRun(value: unknown): ClassRun | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const run = value as Partial<Record<keyof ClassRun, unknown>>;
  const { slides, spent, current, startedAt, since } = run;
  const isTime = (time: unknown) => typeof time === 'number' && Number.isFinite(time);
  if (!Array.isArray(slides) || !Array.isArray(spent) || slides.length !== spent.length) return undefined;
  if (!isTime(startedAt) || !isTime(since) || !spent.every((each) => isTime(each) && each >= 0))
    return undefined;
  if (!Number.isInteger(current) || Number(current) < 0 || Number(current) >= Math.max(slides.length, 1))
    return undefined;
  if (!slides.every((slide) => typeof slide?.path === 'string' && isTime(slide?.minutes))) return undefined;
  // Storage writes no `undefined`: what is absent is not set.
  const optional = (time: unknown) => (isTime(time) ? Number(time) : undefined);
  return {
    startedAt: Number(startedAt),
    stoppedAt: optional(run.stoppedAt),
    pausedAt: optional(run.pausedAt),
    slides: slides.map(({ path, minutes, session }: PlannedTime) => ({
      path,
      minutes,
      ...(typeof session === 'string' ? { session } : {}),
    })),
    current: Number(current),
    since: Number(since),
    spent: spent.map(Number),
  };
}
