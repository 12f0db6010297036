import type { Course, Session } from './course.ts';
import {
  type BothPlaces,
  fileOf,
  type MinutesChange,
  type PartChange,
  partPlaces,
  type Revision,
} from './part-changes.ts';
import { sessionChanges } from './session-diff.ts';

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
}

export interface SessionDiff extends Changed {
  readonly changes: readonly PartChange[];
}

/** Compares two revisions. Courses are the same by name, sessions by name or by their segments, segments and slides by file. */
export function diffSchedules(before: Revision, after: Revision): ScheduleDiff {
  const places = { before: partPlaces(before), after: partPlaces(after) };
  const courses: CourseDiff[] = [];
  for (const course of after.courses.courses) {
    const old = before.courses.courseNamed(course.name);
    const diff = courseDiff(old, course, before, after, places);
    if (diff) courses.push(diff);
  }
  for (const course of before.courses.courses) {
    if (after.courses.courseNamed(course.name)) continue;
    const diff = courseDiff(course, undefined, before, after, places);
    if (diff) courses.push(diff);
  }
  return { courses };
}

function courseDiff(
  old: Course | undefined,
  now: Course | undefined,
  before: Revision,
  after: Revision,
  places: BothPlaces,
): CourseDiff | undefined {
  const sessions: SessionDiff[] = [];
  const pairs = sessionPairs(old, now, before, after);
  for (const [oldSession, session] of pairs) {
    const changes = sessionChanges(
      { course: old?.name, session: oldSession, source: before.source },
      { course: now?.name, session, source: after.source },
      places,
    );
    const diff = changed(oldSession, session, sessionTargetOf);
    if (diff && (diff.change !== 'changed' || differs(diff) || changes.length > 0))
      sessions.push({ ...diff, changes });
  }
  const diff = changed(old, now, courseTargetOf);
  return diff && (sessions.length > 0 || differs(diff) || diff.change !== 'changed')
    ? { ...diff, sessions }
    : undefined;
}

/** Sessions that are the same: first those of one name, then those left that share most of their segments' files. */
function sessionPairs(old: Course | undefined, now: Course | undefined, before: Revision, after: Revision) {
  const gone = (old?.sessions ?? []).filter((each) => !now?.sessions.some(({ name }) => name === each.name));
  const pairs: [Session | undefined, Session | undefined][] = [];
  for (const session of now?.sessions ?? []) {
    const same = old?.sessions.find((each) => each.name === session.name);
    const index = same ? -1 : gone.findIndex((each) => mostlySame(each, session, before, after));
    pairs.push([same ?? (index >= 0 ? gone.splice(index, 1)[0] : undefined), session]);
  }
  return [...pairs, ...gone.map((session): [Session, undefined] => [session, undefined])];
}

function mostlySame(old: Session, now: Session, before: Revision, after: Revision): boolean {
  const files = new Set(old.segments.map((segment) => fileOf(segment.slides[0]?.files, before.source)));
  const shared = now.segments.filter((segment) =>
    files.has(fileOf(segment.slides[0]?.files, after.source)),
  ).length;
  return shared * 2 > Math.max(files.size, now.segments.length);
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
