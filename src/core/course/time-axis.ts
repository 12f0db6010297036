import type { PlannedCourse } from './day-plan.ts';

/** The axis of time along which sessions are drawn to scale, in minutes. */
export interface TimeAxis {
  /** The longest session or target, rounded up to half an hour; at least 60. */
  readonly length: number;
  /** Where it has marks: every 30 minutes, farther apart where there would be more than 13, however long it is. */
  readonly marks: readonly number[];
}

const day = 24 * 60;
const steps = [30, 60, 120, 240, 480];

/** One axis for all of these courses, so that their bars can be compared. */
export function timeAxis(courses: readonly PlannedCourse[]): TimeAxis {
  const sessions = courses.flatMap(({ days }) => days.flatMap((day) => day.sessions));
  const longest = sessions.reduce(
    (most, { minutes, targetMinutes = 0 }) => Math.max(most, minutes, targetMinutes),
    60,
  );
  const length = Math.ceil(longest / 30) * 30;
  const step = steps.find((each) => length / each <= 12) ?? Math.ceil(length / 12 / day) * day;
  return {
    length,
    marks: Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step),
  };
}
