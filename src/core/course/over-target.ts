import * as l10n from '#l10n';
import type { Course, CourseSlide, Segment, Session } from './course.ts';
import { shortDuration, signedDuration } from './duration.ts';

/** Minutes by which a session may miss its target before anyone is told, as in mdbook-course. */
export const sessionSlop = 5;
/** The same for a course. */
export const courseSlop = 15;

/** How a session or course stands to its target. `by` is actual minus target, in minutes. */
export interface TargetState {
  readonly state: 'over' | 'under' | 'within';
  readonly by: number;
}

/** Compares with the target; a session without a target of its own is always within. */
export function sessionTarget(session: Session): TargetState {
  return targetState(session.minutes, session.targetMinutes, sessionSlop);
}

/** Compares with the sum of the sessions' targets. */
export function courseTarget(course: Course): TargetState {
  return targetState(course.minutes, course.targetMinutes, courseSlop);
}

function targetState(minutes: number, target: number, slop: number): TargetState {
  const by = minutes - target;
  if (by > slop) return { state: 'over', by };
  return { state: by < -slop ? 'under' : 'within', by };
}

/** A short mark for views: `+26 min` when over, `45 min free` when under, the empty string within. */
export function targetMark({ state, by }: TargetState): string {
  if (state === 'within') return '';
  return state === 'over' ? signedDuration(by) : l10n.t`${shortDuration(-by)} free`;
}

/** A sentence for people on how long a session or course is against its target. */
export function targetSentence(
  name: string,
  minutes: number,
  targetMinutes: number,
  target: TargetState,
): string {
  const actual = shortDuration(minutes);
  const planned = shortDuration(targetMinutes);
  if (target.state === 'over')
    return l10n.t`“${name}” takes ${actual}, ${shortDuration(target.by)} more than its target of ${planned}.`;
  if (target.state === 'under')
    return l10n.t`“${name}” takes ${actual}, ${shortDuration(-target.by)} less than its target of ${planned}.`;
  return l10n.t`“${name}” takes ${actual} of ${planned}.`;
}

/** The slides of a session or course that take longest, longest first; equal ones in course order. Those without minutes are left out. */
export function fattestSlides(whole: Session | Course, count = 3): readonly CourseSlide[] {
  return segmentsOf(whole)
    .flatMap((segment) => segment.slides)
    .filter((slide) => slide.minutes > 0)
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, count);
}

/** Every segment of a session or course, in order. */
export function segmentsOf(whole: Session | Course): readonly Segment[] {
  return 'segments' in whole ? whole.segments : whole.sessions.flatMap((session) => session.segments);
}
