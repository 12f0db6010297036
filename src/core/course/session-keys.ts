import type { Chapter, Summary } from '../book/book.ts';
import { parseFrontMatter } from '../slide/front-matter.ts';
import type { FrontMatter } from '../slide/slide.ts';
import type { Document } from '../text/document.ts';
import type { FileEdits } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import { changeKeys } from './front-matter-edits.ts';
import { yamlText } from './yaml-text.ts';

/** The course and session a segment is in; no course for those outside. */
export interface SessionOf {
  readonly course: string | undefined;
  readonly session: string | undefined;
}

/** The course and session of each chapter at the top, as mdbook-course walks them. */
export function sessionsOf(
  chapters: readonly Chapter[],
  documentOf: (path: Path) => Document | undefined,
): Map<Chapter, SessionOf> {
  const sessions = new Map<Chapter, SessionOf>();
  let now: SessionOf = { course: undefined, session: undefined };
  for (const chapter of chapters) {
    const facts = frontMatterOf(chapter, documentOf);
    if (facts?.course !== undefined)
      now = { course: facts.course === 'none' ? undefined : facts.course, session: undefined };
    if (facts?.session !== undefined) now = { ...now, session: facts.session };
    sessions.set(chapter, now);
  }
  return sessions;
}

/** Chapters at the top of a summary. */
export function topChapters(summary: Summary): Chapter[] {
  return summary.items.filter((item) => item.kind === 'chapter');
}

/**
 * Edits that give every chapter at the top its wanted session, when they stand in this new order: `course` and
 * `session` (and the target of the session, where its first segment alone stated it) go from a chapter that was
 * the first of its session to the one that is now. `nested` are chapters that stood at the top and do so no more.
 */
export function moveSessionKeys(
  before: readonly Chapter[],
  after: readonly Chapter[],
  wanted: ReadonlyMap<Path, SessionOf>,
  nested: readonly Chapter[],
  documentOf: (path: Path) => Document | undefined,
): FileEdits[] {
  const changes = new Map<Path, Map<string, string | undefined>>();
  const change = (path: Path, key: string, value: string | undefined): void => {
    const known = changes.get(path) ?? new Map<string, string | undefined>();
    changes.set(path, known.set(key, value));
  };
  const sources = valueSources([...before, ...nested], documentOf);
  const firsts = firstsOf(before, documentOf);
  let last: SessionOf = { course: undefined, session: undefined };
  for (const chapter of after) {
    const { path } = chapter;
    const now = path === undefined ? undefined : wanted.get(path);
    if (path === undefined || !now) continue;
    const own = frontMatterOf(chapter, documentOf);
    if (sameSession(last, now)) {
      if (firsts.has(path) || !effectIs(own, now))
        for (const key of ['course', 'session']) change(path, key, undefined);
    } else {
      // Only a course said anew takes the session away.
      const states = now.course !== last.course || now.session === undefined;
      const course = states ? (now.course ?? 'none') : undefined;
      const session = now.course === undefined ? undefined : now.session;
      // A key that says the right thing stays as it is written; so does a course that was said again before.
      if (own?.course !== (course ?? now.course) || (!states && firsts.get(path) === 'course'))
        change(path, 'course', course && (sources.get(course) ?? yamlText(course)));
      if (own?.session !== session)
        change(path, 'session', session && (sources.get(session) ?? yamlText(session)));
      if (!firsts.has(path)) moveTarget(path, now, before, firsts, documentOf, change);
    }
    last = now;
  }
  for (const chapter of nested)
    if (chapter.path !== undefined)
      for (const key of ['course', 'session']) change(chapter.path, key, undefined);
  const files: FileEdits[] = [];
  for (const [path, keys] of changes) {
    const document = documentOf(path);
    const edits = document ? changeKeys(document, keys) : [];
    if (edits.length > 0) files.push({ path, edits });
  }
  return files;
}

/** The target of a session goes with its first place, unless several of its segments have their own. */
function moveTarget(
  path: Path,
  session: SessionOf,
  before: readonly Chapter[],
  firsts: ReadonlyMap<Path, unknown>,
  documentOf: (path: Path) => Document | undefined,
  change: (path: Path, key: string, value: string | undefined) => void,
): void {
  const sessions = sessionsOf(before, documentOf);
  const stating = before.filter((chapter) => {
    const of = sessions.get(chapter);
    return of && sameSession(of, session) && frontMatterOf(chapter, documentOf)?.targetMinutes !== undefined;
  });
  const [only] = stating;
  if (stating.length !== 1 || only?.path === undefined || only.path === path || !firsts.has(only.path))
    return;
  const minutes = frontMatterOf(only, documentOf)?.targetMinutes;
  change(only.path, 'target_minutes', undefined);
  change(path, 'target_minutes', String(minutes));
}

/** Chapters that are the first of a session or even of a course, and say so. */
function firstsOf(
  chapters: readonly Chapter[],
  documentOf: (path: Path) => Document | undefined,
): Map<Path, 'course' | 'session'> {
  const sessions = sessionsOf(chapters, documentOf);
  const firsts = new Map<Path, 'course' | 'session'>();
  let last: SessionOf = { course: undefined, session: undefined };
  for (const chapter of chapters) {
    const now = sessions.get(chapter) ?? last;
    const own = frontMatterOf(chapter, documentOf);
    const states = own?.course !== undefined || own?.session !== undefined;
    if (chapter.path !== undefined && states && !sameSession(last, now))
      firsts.set(chapter.path, now.course === last.course ? 'session' : 'course');
    last = now;
  }
  return firsts;
}

/** Whether a chapter in the midst of a session may keep the keys it has: they say again what holds anyway. */
function effectIs(own: FrontMatter | undefined, now: SessionOf): boolean {
  if (own?.course === undefined) return own?.session === undefined || own.session === now.session;
  return own.course === (now.course ?? 'none') && own.session === now.session;
}

/** Whether two segments are in one session; all those outside courses are together. */
export function sameSession(a: SessionOf, b: SessionOf): boolean {
  return a.course === b.course && (a.course === undefined || a.session === b.session);
}

const known = new WeakMap<Document, FrontMatter | 'none'>();

function frontMatterOf(
  chapter: Chapter,
  documentOf: (path: Path) => Document | undefined,
): FrontMatter | undefined {
  const document = chapter.path === undefined ? undefined : documentOf(chapter.path);
  if (!document) return undefined;
  const before = known.get(document);
  const frontMatter = before ?? parseFrontMatter(document) ?? 'none';
  if (!before) known.set(document, frontMatter);
  return frontMatter !== 'none' && frontMatter.read ? frontMatter : undefined;
}

/** Names as their authors wrote them, quotes and all. */
function valueSources(chapters: readonly Chapter[], documentOf: (path: Path) => Document | undefined) {
  const sources = new Map<string, string>();
  // An alias means nothing in another file.
  for (const chapter of chapters)
    for (const { key, text, source } of frontMatterOf(chapter, documentOf)?.entries ?? [])
      if ((key === 'course' || key === 'session') && text !== undefined && !/^\*|[\r\n]/.test(source))
        sources.set(text, source);
  return sources;
}
