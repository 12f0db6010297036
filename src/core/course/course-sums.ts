import type { Path } from '../text/path.ts';
import type { Course, CourseFacts, CourseSlide, Segment, Session } from './course.ts';
import type { CoursePlan, PlanPlace, SegmentPlan, SessionPlan, SlidePlan } from './course-plan.ts';

/** Minutes of a break between two segments. */
export const breakMinutes = 10;

/** What is known of files' front matter. */
export type KnownFacts = ReadonlyMap<Path, CourseFacts | undefined>;

/**
 * Sums up one course. With `old` and `at`, only what stands at that place is summed again; objects whose
 * content stays the same are the old ones.
 */
export function sumCourse(plan: CoursePlan, facts: KnownFacts, old?: Course, at?: PlanPlace): Course {
  const sessions = each(plan.sessions, old?.sessions, at?.session, (session, before) =>
    sumSession(session, facts, before, at),
  );
  const course: Course = {
    name: plan.name,
    minutes: sum(sessions, (session) => session.minutes),
    targetMinutes: sum(sessions, (session) => session.targetMinutes),
    sessions,
  };
  return keep(old, course, ['name', 'minutes', 'targetMinutes'], (value) => value.sessions);
}

function sumSession(plan: SessionPlan, facts: KnownFacts, old?: Session, at?: PlanPlace): Session {
  const segments = each(plan.segments, old?.segments, at?.segment, (segment, before) =>
    sumSegment(segment, facts, before, at),
  );
  const taking = segments.filter((segment) => segment.minutes > 0).length;
  const minutes = sum(segments, (segment) => segment.minutes) + Math.max(taking - 1, 0) * breakMinutes;
  const target = sum(plan.segments, ({ own }) =>
    own === undefined ? 0 : (facts.get(own)?.targetMinutes ?? 0),
  );
  const session: Session = {
    name: plan.name,
    minutes,
    targetMinutes: target > 0 ? target : minutes,
    hasTarget: target > 0,
    segments,
  };
  return keep(old, session, ['name', 'minutes', 'targetMinutes', 'hasTarget'], (value) => value.segments);
}

function sumSegment(plan: SegmentPlan, facts: KnownFacts, old?: Segment, at?: PlanPlace): Segment {
  const slides = each(plan.slides, old?.slides, at?.slide, (slide, before) => sumSlide(slide, facts, before));
  const { name, label } = plan;
  const segment: Segment = { name, label, minutes: sum(slides, (slide) => slide.minutes), slides };
  return keep(old, segment, ['name', 'label', 'minutes'], (value) => value.slides);
}

function sumSlide(plan: SlidePlan, facts: KnownFacts, old?: CourseSlide): CourseSlide {
  const { name, label, files } = plan;
  const slide: CourseSlide = {
    name,
    label,
    minutes: sum(files, (file) => facts.get(file)?.minutes ?? 0),
    files,
  };
  return keep(old, slide, ['name', 'label', 'minutes'], (value) => value.files);
}

/** The parts of a list; with `only` and an old list, just that part is made anew. */
function each<P extends { readonly name: string }, T extends { readonly name: string }>(
  plans: readonly P[],
  old: readonly T[] | undefined,
  only: number | undefined,
  make: (plan: P, old: T | undefined) => T,
): readonly T[] {
  const plan = only === undefined ? undefined : plans[only];
  if (old && only !== undefined && plan) {
    const part = make(plan, old[only]);
    return part === old[only] ? old : old.with(only, part);
  }
  // A part that moved is found again by its name; the first of a name is good enough to compare with.
  const byName = new Map<string, T>();
  for (const part of old ?? []) if (!byName.has(part.name)) byName.set(part.name, part);
  return plans.map((part, index) => {
    const same = old?.[index];
    return make(part, same?.name === part.name ? same : byName.get(part.name));
  });
}

function keep<T extends object>(
  old: T | undefined,
  made: T,
  keys: readonly (keyof T)[],
  partsOf: (value: T) => readonly unknown[],
): T {
  if (old === undefined || keys.some((key) => old[key] !== made[key])) return made;
  const before = partsOf(old);
  const after = partsOf(made);
  if (before === after) return old;
  return before.length === after.length && after.every((part, index) => part === before[index]) ? old : made;
}

function sum<T>(items: readonly T[], minutesOf: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += minutesOf(item);
  return total;
}
