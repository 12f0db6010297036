import * as l10n from '#l10n';
import type { Book, Chapter } from '../book/book.ts';
import type { Courses, Session } from '../course/course.ts';
import { moveSession, stepTarget } from '../course/move-steps.ts';
import { type Move, type MoveTarget, type MoveWorld, moveChapters } from '../course/reorder.ts';
import { allChapters } from '../course/summary-lines.ts';
import { type OutlineNode, sessionId } from './outline.ts';

/** Where rows go: beside another row, or below it as the last. */
export interface RowTarget {
  readonly place: MoveTarget['place'];
  readonly row: OutlineNode;
}

/** The book as it stands, with its courses. */
export interface RowWorld extends MoveWorld {
  readonly courses: Courses;
}

const nothing: Move = { kind: 'edits', files: [] };

function refused(reason: string): Move {
  return { kind: 'refused', reason };
}

/** Moves rows of an outline, which may be older than the book; several keep their order. */
export function moveRows(world: RowWorld, rows: readonly OutlineNode[], { place, row }: RowTarget): Move {
  const [first] = rows;
  if (!first) return nothing;
  if (rows.some(({ kind }) => kind === 'session')) {
    if (rows.length > 1) return refused(l10n.t('Sessions move one at a time. Choose one row.'));
    return moveWholeSession(world, first, place === 'into' ? 'after' : place, row);
  }
  const chapters = chaptersOfRows(world.book, rows);
  if (!chapters) return refused(l10n.t('A course as a whole cannot be moved. Move its sessions.'));
  const target = row.kind === 'session' ? edgeOfSession(world, row, place) : chapterTarget(world, place, row);
  return target ? moveChapters(world, chapters, target) : nothing;
}

/** Moves rows one step up or down, as Alt+Up and Alt+Down do. */
export function stepRows(world: RowWorld, rows: readonly OutlineNode[], direction: 'up' | 'down'): Move {
  const [first] = rows;
  if (!first) return nothing;
  if (first.kind === 'session') {
    if (rows.length > 1) return refused(l10n.t('Sessions move one at a time. Choose one row.'));
    return stepSession(world, first, direction);
  }
  const chapters = chaptersOfRows(world.book, rows);
  if (!chapters) return refused(l10n.t('A course as a whole cannot be moved. Move its sessions.'));
  const order = allChapters(world.book.summary).filter((chapter) => chapters.includes(chapter));
  const edge = direction === 'up' ? order[0] : outermostLast(order);
  const target = edge && stepTarget(world, edge, direction);
  return target ? moveChapters(world, chapters, target) : nothing;
}

/**
 * Where rows belong when they are dropped on another one: into a row of the level above, else into the other's
 * place, after it when they come from above. `undefined` for a row that cannot hold them.
 */
export function dropTarget(
  outline: OutlineNode,
  moved: readonly OutlineNode[],
  onto: OutlineNode,
): RowTarget | undefined {
  const [first] = moved;
  if (!first) return undefined;
  const order: string[] = [];
  const lines = new Map<string, readonly OutlineNode[]>();
  const visit = (node: OutlineNode, above: readonly OutlineNode[]): void => {
    const line = [...above, node];
    order.push(node.id);
    lines.set(node.id, line);
    for (const child of node.children) visit(child, line);
  };
  visit(outline, []);
  const line = lines.get(onto.id) ?? [];
  const beside = (row: OutlineNode): RowTarget => {
    const fromAbove = order.indexOf(first.id) < order.indexOf(row.id);
    return { place: fromAbove ? 'after' : 'before', row };
  };
  const near = (kind: OutlineNode['kind']) => line.find((node) => node.kind === kind);
  if (first.kind === 'session') {
    const session = near('session');
    return session && beside(session);
  }
  if (first.kind === 'segment') {
    const segment = near('segment');
    if (segment) return beside(segment);
    return onto.kind === 'session' ? { place: 'into', row: onto } : onto.chapter && beside(onto);
  }
  if (onto.kind === 'segment') return { place: 'into', row: onto };
  if (onto.kind === 'session' || onto.kind === 'course' || onto.kind === 'book') return undefined;
  // A part of a slide that is dropped on another slide becomes a part of that one.
  if (first.kind === 'sub-slide' && onto.kind === 'slide') return { place: 'into', row: onto };
  return beside(onto);
}

/** The chapter of a row in the book as it stands; `undefined` when it has none, or is gone. */
export function chapterOfRow(book: Book, row: OutlineNode): Chapter | undefined {
  const { chapter } = row;
  if (!chapter) return undefined;
  const all = allChapters(book.summary);
  return (
    all.find((each) => each === chapter) ??
    all.find((each) =>
      chapter.path === undefined ? each.title === chapter.title : each.path === chapter.path,
    )
  );
}

function chaptersOfRows(book: Book, rows: readonly OutlineNode[]): Chapter[] | undefined {
  const chapters = rows.map((row) => chapterOfRow(book, row)).filter((chapter) => chapter !== undefined);
  return chapters.length === rows.length ? chapters : undefined;
}

/** The last chapter that is not nested below another of them. */
function outermostLast(chapters: readonly Chapter[]): Chapter | undefined {
  const nested = new Set(chapters.flatMap((chapter) => descendants(chapter)));
  return chapters.filter((chapter) => !nested.has(chapter)).at(-1);
}

function descendants(chapter: Chapter): Chapter[] {
  return chapter.children.flatMap((child) => [child, ...descendants(child)]);
}

function chapterTarget({ book }: RowWorld, place: RowTarget['place'], row: OutlineNode) {
  const chapter = chapterOfRow(book, row);
  return chapter && { place, chapter };
}

/** The first or last segment of a session, to stand beside. */
function edgeOfSession(world: RowWorld, row: OutlineNode, place: RowTarget['place']): MoveTarget | undefined {
  const edge = place === 'before' ? row.children[0] : row.children.at(-1);
  const chapter = edge && chapterOfRow(world.book, edge);
  return chapter && { place: place === 'before' ? 'before' : 'after', chapter };
}

function sessionsInOrder({ book, courses }: RowWorld): { readonly id: string; readonly session: Session }[] {
  return courses.courses.flatMap((course) =>
    course.sessions.map((session) => ({ id: sessionId(book, course, session), session })),
  );
}

function moveWholeSession(
  world: RowWorld,
  row: OutlineNode,
  place: 'before' | 'after',
  target: OutlineNode,
): Move {
  const all = sessionsInOrder(world);
  const session = all.find(({ id }) => id === row.id)?.session;
  const other = all.find(({ id }) => id === target.id)?.session;
  if (!session) return nothing;
  if (!other) return refused(l10n.t('A session moves before or after another session. Choose one.'));
  return moveSession(world, world.courses, session, place, other);
}

function stepSession(world: RowWorld, row: OutlineNode, direction: 'up' | 'down'): Move {
  const all = sessionsInOrder(world);
  const index = all.findIndex(({ id }) => id === row.id);
  const session = all[index]?.session;
  const other = all[index + (direction === 'up' ? -1 : 1)]?.session;
  if (!session || !other) return nothing;
  return moveSession(world, world.courses, session, direction === 'up' ? 'before' : 'after', other);
}
