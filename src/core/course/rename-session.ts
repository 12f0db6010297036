import * as l10n from '#l10n';
import { chaptersOf } from '../book/written-chapters.ts';
import { parseFrontMatter } from '../slide/front-matter.ts';
import { type Document, rangeBetween } from '../text/document.ts';
import type { FileEdits, TextEdit } from '../text/edit.ts';
import type { Courses } from './course.ts';
import { directivesIn } from './directives.ts';
import { changeKeys } from './front-matter-edits.ts';
import type { Move, MoveWorld } from './reorder.ts';
import { sessionsOf, topChapters } from './session-keys.ts';
import { yamlText } from './yaml-text.ts';

/** A course by its name, or a session of it. */
export interface CourseName {
  readonly course: string;
  /** `undefined` for the course as a whole. */
  readonly session: string | undefined;
}

/** Why a course or session cannot be called so, as a sentence; `undefined` when it can. */
export function nameRefusal(courses: Courses, of: CourseName, wanted: string): string | undefined {
  const name = nameOf(wanted);
  if (name === '') return l10n.t('A name is needed. Write one.');
  if (of.session === undefined) {
    if (name === of.course) return undefined;
    if (name === 'none') return l10n.t('“none” ends a course. Choose another name.');
    if (/[{}]/.test(name)) return l10n.t('Directives cannot name a course with braces. Leave them out.');
    return courses.courseNamed(name) && l10n.t('There is a course of that name already. Choose another one.');
  }
  if (name === of.session) return undefined;
  const sessions = courses.courseNamed(of.course)?.sessions ?? [];
  return sessions.some((session) => session.name === name)
    ? l10n.t('There is a session of that name in this course already. Choose another one.')
    : undefined;
}

/**
 * Gives a course or session another name: in the front matter of each chapter that states it and, for a course, in
 * the directives that name it.
 */
export function renameSession(world: MoveWorld, courses: Courses, of: CourseName, wanted: string): Move {
  const reason = nameRefusal(courses, of, wanted);
  if (reason !== undefined) return { kind: 'refused', reason };
  const name = nameOf(wanted);
  if (name === (of.session ?? of.course)) return { kind: 'edits', files: [] };
  const edits = new Map<string, TextEdit[]>();
  const add = (path: string, more: readonly TextEdit[]): void => {
    if (more.length > 0) edits.set(path, [...(edits.get(path) ?? []), ...more]);
  };
  const key = of.session === undefined ? 'course' : 'session';
  const tops = topChapters(world.book.summary);
  for (const [{ path }, now] of sessionsOf(tops, (each) => world.documentOf(each))) {
    const document = path === undefined ? undefined : world.documentOf(path);
    if (!document || path === undefined || edits.has(path)) continue;
    const own = parseFrontMatter(document);
    if (!own?.read || now.course !== of.course || own[key] !== (of.session ?? of.course)) continue;
    add(path, changeKeys(document, new Map([[key, yamlText(name)]])));
  }
  if (of.session === undefined) {
    for (const { path } of chaptersOf(world.book)) {
      const document = world.documentOf(path);
      if (document) add(path, directiveEdits(document, of.course, name));
    }
  }
  const files = [...edits].map(([path, all]): FileEdits => ({ path, edits: all }));
  return { kind: 'edits', files };
}

/** Directives are read word by word, so a name has single spaces. */
function nameOf(wanted: string): string {
  return wanted.trim().replace(/\s+/g, ' ');
}

/** In `{{%course outline NAME}}`. */
function directiveEdits(document: Document, from: string, to: string): TextEdit[] {
  return directivesIn(document.text).flatMap(({ start, end }) => {
    const inner = document.text.slice(start + 3, end - 2);
    const head = /^\s*course\s+outline\s+/.exec(inner)?.[0];
    const written = head === undefined ? '' : inner.slice(head.length).trimEnd();
    if (head === undefined || written.split(/\s+/).join(' ') !== from) return [];
    const at = start + 3 + head.length;
    return [{ range: rangeBetween(document, at, at + written.length), newText: to }];
  });
}
