import type { Segment, Session } from './course.ts';
import type { BothPlaces, PartChange, PartPlace, PartPlaces } from './part-changes.ts';

/** One session at one time, with the course it is in. */
interface SessionThen {
  readonly course: string | undefined;
  readonly session: Session | undefined;
}

/** What changed among the segments and slides of a session: in the order they have now, what is gone last. */
export function sessionChanges(before: SessionThen, after: SessionThen, places: BothPlaces): PartChange[] {
  const changes: PartChange[] = [];
  for (const segment of after.session?.segments ?? []) {
    const key = places.after.keyOf(segment.slides[0]?.files);
    const old = places.before.segments.get(key);
    if (old) {
      changes.push(...segmentChange(segment, old, before));
      changes.push(...slideChanges(segment, key, before, places));
    } else {
      changes.push(newSegment(segment, key, places.before));
      // Its other slides are new with it; where one comes from explains what another segment lost.
      const slides = slideChanges(segment, key, before, places);
      changes.push(...slides.filter(({ kind, from }) => kind === 'moved' || from !== undefined));
    }
  }
  for (const segment of before.session?.segments ?? []) {
    const key = places.before.keyOf(segment.slides[0]?.files);
    if (places.after.segments.has(key)) changes.push(...removedSlides(segment, key, places));
    else if (!places.after.slides.has(key)) changes.push(removedSegment(segment, key, places.after));
  }
  if (otherOrder(keysOf(before, places.before), keysOf(after, places.after)))
    changes.push({
      kind: 'reordered',
      part: 'segment',
      name: after.session?.name ?? '',
      minutes: both(undefined, undefined),
    });
  return changes;
}

function newSegment(segment: Segment, key: string, before: PartPlaces): PartChange {
  const change = { kind: 'new', part: 'segment', name: segment.label } as const;
  const minutes = both(undefined, segment.minutes);
  const from = before.slides.get(key)?.segment ?? before.nested.get(key)?.name;
  return from === undefined ? { ...change, minutes } : { ...change, from, minutes };
}

function removedSegment(segment: Segment, key: string, after: PartPlaces): PartChange {
  const change = { kind: 'removed', part: 'segment', name: segment.label } as const;
  const minutes = both(segment.minutes, undefined);
  const into = after.nested.get(key)?.name;
  return into === undefined ? { ...change, minutes } : { ...change, into, minutes };
}

function segmentChange(segment: Segment, old: PartPlace, before: SessionThen): PartChange[] {
  const change = {
    part: 'segment',
    name: segment.label,
    minutes: both(old.minutes, segment.minutes),
  } as const;
  const renamed = old.name === segment.label ? {} : { was: old.name };
  // A renamed session or course took its segments along.
  if (old.course !== before.course)
    return [{ kind: 'moved', ...change, ...renamed, from: `${old.course}, ${old.session}` }];
  if (old.session !== before.session?.name)
    return [{ kind: 'moved', ...change, ...renamed, from: old.session }];
  if (old.name !== segment.label) return [{ kind: 'renamed', ...change, ...renamed }];
  return old.minutes === segment.minutes ? [] : [{ kind: 'minutes', ...change }];
}

function slideChanges(
  segment: Segment,
  segmentKey: string,
  before: SessionThen,
  places: BothPlaces,
): PartChange[] {
  const changes: PartChange[] = [];
  const kept: string[] = [];
  for (const slide of segment.slides.slice(1)) {
    const key = places.after.keyOf(slide.files);
    // A segment that has become a slide took its own slides along.
    const old = places.before.segments.get(key) ?? places.before.slides.get(key);
    const change = { part: 'slide', name: slide.label, segment: segment.label } as const;
    const minutes = both(old?.minutes, slide.minutes);
    const renamed = old === undefined || old.name === slide.label ? {} : { was: old.name };
    if (!old) {
      const from = places.before.nested.get(key)?.name;
      changes.push({ kind: 'new', ...change, ...(from === undefined ? {} : { from }), minutes });
    } else if (old.segmentKey !== segmentKey)
      changes.push({ kind: 'moved', ...change, ...renamed, from: originOf(old, key, before), minutes });
    else {
      kept.push(key);
      if (old.name !== slide.label) changes.push({ kind: 'renamed', ...change, ...renamed, minutes });
      else if (old.minutes !== slide.minutes) changes.push({ kind: 'minutes', ...change, minutes });
    }
  }
  const first = segment.slides[0];
  const oldFirst = places.before.slides.get(segmentKey);
  if (first && oldFirst?.segmentKey === segmentKey && first.minutes !== oldFirst.minutes) {
    const minutes = both(oldFirst.minutes, first.minutes);
    changes.unshift({ kind: 'minutes', part: 'slide', name: first.label, segment: segment.label, minutes });
  }
  const order = [...places.before.slides]
    .filter(([, place]) => place.segmentKey === segmentKey)
    .map(([key]) => key);
  if (otherOrder(order, kept))
    changes.push({
      kind: 'reordered',
      part: 'slide',
      name: segment.label,
      minutes: both(undefined, undefined),
    });
  return changes;
}

/** Where a slide stood before: its segment, with the session and course that are not those it is in now. */
function originOf({ course, session, segment, segmentKey }: PartPlace, key: string, before: SessionThen) {
  const other =
    course === before.course ? (session === before.session?.name ? '' : session) : `${course}, ${session}`;
  // What was a segment itself stood right in its session.
  if (segmentKey === key) return other || session;
  return other === '' ? segment : `${segment} (${other})`;
}

function removedSlides(segment: Segment, segmentKey: string, { before, after }: BothPlaces): PartChange[] {
  const changes: PartChange[] = [];
  for (const slide of segment.slides) {
    const key = before.keyOf(slide.files);
    if (key === segmentKey || after.slides.has(key)) continue;
    const name = after.segments.get(segmentKey)?.name ?? segment.label;
    const into = after.nested.get(key)?.name;
    const change = { kind: 'removed', part: 'slide', name: slide.label, segment: name } as const;
    const minutes = both(slide.minutes, undefined);
    changes.push(into === undefined ? { ...change, minutes } : { ...change, into, minutes });
  }
  return changes;
}

function keysOf({ session }: SessionThen, places: PartPlaces): string[] {
  return (session?.segments ?? []).map((segment) => places.keyOf(segment.slides[0]?.files));
}

/** Whether what both lists have stands in another order. */
export function otherOrder(before: readonly string[], after: readonly string[]): boolean {
  const known = new Set(after);
  const old = new Set(before);
  const shared = before.filter((key) => known.has(key));
  return after.filter((key) => old.has(key)).some((key, index) => key !== shared[index]);
}

function both(before: number | undefined, after: number | undefined) {
  return { before, after };
}
