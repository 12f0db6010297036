import type { Path } from '../text/path.ts';
import type { Course, Courses, Session } from './course.ts';
import { courseDays } from './course-days.ts';
import { breakMinutes } from './course-sums.ts';
import { courseTarget, sessionTarget, type TargetState, targetMark } from './over-target.ts';

/** A course as bars, day by day; see `timeAxis` for the scale. All times are minutes. */
export interface PlannedCourse {
  readonly name: string;
  readonly minutes: number;
  /** `undefined` when no session states a target. */
  readonly targetMinutes: number | undefined;
  readonly target: TargetState;
  /** `+26 min`, `45 min free`, or empty. */
  readonly mark: string;
  /** Days with their sessions; sessions without minutes are left out. */
  readonly days: readonly { readonly name: string; readonly sessions: readonly PlannedSession[] }[];
}

export interface PlannedSession {
  readonly name: string;
  readonly minutes: number;
  readonly targetMinutes: number | undefined;
  readonly target: TargetState;
  readonly mark: string;
  /** Segments and the breaks between them, in order; together they are the session. */
  readonly bars: readonly PlannedBar[];
  /** From where on the session is beyond its target; `undefined` when it is not. */
  readonly beyond: number | undefined;
}

export interface PlannedBar {
  readonly kind: 'segment' | 'break';
  readonly name: string;
  /** After the session's start. */
  readonly start: number;
  readonly minutes: number;
  readonly path: Path | undefined;
  readonly slides: readonly PlannedSlide[];
}

export interface PlannedSlide {
  readonly name: string;
  readonly start: number;
  readonly minutes: number;
  readonly path: Path | undefined;
}

/** The plan of every course, those without minutes with no days. */
export function dayPlan(courses: Courses): readonly PlannedCourse[] {
  return courses.courses.map(planCourse);
}

function planCourse(course: Course): PlannedCourse {
  const target = courseTarget(course);
  const hasTarget = course.sessions.some((session) => session.hasTarget);
  return {
    name: course.name,
    minutes: course.minutes,
    targetMinutes: hasTarget ? course.targetMinutes : undefined,
    target,
    mark: targetMark(target),
    days: courseDays(course).map((day) => ({ name: day.name, sessions: day.sessions.map(planSession) })),
  };
}

function planSession(session: Session): PlannedSession {
  const target = sessionTarget(session);
  const bars: PlannedBar[] = [];
  let now = 0;
  for (const segment of session.segments) {
    if (segment.minutes === 0) continue;
    if (bars.length > 0) {
      bars.push({ kind: 'break', name: '', start: now, minutes: breakMinutes, path: undefined, slides: [] });
      now += breakMinutes;
    }
    const start = now;
    const slides: PlannedSlide[] = [];
    for (const { name, minutes, files } of segment.slides) {
      if (minutes > 0) slides.push({ name, start: now, minutes, path: files[0] });
      now += minutes;
    }
    const path = segment.slides[0]?.files[0];
    bars.push({ kind: 'segment', name: segment.name, start, minutes: segment.minutes, path, slides });
  }
  return {
    name: session.name,
    minutes: session.minutes,
    targetMinutes: session.hasTarget ? session.targetMinutes : undefined,
    target,
    mark: targetMark(target),
    bars,
    beyond: session.minutes > session.targetMinutes ? session.targetMinutes : undefined,
  };
}
