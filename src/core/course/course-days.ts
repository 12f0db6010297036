import type { Course, Session } from './course.ts';

/** Sessions that are taught on one day. */
export interface CourseDay {
  /** What the sessions' names share, such as `Day 1`; the first session's name where they share nothing. */
  readonly name: string;
  readonly sessions: readonly Session[];
}

/** Minutes of teaching after which a session without a number in its name begins another day. */
const longDay = 480;

/**
 * The days of a course, guessed from the names of its sessions: those whose names are the same up to their first
 * number (`Day 2 Morning`, `Day 2 Afternoon`) share a day. A name without a number continues the day before, as
 * long as that leaves it under eight hours. Sessions that take no time belong to no day.
 */
export function courseDays(course: Course): readonly CourseDay[] {
  const days: { name: string; key: string | undefined; sessions: Session[]; minutes: number }[] = [];
  for (const session of course.sessions) {
    if (session.minutes === 0) continue;
    const key = /^.*?\d+/.exec(session.name)?.[0];
    const last = days.at(-1);
    const joins = last && (key === undefined ? last.minutes + session.minutes <= longDay : last.key === key);
    if (joins) {
      last.sessions.push(session);
      last.minutes += session.minutes;
    } else days.push({ name: key ?? session.name, key, sessions: [session], minutes: session.minutes });
  }
  return days.map(({ name, sessions }) => ({ name, sessions }));
}
