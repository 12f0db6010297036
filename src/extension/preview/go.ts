import * as vscode from 'vscode';
import { chaptersOf, neighboursOf } from '../../core/book/written-chapters.ts';
import type { Workspace } from '../workspace.ts';
import { placeOf } from './shown-text.ts';

/** The slide before or after another in SUMMARY.md; `undefined` at either end and outside a book. */
export function neighbourOf(
  workspace: Workspace,
  uri: vscode.Uri,
  where: 'previous' | 'next',
): vscode.Uri | undefined {
  const path = placeOf(workspace, uri);
  const chapter = neighboursOf(workspace.lectern.bookOf(path), path)[where];
  return chapter && workspace.uriOf(chapter.path);
}

/** Lets the author choose a slide of the book; `undefined` when none is chosen. */
export async function pickChapter(workspace: Workspace, uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const path = placeOf(workspace, uri);
  const book = workspace.lectern.bookOf(path);
  const items = (book ? chaptersOf(book) : []).map((chapter) => ({
    label: `${'\u2003'.repeat(chapter.depth)}${chapter.title}`,
    description: chapter.path === path ? vscode.l10n.t('this slide') : '',
    chapter,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: book ? vscode.l10n.t('Slide to go to') : vscode.l10n.t('This file is in no book.'),
  });
  return chosen && workspace.uriOf(chosen.chapter.path);
}
