import type { Book, Chapter } from '../book/book.ts';
import type { CourseProblem } from '../course/course.ts';
import type { Slide } from '../slide/slide.ts';
import type { Path } from '../text/path.ts';
import { frontMatterKeys } from './front-matter-keys.ts';
import { nearestNames } from './nearest.ts';
import type { LintContext } from './rule.ts';

/**
 * Whether a chapter's course or session hangs on front matter that another rule finds at fault, or on a session outside a
 * course that is told already: what follows from that is no mistake of its own.
 */
export function isPlaceInDoubt(path: Path, context: LintContext): boolean {
  const { book } = context;
  if (book === undefined) return false;
  let course: 'in' | 'out' | 'in doubt' = 'out';
  let isSessionTold = false;
  for (const chapter of topChapters(book)) {
    const slide = chapter.path === undefined ? undefined : context.slide(chapter.path);
    const names = slide?.frontMatter;
    if (isAtFault(slide)) course = 'in doubt';
    else if (names?.course !== undefined) course = names.course === 'none' ? 'out' : 'in';
    if (names?.session !== undefined && course === 'in') isSessionTold = false;
    if (holds(chapter, path)) return course === 'in doubt' || isSessionTold;
    // What is found at this chapter is not told again for those after it.
    if (names?.session === undefined ? names?.course !== undefined && course === 'in' : course === 'out')
      isSessionTold = true;
  }
  return false;
}

/** Whether a problem leaves a chapter without its course or session. */
export function isOutside(kind: CourseProblem['kind']): boolean {
  return kind === 'course-without-session' || kind === 'session-outside-course';
}

/** Whether some chapter that may start a course has front matter at fault, so that not all names of courses are known. */
export function isSomeCourseInDoubt(context: LintContext): boolean {
  if (context.courses()?.problems.some(({ kind }) => isOutside(kind))) return true;
  const chapters = context.book === undefined ? [] : topChapters(context.book);
  return chapters.some(({ path }) => path !== undefined && isAtFault(context.slide(path)));
}

function topChapters({ summary }: Book): Chapter[] {
  return summary.items.flatMap((item) => (item.kind === 'chapter' ? [item] : []));
}

function holds(chapter: Chapter, path: Path): boolean {
  return chapter.path === path || chapter.children.some((child) => holds(child, path));
}

const names: readonly string[] = ['course', 'session'];

/** Whether front matter is not read, or one of the two names is not: misspelt, or no text. */
function isAtFault(slide: Slide | undefined): boolean {
  const frontMatter = slide?.frontMatter;
  if (frontMatter === undefined) return false;
  if (
    !frontMatter.read ||
    frontMatter.problems.some(({ kind }) => /^(?:not-closed|fence-form|not-a-mapping|yaml)$/.test(kind))
  )
    return true;
  return frontMatter.entries.some(({ key, value }) => {
    if (names.includes(key)) return typeof value !== 'string';
    const meant = frontMatterKeys.includes(key) ? undefined : nearestNames(key, frontMatterKeys).sure;
    return meant !== undefined && names.includes(meant);
  });
}
