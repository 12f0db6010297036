import * as l10n from '#l10n';
import type { Book, Chapter } from '../book/book.ts';
import { parseSummary } from '../book/summary.ts';
import { createDocument, type Document } from '../text/document.ts';
import type { FileEdits } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import { moveSessionKeys, type SessionOf, sessionsOf, topChapters } from './session-keys.ts';
import {
  allChapters,
  blockOf,
  childMarker,
  editToLines,
  linesOf,
  type Marker,
  markerOf,
  withMarker,
} from './summary-lines.ts';
import { renumber } from './summary-numbers.ts';

/** Where chapters are moved to: beside another chapter, or below it as its last child. */
export interface MoveTarget {
  readonly place: 'before' | 'after' | 'into';
  readonly chapter: Chapter;
}

/** What a move does: edits of SUMMARY.md and of slides' front matter, or why it cannot be done, as a sentence. */
export type Move =
  | { readonly kind: 'edits'; readonly files: readonly FileEdits[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The book and its files as they stand. Wait for `loadYaml()` before. */
export interface MoveWorld {
  readonly book: Book;
  documentOf(path: Path): Document | undefined;
}

/**
 * Moves chapters, each with all that is nested below it, to one place, in the order they stand in. Those at the
 * top become part of the session of their new neighbour; `keepSessions` lets each keep its own session, as when
 * whole sessions move, and only the course is the neighbour's. Nothing to do gives no files.
 */
export function moveChapters(
  world: MoveWorld,
  chapters: readonly Chapter[],
  target: MoveTarget,
  options: {
    readonly keepSessions?: boolean;
    readonly withLines?: ReadonlyMap<Chapter, number>;
    readonly beforeLine?: number;
  } = {},
): Move {
  const { summary, source } = world.book;
  const { document } = summary;
  if (!document) return refused(l10n.t('This book has no SUMMARY.md. Create one first.'));
  const moved = outermost(summary, chapters);
  if (moved.some((chapter) => chapter === target.chapter || isBelow(target.chapter, chapter)))
    return moved.length === 1 && moved[0] === target.chapter && target.place !== 'into'
      ? { kind: 'edits', files: [] }
      : refused(l10n.t('A chapter cannot be moved into itself. Choose another place.'));
  const lines = linesOf(document);
  const marker =
    target.place === 'into'
      ? childMarker(target.chapter, summary, lines)
      : markerOf(lines[target.chapter.line] ?? '');
  const problem = unfit(moved, target, marker, lines);
  if (problem) return refused(problem);
  const newLines = movedLines(lines, moved, target, marker, options);
  const newDocument = createDocument(
    document.path,
    renumber(lines, newLines, summary, source, document).join(''),
  );
  const after = parseSummary(newDocument, source);
  if (!sameFiles(summary, after) || after.problems.length > summary.problems.length)
    return refused(l10n.t('SUMMARY.md would not be read as meant after this move. Mend its findings first.'));
  const files: FileEdits[] = [];
  const edits = editToLines(document, linesOf(newDocument));
  if (edits.length > 0) files.push({ path: document.path, edits });
  files.push(...keyEdits(world, moved, target, topChapters(after), options.keepSessions ?? false));
  return { kind: 'edits', files };
}

function refused(reason: string): Move {
  return { kind: 'refused', reason };
}

/** The chapters in their order, without those that lie below another one. */
function outermost(summary: Book['summary'], chapters: readonly Chapter[]): Chapter[] {
  const wanted = new Set(chapters);
  return allChapters(summary).filter(
    (chapter) =>
      wanted.has(chapter) && !chapters.some((other) => other !== chapter && isBelow(chapter, other)),
  );
}

function isBelow(chapter: Chapter, above: Chapter): boolean {
  return above.children.some((child) => child === chapter || isBelow(chapter, child));
}

function unfit(
  moved: readonly Chapter[],
  { place, chapter }: MoveTarget,
  marker: Marker,
  lines: readonly string[],
): string | undefined {
  if (place === 'into' && chapter.number.length === 0)
    return l10n.t('A chapter without number can hold no others. Choose a numbered one.');
  if (marker.bullet === '' && moved.some((each) => each.children.length > 0))
    return l10n.t('A chapter with others below it needs a number. Move it among the numbered chapters.');
  const shared = [...moved, chapter].some(
    (each) => (lines[each.line] ?? '').split('](').length > 2 && each.number.length === 0,
  );
  return shared
    ? l10n.t('Several chapters share one line of SUMMARY.md. Give each its own line first.')
    : undefined;
}

function movedLines(
  lines: readonly string[],
  moved: readonly Chapter[],
  { place, chapter }: MoveTarget,
  marker: Marker,
  options: { readonly withLines?: ReadonlyMap<Chapter, number>; readonly beforeLine?: number },
): string[] {
  const gone = new Set<number>();
  const inserted: string[] = [];
  for (const each of moved) {
    const block = blockOf(each, lines);
    const heading = options.withLines?.get(each);
    if (heading !== undefined) {
      if (inserted.length > 0) inserted.push(eolOf(lines[heading]));
      for (let line = heading; line < block.start; line++) {
        inserted.push(lines[line] ?? '');
        gone.add(line);
      }
    }
    inserted.push(...withMarker(lines.slice(block.start, block.end), each.line - block.start, marker));
    for (let line = block.start; line < block.end; line++) gone.add(line);
  }
  const at =
    options.beforeLine ?? (place === 'before' ? blockOf(chapter, lines).start : blockOf(chapter, lines).end);
  if (options.withLines) {
    // A part stands with a blank line around it.
    if (place === 'before') inserted.push(eolOf(inserted[0]));
    else inserted.unshift(eolOf(inserted[0]));
  }
  const result: string[] = [];
  for (let line = 0; line <= lines.length; line++) {
    if (line === at) result.push(...inserted);
    const text = lines[line];
    if (text === undefined || gone.has(line)) continue;
    // Where a block is taken out between two blank lines, one is enough.
    if (gone.has(line - 1) && text.trim() === '' && (result.at(-1) ?? '').trim() === '') continue;
    result.push(text);
  }
  return result;
}

function eolOf(line: string | undefined): string {
  return line?.endsWith('\r\n') ? '\r\n' : '\n';
}

/** Whether both summaries name the same files. */
function sameFiles(before: Book['summary'], after: Book['summary']): boolean {
  const files = (summary: Book['summary']) =>
    allChapters(summary)
      .map((chapter) => chapter.path ?? chapter.title)
      .sort()
      .join('\n');
  return files(before) === files(after);
}

/** What the front matter must say, so that every segment is in its session after the move. */
function keyEdits(
  world: MoveWorld,
  moved: readonly Chapter[],
  target: MoveTarget,
  after: readonly Chapter[],
  keepSessions: boolean,
): FileEdits[] {
  const documentOf = (path: Path) => world.documentOf(path);
  const before = topChapters(world.book.summary);
  const sessions = sessionsOf(before, documentOf);
  const top = before.find((chapter) => chapter === target.chapter || isBelow(target.chapter, chapter));
  const there = (top && sessions.get(top)) ?? { course: undefined, session: undefined };
  const wanted = new Map<Path, SessionOf>();
  for (const [chapter, session] of sessions)
    if (chapter.path !== undefined) wanted.set(chapter.path, session);
  const paths = new Set(after.map((chapter) => chapter.path));
  for (const { path } of moved) {
    const own = path === undefined ? undefined : wanted.get(path);
    if (path === undefined || !paths.has(path)) continue;
    const keeps = keepSessions && own?.course !== undefined && there.course !== undefined;
    wanted.set(path, keeps ? { ...own, course: there.course } : there);
  }
  const nested = before.filter((chapter) => chapter.path !== undefined && !paths.has(chapter.path));
  return moveSessionKeys(before, after, wanted, nested, documentOf);
}
