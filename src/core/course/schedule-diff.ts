import type { Course, Segment, Session } from './course.ts';
import {
  type BothPlaces,
  bothPlaces,
  type MinutesChange,
  type PartChange,
  type Revision,
} from './part-changes.ts';
import { otherOrder, sessionChanges } from './session-diff.ts';

/** What changed between two revisions of a book: only courses and sessions with a change, in course order. */
export interface ScheduleDiff {
  readonly courses: readonly CourseDiff[];
}

interface Changed {
  readonly name: string;
  readonly change: 'new' | 'removed' | 'renamed' | 'changed';
  /** The old name of what was renamed. */
  readonly was?: string;
  readonly minutes: MinutesChange;
  /** Targets stated in front matter; `undefined` where there is none. */
  readonly targetMinutes: MinutesChange;
}

export interface CourseDiff extends Changed {
  readonly sessions: readonly SessionDiff[];
  /** There, and true, when the sessions it had and has stand in another order. */
  readonly reordered?: true;
}

export interface SessionDiff extends Changed {
  readonly changes: readonly PartChange[];
}

/**
 * Compares two revisions. Courses and sessions are the same by name, or by most of their segments; segments and slides by
 * file, or by their names where the file was renamed.
 */
export function diffSchedules(before: Revision, after: Revision): ScheduleDiff {
  const places = bothPlaces(before, after);
  const segmentsOfCourse = (course: Course) => course.sessions.flatMap(({ segments }) => segments);
  const pairs = pairsOf(before.courses.courses, after.courses.courses, segmentsOfCourse, places);
  const courses = pairs.map(([old, now]) => courseDiff(old, now, places));
  return { courses: courses.filter((course) => course !== undefined) };
}

function courseDiff(
  old: Course | undefined,
  now: Course | undefined,
  places: BothPlaces,
): CourseDiff | undefined {
  const sessions: SessionDiff[] = [];
  const pairs = pairsOf(old?.sessions ?? [], now?.sessions ?? [], ({ segments }) => segments, places);
  for (const [oldSession, session] of pairs) {
    const changes = sessionChanges(
      { course: old?.name, session: oldSession },
      { course: now?.name, session },
      places,
    );
    const diff = changed(oldSession, session, sessionTargetOf);
    if (diff && (diff.change !== 'changed' || differs(diff) || changes.length > 0))
      sessions.push({ ...diff, changes });
  }
  const both = pairs.filter(([before, after]) => before && after);
  const reordered = otherOrder(
    (old?.sessions ?? []).map(({ name }) => name),
    // A session goes by its old name here.
    both.map(([before]) => before?.name ?? ''),
  );
  const diff = changed(old, now, courseTargetOf);
  return diff && (sessions.length > 0 || reordered || differs(diff) || diff.change !== 'changed')
    ? { ...diff, sessions, ...(reordered ? { reordered } : {}) }
    : undefined;
}

/** Parts that are the same: first those of one name, then those left that share most of their segments' files. Those gone come last. */
function pairsOf<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
  segmentsOf: (part: T) => readonly Segment[],
  places: BothPlaces,
): [T | undefined, T | undefined][] {
  const gone = before.filter((old) => !after.some(({ name }) => name === old.name));
  const pairs = after.map((now): [T | undefined, T] => {
    const same = before.find(({ name }) => name === now.name);
    const index = same ? -1 : gone.findIndex((old) => mostlySame(segmentsOf(old), segmentsOf(now), places));
    return [same ?? (index >= 0 ? gone.splice(index, 1)[0] : undefined), now];
  });
  return [...pairs, ...gone.map((old): [T, undefined] => [old, undefined])];
}

function mostlySame(
  old: readonly Segment[],
  now: readonly Segment[],
  { before, after }: BothPlaces,
): boolean {
  const keys = new Set(old.map((segment) => before.keyOf(segment.slides[0]?.files)));
  const shared = now.filter((segment) => keys.has(after.keyOf(segment.slides[0]?.files))).length;
  return shared * 2 > Math.max(keys.size, now.length);
}

function changed<T extends { readonly name: string; readonly minutes: number }>(
  old: T | undefined,
  now: T | undefined,
  targetOf: (value: T) => number | undefined,
): Changed | undefined {
  const value = now ?? old;
  if (!value) return undefined;
  const renamed = old && now && old.name !== now.name;
  return {
    name: value.name,
    change: !old ? 'new' : !now ? 'removed' : renamed ? 'renamed' : 'changed',
    ...(renamed ? { was: old.name } : {}),
    minutes: { before: old?.minutes, after: now?.minutes },
    targetMinutes: { before: old && targetOf(old), after: now && targetOf(now) },
  };
}

function differs({ minutes, targetMinutes }: Changed): boolean {
  return minutes.before !== minutes.after || targetMinutes.before !== targetMinutes.after;
}

function sessionTargetOf(session: Session): number | undefined {
  return session.hasTarget ? session.targetMinutes : undefined;
}

function courseTargetOf(course: Course): number | undefined {
  return course.sessions.some((session) => session.hasTarget) ? course.targetMinutes : undefined;
}
