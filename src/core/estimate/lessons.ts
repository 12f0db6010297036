import { columnsOf } from './columns.ts';
import type { Features } from './features.ts';
import { combine, type Sums, sumsOf } from './least-squares.ts';

/** A slide of a book. */
export interface Sample {
  readonly features: Features;
  /** Which segment it is in, by any name that no other has; the slide's own path where it is in none. */
  readonly segment: string;
  /** What its front matter states; only slides that state more than 0, and no more than a day, are learnt from. */
  readonly minutes: number | undefined;
}

/** A slide to learn from: its columns, and the minutes stated for it (more than 0). */
export interface Lesson {
  readonly columns: readonly number[];
  readonly minutes: number;
}

/** Lessons of one segment, with their sums. */
export interface SegmentLessons {
  readonly segment: string;
  readonly lessons: readonly Lesson[];
  readonly sums: Sums;
}

/** No slide takes longer than a day of teaching, in minutes: what states more is a slip, which would bend every estimate. */
export const longest = 480;

/** The slides that state minutes, by segment. */
export function groupBySegment(samples: readonly Sample[]): SegmentLessons[] {
  const groups = new Map<string, { columns: number[]; minutes: number }[]>();
  for (const { features, segment, minutes } of samples) {
    if (minutes === undefined || minutes <= 0 || minutes > longest) continue;
    const group = groups.get(segment) ?? [];
    group.push({ columns: columnsOf(features), minutes });
    groups.set(segment, group);
  }
  return [...groups].map(([segment, lessons]) => ({
    segment,
    lessons,
    sums: lessons
      .map(({ columns, minutes }) => sumsOf(columns, Math.log(minutes)))
      .reduce((a, b) => combine(a, b, 1)),
  }));
}

/** The sums of several segments together; `undefined` of none. */
export function addUp(segments: readonly SegmentLessons[]): Sums | undefined {
  const [first, ...others] = segments.map(({ sums }) => sums);
  return first && others.reduce((a, b) => combine(a, b, 1), first);
}
