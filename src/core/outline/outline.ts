import type { Book, Chapter } from '../book/book.ts';
import type { Course, CourseSlide, Courses, Segment, Session } from '../course/course.ts';
import { courseTarget, sessionTarget, type TargetState } from '../course/over-target.ts';
import type { Path } from '../text/path.ts';

/** What a row of the outline stands for. Chapters are those that no course counts. */
export type OutlineKind = 'book' | 'course' | 'session' | 'segment' | 'slide' | 'sub-slide' | 'chapter';

/** One row of the course outline. */
export interface OutlineNode {
  readonly kind: OutlineKind;
  /** The same for the same thing while its name and place stand, so that a view keeps what is unfolded. */
  readonly id: string;
  /** The book's folder. */
  readonly root: Path;
  readonly name: string;
  /** Minutes, breaks included; `undefined` for chapters that no course counts, and parts of slides that state none. */
  readonly minutes: number | undefined;
  /** Target of a session or course that has one. */
  readonly targetMinutes: number | undefined;
  /** Minutes beyond target and upstream's slop (5 for a session, 15 for a course); 0 when within. */
  readonly over: number;
  /** The file a click opens; `undefined` for courses, sessions and drafts. */
  readonly path: Path | undefined;
  /** The chapter in SUMMARY.md, for what can be moved or renamed there. */
  readonly chapter: Chapter | undefined;
  readonly children: readonly OutlineNode[];
}

/** Minutes that a file's front matter states; `undefined` for none. */
type StatedMinutes = (path: Path) => number | undefined;

/** The outline of a book: its courses first, then the chapters that belong to none. */
export function outlineOf(book: Book, courses: Courses, stated: StatedMinutes): OutlineNode {
  const chapters = chapterIndex(book, stated);
  const counted = new Set<Path>();
  const parts = courses.courses.map((course) => courseNode(book, course, chapters, counted));
  const rest: OutlineNode[] = [];
  const kind = courses.courses.length > 0 ? 'chapter' : 'slide';
  for (const item of book.summary.items) {
    if (item.kind !== 'chapter' || (item.path && counted.has(item.path))) continue;
    rest.push(chapterNode(book, item, kind));
  }
  return {
    kind: 'book',
    id: book.root,
    root: book.root,
    name: book.config.title ?? book.root.slice(book.root.lastIndexOf('/') + 1),
    minutes: undefined,
    targetMinutes: undefined,
    over: 0,
    path: book.summary.document?.path,
    chapter: undefined,
    children: distinct([...parts, ...rest], new Set()),
  };
}

/** The rows with ids that no other has: a file that stands twice in SUMMARY.md has two rows. */
function distinct(nodes: readonly OutlineNode[], taken: Set<string>): readonly OutlineNode[] {
  let same = true;
  const made = nodes.map((node) => {
    let { id } = node;
    for (let count = 2; taken.has(id); count++) id = `${node.id}#${count}`;
    taken.add(id);
    const children = distinct(node.children, taken);
    if (id === node.id && children === node.children) return node;
    same = false;
    return { ...node, id, children };
  });
  return same ? nodes : made;
}

/** The row of a file, with the rows it stands below, topmost first; empty when the outline has none. */
export function pathTo(node: OutlineNode, path: Path): readonly OutlineNode[] {
  for (const child of node.children) {
    const below = pathTo(child, path);
    if (below.length > 0) return [node, ...below];
  }
  return node.path === path && node.kind !== 'book' ? [node] : [];
}

/** The outline with only the rows whose name holds `text` (without case), and what stands above and below them. */
export function filterOutline(node: OutlineNode, text: string): OutlineNode | undefined {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '' || (node.kind !== 'book' && node.name.toLocaleLowerCase().includes(wanted))) return node;
  const children = node.children.flatMap((child) => filterOutline(child, wanted) ?? []);
  return children.length > 0 ? { ...node, children } : undefined;
}

/** The chapters of a book by file, and what else is known of files. */
interface ChapterIndex {
  get(path: Path): Chapter | undefined;
  readonly stated: StatedMinutes;
}

