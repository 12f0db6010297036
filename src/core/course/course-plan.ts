import type { Book, Chapter } from '../book/book.ts';
import type { Path } from '../text/path.ts';
import type { CourseFacts, CourseProblem } from './course.ts';

/** The shape of a book's courses, without minutes: it changes only with SUMMARY.md and `course`/`session` keys. */
export interface CoursePlan {
  readonly name: string;
  readonly sessions: SessionPlan[];
}

export interface SessionPlan {
  readonly name: string;
  readonly segments: SegmentPlan[];
}

export interface SegmentPlan {
  readonly name: string;
  readonly label: string;
  /** The file that may state `target_minutes`; `undefined` for a draft. */
  readonly own: Path | undefined;
  readonly slides: readonly SlidePlan[];
}

export interface SlidePlan {
  readonly name: string;
  readonly label: string;
  readonly files: readonly Path[];
}

/** Indices into courses, their sessions, segments and slides. */
export interface PlanPlace {
  readonly course: number;
  readonly session: number;
  readonly segment: number;
  readonly slide: number;
}

export interface Plan {
  readonly courses: readonly CoursePlan[];
  readonly problems: readonly CourseProblem[];
  /** Every file in a course; more than one place only where SUMMARY.md lists it twice. */
  readonly places: ReadonlyMap<Path, readonly PlanPlace[]>;
}

/** Walks the summary as mdbook-course does; what it refuses becomes a problem, and the walk goes on. */
export function planCourses(book: Book, factsOf: (path: Path) => CourseFacts | undefined): Plan {
  const courses: CoursePlan[] = [];
  const problems: CourseProblem[] = [];
  const places = new Map<Path, PlanPlace[]>();
  let courseName: string | undefined;
  let sessionName: string | undefined;
  for (const chapter of book.summary.items) {
    if (chapter.kind !== 'chapter') continue;
    const { path } = chapter;
    const facts = path === undefined ? undefined : factsOf(path);
    if (facts?.course !== undefined) {
      courseName = facts.course === 'none' ? undefined : facts.course;
      sessionName = undefined;
    }
    if (facts?.session !== undefined) sessionName = facts.session;
    if (
      path !== undefined &&
      facts?.course !== undefined &&
      courseName !== undefined &&
      sessionName === undefined
    )
      problems.push({ kind: 'course-without-session', path, key: 'course' });
    if (path !== undefined && facts?.session !== undefined && courseName === undefined)
      problems.push({ kind: 'session-outside-course', path, key: 'session' });
    const inCourse = courseName !== undefined && sessionName !== undefined;
    for (const child of chapter.children) findNested(child, inCourse, factsOf, problems);
    if (courseName === undefined || sessionName === undefined) continue;
    const slides = slidesOf(chapter);
    if (slides.length === 0) continue;
    const course = named(courses, courseName, (name) => ({ name, sessions: [] }));
    const session = named(course.item.sessions, sessionName, (name) => ({ name, segments: [] }));
    const segment =
      session.item.segments.push({ name: chapter.title, label: chapter.label, own: path, slides }) - 1;
    for (const [slide, { files }] of slides.entries()) {
      for (const file of files) {
        const place = { course: course.index, session: session.index, segment, slide };
        const known = places.get(file);
        if (known) known.push(place);
        else places.set(file, [place]);
      }
    }
  }
  return { courses, problems, places };
}

function named<T extends { readonly name: string }>(list: T[], name: string, create: (name: string) => T) {
  const index = list.findIndex((item) => item.name === name);
  const found = list[index];
  if (found) return { item: found, index };
  const item = create(name);
  return { item, index: list.push(item) - 1 };
}

/** A segment's slides; drafts with nothing written below them are left out. */
function slidesOf(chapter: Chapter): SlidePlan[] {
  const slides: SlidePlan[] = [];
  if (chapter.path !== undefined)
    slides.push({ name: chapter.title, label: chapter.label, files: [chapter.path] });
  for (const child of chapter.children) {
    const files: Path[] = [];
    addFiles(child, files);
    if (files.length > 0) slides.push({ name: child.title, label: child.label, files });
  }
  return slides;
}

function addFiles(chapter: Chapter, files: Path[]): void {
  if (chapter.path !== undefined) files.push(chapter.path);
  for (const child of chapter.children) addFiles(child, files);
}

/** mdbook-course looks at nested chapters inside courses only, and refuses the keys below depth 1. */
function findNested(
  chapter: Chapter,
  inCourse: boolean,
  factsOf: (path: Path) => CourseFacts | undefined,
  problems: CourseProblem[],
): void {
  const facts = chapter.path === undefined ? undefined : factsOf(chapter.path);
  const kind = inCourse && chapter.depth > 1 ? 'nested-error' : 'nested-ignored';
  if (chapter.path !== undefined && facts?.course !== undefined)
    problems.push({ kind, path: chapter.path, key: 'course' });
  if (chapter.path !== undefined && facts?.session !== undefined)
    problems.push({ kind, path: chapter.path, key: 'session' });
  for (const child of chapter.children) findNested(child, inCourse, factsOf, problems);
}
