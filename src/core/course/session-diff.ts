import type { Path } from '../text/path.ts';
import type { Segment, Session } from './course.ts';
import { type BothPlaces, fileOf, type PartChange, type PartPlace } from './part-changes.ts';

/** One session at one time, with the course it is in. */
interface SessionThen {
  readonly course: string | undefined;
  readonly session: Session | undefined;
  readonly source: Path;
}

/** What changed among the segments and slides of a session: in the order they have now, what is gone last. */
export function sessionChanges(before: SessionThen, after: SessionThen, places: BothPlaces): PartChange[] {
  const changes: PartChange[] = [];
  for (const segment of after.session?.segments ?? []) {
    const file = fileOf(segment.slides[0]?.files, after.source);
    const old = places.before.segments.get(file);
    if (!old) {
      // Its page may have been a slide of another segment before; either way the segment is new.
      changes.push({
        kind: 'new',
        part: 'segment',
        name: segment.label,
        minutes: both(undefined, segment.minutes),
      });
      continue;
    }
    changes.push(...segmentChange(segment, old, before, after));
    changes.push(...slideChanges(segment, file, after, places));
  }
  for (const segment of before.session?.segments ?? []) {
    const file = fileOf(segment.slides[0]?.files, before.source);
    if (!places.after.segments.has(file))
      changes.push({
        kind: 'removed',
        part: 'segment',
        name: segment.label,
        minutes: both(segment.minutes, undefined),
      });
    else changes.push(...removedSlides(segment, file, before, places));
  }
  if (otherOrder(filesOf(before), filesOf(after)))
    changes.push({
      kind: 'reordered',
      part: 'segment',
      name: after.session?.name ?? '',
      minutes: both(undefined, undefined),
    });
  return changes;
}

function segmentChange(
  segment: Segment,
  old: PartPlace,
  before: SessionThen,
  after: SessionThen,
): PartChange[] {
  const change = {
    part: 'segment',
    name: segment.label,
    minutes: both(old.minutes, segment.minutes),
  } as const;
  const renamed = old.name === segment.label ? {} : { was: old.name };
  if (old.course !== after.course)
    return [{ kind: 'moved', ...change, ...renamed, from: `${old.course}, ${old.session}` }];
  // A renamed session took its segments along.
  if (old.session !== before.session?.name)
    return [{ kind: 'moved', ...change, ...renamed, from: old.session }];
  if (old.name !== segment.label) return [{ kind: 'renamed', ...change, ...renamed }];
  return old.minutes === segment.minutes ? [] : [{ kind: 'minutes', ...change }];
}

function slideChanges(
  segment: Segment,
  segmentFile: string,
  after: SessionThen,
  places: BothPlaces,
): PartChange[] {
  const changes: PartChange[] = [];
  const kept: string[] = [];
  for (const slide of segment.slides.slice(1)) {
    const file = fileOf(slide.files, after.source);
    const old = places.before.slides.get(file);
    const change = { part: 'slide', name: slide.label, segment: segment.label } as const;
    const minutes = both(old?.minutes, slide.minutes);
    if (!old) changes.push({ kind: 'new', ...change, minutes });
    else if (old.segmentFile !== segmentFile)
      changes.push({ kind: 'moved', ...change, from: old.segment, minutes });
    else {
      kept.push(file);
      if (old.name !== slide.label) changes.push({ kind: 'renamed', ...change, was: old.name, minutes });
      else if (old.minutes !== slide.minutes) changes.push({ kind: 'minutes', ...change, minutes });
    }
  }
  const first = segment.slides[0];
  const oldFirst = places.before.slides.get(segmentFile);
  if (first && oldFirst && first.minutes !== oldFirst.minutes) {
    const minutes = both(oldFirst.minutes, first.minutes);
    changes.unshift({ kind: 'minutes', part: 'slide', name: first.label, segment: segment.label, minutes });
  }
  const order = [...places.before.slides]
    .filter(([, place]) => place.segmentFile === segmentFile)
    .map(([file]) => file);
  if (otherOrder(order, kept))
    changes.push({
      kind: 'reordered',
      part: 'slide',
      name: segment.label,
      minutes: both(undefined, undefined),
    });
  return changes;
}

function removedSlides(
  segment: Segment,
  segmentFile: string,
  before: SessionThen,
  places: BothPlaces,
): PartChange[] {
  const changes: PartChange[] = [];
  for (const slide of segment.slides) {
    const file = fileOf(slide.files, before.source);
    if (file === segmentFile || places.after.slides.has(file)) continue;
    const name = places.after.segments.get(segmentFile)?.name ?? segment.label;
    const minutes = both(slide.minutes, undefined);
    changes.push({ kind: 'removed', part: 'slide', name: slide.label, segment: name, minutes });
  }
  return changes;
}

function filesOf({ session, source }: SessionThen): string[] {
  return (session?.segments ?? []).map((segment) => fileOf(segment.slides[0]?.files, source));
}

/** Whether what both lists have stands in another order. */
function otherOrder(before: readonly string[], after: readonly string[]): boolean {
  const known = new Set(after);
  const old = new Set(before);
  const shared = before.filter((file) => known.has(file));
  return after.filter((file) => old.has(file)).some((file, index) => file !== shared[index]);
}

function both(before: number | undefined, after: number | undefined) {
  return { before, after };
}
