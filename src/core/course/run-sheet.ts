import type { Path } from '../text/path.ts';
import type { Course, Segment } from './course.ts';
import { courseDays } from './course-days.ts';
import { breakMinutes as usualBreak } from './course-sums.ts';

/** When a class is held. Times of day are minutes after midnight. */
export interface RunSheetOptions {
  /** When each day starts. */
  readonly start: number;
  /** Length of the breaks between segments and sessions; 10 unless said. */
  readonly breakMinutes?: number;
  /** Lunch takes the place of the break nearest to its time; a break between sessions is taken up to half an hour further away. */
  readonly lunch?: { readonly start: number; readonly minutes: number };
}

/** A course by the clock. */
export interface RunSheet {
  readonly course: string;
  readonly days: readonly RunSheetDay[];
}

export interface RunSheetDay {
  readonly name: string;
  readonly rows: readonly RunSheetRow[];
}

/** A segment with its slides, or a pause. Times are minutes after the day's midnight, and may pass 24 hours. */
export interface RunSheetRow {
  readonly kind: 'segment' | 'break' | 'lunch';
  readonly start: number;
  readonly end: number;
  /** The segment's name; empty for a pause. */
  readonly name: string;
  /** The session it belongs to; empty for a pause. */
  readonly session: string;
  readonly slides: readonly RunSheetSlide[];
}

export interface RunSheetSlide {
  readonly name: string;
  readonly path: Path | undefined;
  readonly start: number;
  readonly end: number;
}

/** Times of day of every segment and slide that takes time. */
export function runSheet(course: Course, options: RunSheetOptions): RunSheet {
  return {
    course: course.name,
    days: courseDays(course).map((day) => {
      const parts = day.sessions.flatMap((session) =>
        session.segments
          .filter((segment) => segment.minutes > 0)
          .map((segment, index) => ({ session: session.name, segment, first: index === 0 })),
      );
      return { name: day.name, rows: rowsOf(parts, options) };
    }),
  };
}

interface Part {
  readonly session: string;
  readonly segment: Segment;
  /** Whether it is the first of its session. */
  readonly first: boolean;
}

function rowsOf(parts: readonly Part[], options: RunSheetOptions): RunSheetRow[] {
  const pause = options.breakMinutes ?? usualBreak;
  const lunchBefore = lunchPlace(parts, options, pause);
  const rows: RunSheetRow[] = [];
  let now = options.start;
  for (const [index, { session, segment }] of parts.entries()) {
    if (index > 0) {
      const lunch = index === lunchBefore ? options.lunch : undefined;
      const end = now + (lunch?.minutes ?? pause);
      if (end > now)
        rows.push({ kind: lunch ? 'lunch' : 'break', start: now, end, name: '', session: '', slides: [] });
      now = end;
    }
    const start = now;
    const slides: RunSheetSlide[] = [];
    for (const slide of segment.slides) {
      if (slide.minutes === 0) continue;
      slides.push({ name: slide.name, path: slide.files[0], start: now, end: now + slide.minutes });
      now += slide.minutes;
    }
    rows.push({ kind: 'segment', start, end: now, name: segment.name, session, slides });
  }
  return rows;
}

/** The index of the part that lunch stands before; `undefined` for a day without lunch. */
function lunchPlace(parts: readonly Part[], options: RunSheetOptions, pause: number): number | undefined {
  const { lunch } = options;
  if (!lunch || lunch.minutes <= 0) return undefined;
  let best: { readonly index: number; readonly distance: number } | undefined;
  let now = options.start;
  for (const [index, { segment, first }] of parts.entries()) {
    if (index > 0) {
      const distance = Math.abs(now - lunch.start) - (first ? 30 : 0);
      if (!best || distance < best.distance) best = { index, distance };
      now += pause;
    }
    now += segment.minutes;
  }
  // A day that is over when lunch begins, or begins with it or later, has none.
  return now <= lunch.start || options.start >= lunch.start ? undefined : best?.index;
}

/** A time of day as `09:05`; hours go round at midnight. */
export function clockTime(minutes: number): string {
  const whole = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of `9:05`, `09:05` or `9`; `undefined` for anything else. */
export function parseClockTime(text: string): number | undefined {
  const found = /^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*$/.exec(text);
  const hours = Number(found?.[1]);
  const minutes = Number(found?.[2] ?? 0);
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}