function chapterIndex(book: Book, stated: StatedMinutes): ChapterIndex {
  const found = new Map<Path, Chapter>();
  const add = (chapter: Chapter): void => {
    if (chapter.path && !found.has(chapter.path)) found.set(chapter.path, chapter);
    chapter.children.forEach(add);
  };
  for (const item of book.summary.items) if (item.kind === 'chapter') add(item);
  return { get: (path) => found.get(path), stated };
}

function courseNode(book: Book, course: Course, chapters: ChapterIndex, counted: Set<Path>): OutlineNode {
  const hasTarget = course.sessions.some((session) => session.hasTarget);
  return {
    kind: 'course',
    id: courseId(book, course),
    root: book.root,
    name: course.name,
    minutes: course.minutes,
    targetMinutes: hasTarget ? course.targetMinutes : undefined,
    over: overBy(courseTarget(course)),
    path: undefined,
    chapter: undefined,
    children: course.sessions.map((session) => sessionNode(book, course, session, chapters, counted)),
  };
}

function sessionNode(
  book: Book,
  course: Course,
  session: Session,
  chapters: ChapterIndex,
  counted: Set<Path>,
): OutlineNode {
  return {
    kind: 'session',
    id: sessionId(book, course, session),
    root: book.root,
    name: session.name,
    minutes: session.minutes,
    targetMinutes: session.hasTarget ? session.targetMinutes : undefined,
    over: overBy(sessionTarget(session)),
    path: undefined,
    chapter: undefined,
    children: session.segments.map((segment) => segmentNode(book, segment, chapters, counted)),
  };
}

/** The id of a course's row. */
export function courseId(book: Book, course: Course): string {
  return `${book.root}|${course.name}`;
}

/** The id of a session's row. */
export function sessionId(book: Book, course: Course, session: Session): string {
  return `${book.root}|${course.name}|${session.name}`;
}

/** The same whether the file is a segment, a slide or a part of one, so that it is one row wherever it is moved. */
function fileId(path: Path | undefined): string {
  return `file|${path}`;
}

function segmentNode(book: Book, segment: Segment, chapters: ChapterIndex, counted: Set<Path>): OutlineNode {
  const [first, ...others] = segment.slides;
  const path = first?.files[0];
  if (path) counted.add(path);
  return {
    kind: 'segment',
    id: fileId(path),
    root: book.root,
    name: segment.name,
    minutes: segment.minutes,
    targetMinutes: undefined,
    over: 0,
    path,
    chapter: path ? chapters.get(path) : undefined,
    children: others.map((slide) => slideNode(book, slide, chapters, counted)),
  };
}

function slideNode(book: Book, slide: CourseSlide, chapters: ChapterIndex, counted: Set<Path>): OutlineNode {
  for (const file of slide.files) counted.add(file);
  const path = slide.files[0];
  const chapter = path ? chapters.get(path) : undefined;
  return {
    kind: 'slide',
    id: fileId(path),
    root: book.root,
    name: slide.name,
    minutes: slide.minutes,
    targetMinutes: undefined,
    over: 0,
    path,
    chapter,
    children: (chapter?.children ?? []).map((child) => subSlideNode(book, child, chapters.stated)),
  };
}

/** A part of a slide, with the minutes that it and what is below it state, which its slide's are the sum of. */
function subSlideNode(book: Book, chapter: Chapter, stated: StatedMinutes): OutlineNode {
  const children = chapter.children.map((child) => subSlideNode(book, child, stated));
  const own = chapter.path === undefined ? undefined : stated(chapter.path);
  const known = [own, ...children.map((child) => child.minutes)].filter((minutes) => minutes !== undefined);
  const minutes = known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
  return { ...plainNode(book, chapter, 'sub-slide'), minutes, children };
}

function chapterNode(book: Book, chapter: Chapter, kind: OutlineKind): OutlineNode {
  return {
    ...plainNode(book, chapter, kind),
    children: chapter.children.map((child) => chapterNode(book, child, kind)),
  };
}

function plainNode(book: Book, chapter: Chapter, kind: OutlineKind): Omit<OutlineNode, 'children'> {
  return {
    kind,
    id: chapter.path === undefined ? `draft|${chapter.title}` : fileId(chapter.path),
    root: book.root,
    name: chapter.title,
    minutes: undefined,
    targetMinutes: undefined,
    over: 0,
    path: chapter.path,
    chapter,
  };
}

function overBy(target: TargetState): number {
  return target.state === 'over' ? target.by : 0;
}
