import type { Chapter, Summary } from '../book/book.ts';
import type { Courses, Session } from './course.ts';
import { type Move, type MoveTarget, type MoveWorld, moveChapters } from './reorder.ts';
import { sameSession, sessionsOf, topChapters } from './session-keys.ts';
import { blockOf, linesOf } from './summary-lines.ts';

/** Moves a chapter one step up or down, as a key does; at an end of its list into the list next to it. No files when there is no such place. */
export function moveStep(world: MoveWorld, chapter: Chapter, direction: 'up' | 'down'): Move {
  const target = stepTarget(world, chapter, direction);
  return target ? moveChapters(world, [chapter], target) : { kind: 'edits', files: [] };
}

/** Where one step up or down leads; `undefined` at the end of the book. */
export function stepTarget(
  world: MoveWorld,
  chapter: Chapter,
  direction: 'up' | 'down',
): MoveTarget | undefined {
  const { summary } = world.book;
  const up = direction === 'up';
  const parent = parentOf(summary, chapter);
  if (parent) {
    const next = neighbour(parent.children, chapter, up);
    if (next) return { place: up ? 'before' : 'after', chapter: next };
    const aunt = neighbour(parentOf(summary, parent)?.children ?? numberedChapters(summary), parent, up);
    const first = aunt?.children[0];
    if (!up && first) return { place: 'before', chapter: first };
    return aunt && { place: 'into', chapter: aunt };
  }
  const next = neighbour(numberedChapters(summary), chapter, up);
  if (!next) return undefined;
  // Over the border of a part or session it first becomes the last (or first) on the other side.
  const sessions = sessionsOf(topChapters(summary), (path) => world.documentOf(path));
  const here = sessions.get(chapter);
  const there = sessions.get(next);
  const border = bordersBetween(summary, chapter, next) || (here && there && !sameSession(here, there));
  return { place: up === !border ? 'before' : 'after', chapter: next };
}

/**
 * Moves a whole session, all its segments, before or after another session; the part of SUMMARY.md that holds
 * nothing else goes along with its title. It joins the other session's course and keeps its name.
 */
export function moveSession(
  world: MoveWorld,
  courses: Courses,
  session: Session,
  place: 'before' | 'after',
  other: Session,
): Move {
  const { summary } = world.book;
  const moved = segmentsOf(summary, courses, session);
  const there = segmentsOf(summary, courses, other);
  const target = place === 'before' ? there[0] : there.at(-1);
  if (moved.length === 0 || !target || session === other) return { kind: 'edits', files: [] };
  const title = partLine(summary, moved);
  const otherTitle = partLine(summary, there);
  const [first] = moved;
  const lines = summary.document ? linesOf(summary.document) : [];
  const asPart = title !== undefined && first && (place === 'after' || otherTitle !== undefined);
  return moveChapters(
    world,
    moved,
    { place, chapter: target },
    {
      keepSessions: true,
      ...(asPart ? { withLines: new Map([[first, title]]) } : {}),
      ...(place === 'before' && otherTitle !== undefined && asPart ? { beforeLine: otherTitle } : {}),
      ...(place === 'after' ? { beforeLine: blockOf(target, lines).end } : {}),
    },
  );
}

function segmentsOf(summary: Summary, courses: Courses, session: Session): Chapter[] {
  return topChapters(summary).filter(
    (chapter) => chapter.path !== undefined && courses.placeOf(chapter.path)?.session === session,
  );
}

/** The line of the part whose chapters are exactly these; `undefined` when there is no such part. */
function partLine(summary: Summary, chapters: readonly Chapter[]): number | undefined {
  const [first] = chapters;
  const start = first ? summary.items.indexOf(first) - 1 : -1;
  const part = summary.items[start];
  if (part?.kind !== 'part') return undefined;
  const inPart: Chapter[] = [];
  for (const item of summary.items.slice(start + 1)) {
    if (item.kind !== 'chapter' || item.number.length === 0) break;
    inPart.push(item);
  }
  return inPart.length === chapters.length && inPart.every((chapter, index) => chapter === chapters[index])
    ? part.line
    : undefined;
}

/** The chapter that holds this one; `undefined` at the top. */
export function parentOf(summary: Summary, chapter: Chapter): Chapter | undefined {
  const find = (above: Chapter): Chapter | undefined => {
    if (above.children.includes(chapter)) return above;
    for (const child of above.children) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  for (const top of topChapters(summary)) {
    const found = find(top);
    if (found) return found;
  }
  return undefined;
}

function numberedChapters(summary: Summary): Chapter[] {
  return topChapters(summary).filter((chapter) => chapter.number.length > 0);
}

function neighbour(chapters: readonly Chapter[], chapter: Chapter, up: boolean): Chapter | undefined {
  const index = chapters.indexOf(chapter);
  return index < 0 ? undefined : chapters[index + (up ? -1 : 1)];
}

function bordersBetween(summary: Summary, a: Chapter, b: Chapter): boolean {
  return Math.abs(summary.items.indexOf(a) - summary.items.indexOf(b)) > 1;
}
