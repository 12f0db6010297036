import type { Path } from '../text/path.ts';

/** A course with its time, as mdbook-course counts it. All numbers are whole minutes, 0 or more. */
export interface Course {
  readonly name: string;
  /** Sum of its sessions. */
  readonly minutes: number;
  /** Sum of its sessions' targets. */
  readonly targetMinutes: number;
  readonly sessions: readonly Session[];
}

export interface Session {
  readonly name: string;
  /** Sum of its segments and of a 10 minute break between each two that take time. */
  readonly minutes: number;
  /** Sum of its segments' `target_minutes`, or its own minutes where that sum is 0. */
  readonly targetMinutes: number;
  /** Whether any segment states a target above 0. */
  readonly hasTarget: boolean;
  readonly segments: readonly Segment[];
}

/** A top-level chapter of SUMMARY.md inside a course and session. */
export interface Segment {
  /** Its title as the page shows it, without markup. */
  readonly name: string;
  /** Its title as SUMMARY.md has it, in Markdown. */
  readonly label: string;
  readonly minutes: number;
  /** The first is the segment's own page. */
  readonly slides: readonly CourseSlide[];
}

export interface CourseSlide {
  /** Its title as the page shows it, without markup. */
  readonly name: string;
  /** Its title as SUMMARY.md has it, in Markdown. */
  readonly label: string;
  /** Its own minutes and those of everything nested below it. */
  readonly minutes: number;
  /** Its chapters' files in the order of SUMMARY.md; the first is the slide's own. */
  readonly files: readonly Path[];
}

/** What the roll-up reads of one file: its front matter's values, `undefined` for absent or unreadable ones. */
export interface CourseFacts {
  readonly minutes: number | undefined;
  readonly targetMinutes: number | undefined;
  readonly course: string | undefined;
  readonly session: string | undefined;
}

/** Where a file stands in the courses: all that the status bar, an outline directive or a rule may ask. */
export interface CoursePlace {
  readonly course: Course;
  readonly session: Session;
  readonly segment: Segment;
  readonly slide: CourseSlide;
  /** Whether the file is the slide's first chapter. */
  readonly first: boolean;
}

/** What mdbook-course would refuse, or count otherwise than its author meant; worded by the lint rules. */
export interface CourseProblem {
  readonly kind: 'course-without-session' | 'session-outside-course' | 'nested-ignored' | 'nested-error';
  readonly path: Path;
  readonly key: 'course' | 'session';
}

/** All courses of one book, and the way back from a file to its place. */
export interface Courses {
  readonly courses: readonly Course[];
  readonly problems: readonly CourseProblem[];
  placeOf(path: Path): CoursePlace | undefined;
  courseNamed(name: string): Course | undefined;
}
