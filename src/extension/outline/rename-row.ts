import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import { type CourseName, nameRefusal, renameSession } from '../../core/course/rename-session.ts';
import type { Lectern } from '../../core/lectern.ts';
import { chapterOfRow } from '../../core/outline/move-rows.ts';
import { courseId, type OutlineNode, sessionId } from '../../core/outline/outline.ts';
import { renameChapter } from '../../core/outline/rename-chapter.ts';
import type { FileEdits } from '../../core/text/edit.ts';
import type { Workspace } from '../workspace.ts';

/** Applies the edits, as one that can be undone. */
type Apply = (files: readonly FileEdits[]) => Promise<boolean>;

/** Asks for another name of a row, and writes it wherever it stands, as one edit. Whether anything changed. */
export async function renameRow(workspace: Workspace, row: OutlineNode, apply: Apply): Promise<boolean> {
  if (row.chapter) return renameChapterRow(workspace, row, apply);
  return (row.kind === 'course' || row.kind === 'session') && renameCourseRow(workspace, row, apply);
}

async function renameChapterRow(workspace: Workspace, row: OutlineNode, apply: Apply): Promise<boolean> {
  const label = row.chapter?.label ?? '';
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('New title'),
    prompt: vscode.l10n.t('In SUMMARY.md, and in the slide’s heading where it says the same.'),
    value: label,
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('A chapter needs a title. Write one.') : undefined,
  });
  if (title === undefined || title.trim() === label) return false;
  const files = await workspace.settled((lectern) => {
    const book = lectern.bookOf(`${row.root}/book.toml`);
    const chapter = book && chapterOfRow(book, row);
    const summary = book?.summary.document;
    if (!chapter || !summary) return undefined;
    const slide = chapter.path === undefined ? undefined : lectern.slide(chapter.path);
    return renameChapter(summary, chapter, slide, title.trim());
  });
  if (files) return apply(files);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The line of “{0}” in SUMMARY.md is no `[title](file)`. Rename it there.', row.name),
  );
  return false;
}

async function renameCourseRow(workspace: Workspace, row: OutlineNode, apply: Apply): Promise<boolean> {
  const named = await workspace.settled((lectern) => namedBy(lectern, row));
  if (!named) return false;
  const { book, name } = named;
  const isCourse = name.session === undefined;
  const wanted = await vscode.window.showInputBox({
    title: isCourse ? vscode.l10n.t('New name of the course') : vscode.l10n.t('New name of the session'),
    prompt: isCourse
      ? vscode.l10n.t('In the front matter that starts it, and in the outlines that name it.')
      : vscode.l10n.t('In the front matter of every segment that names it.'),
    value: row.name,
    validateInput: (text) => nameRefusal(workspace.lectern.courses(book), name, text),
  });
  if (wanted === undefined) return false;
  const renamed = await workspace.settled((lectern) => {
    // The book as it is now: questions take time.
    const now = lectern.bookOf(`${row.root}/book.toml`) ?? book;
    return renameSession({ book: now, documentOf: lectern.document }, lectern.courses(now), name, wanted);
  });
  if (renamed.kind === 'refused') void vscode.window.showInformationMessage(renamed.reason);
  return renamed.kind !== 'refused' && apply(renamed.files);
}

/** The book of a row, and the course or session that the row stands for; `undefined` when it is gone. */
function namedBy(lectern: Lectern, row: OutlineNode): { book: Book; name: CourseName } | undefined {
  const book = lectern.bookOf(`${row.root}/book.toml`);
  for (const course of book ? lectern.courses(book).courses : []) {
    if (!book) break;
    if (courseId(book, course) === row.id) return { book, name: { course: course.name, session: undefined } };
    const session = course.sessions.find((each) => sessionId(book, course, each) === row.id);
    if (session) return { book, name: { course: course.name, session: session.name } };
  }
  return undefined;
}
