import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { Workspace } from '../workspace.ts';

/**
 * The book of the active editor, or the workspace's only one; where there are several, the one that the author chooses.
 * `undefined` when they choose none, or when there is none, which is said.
 */
export async function chooseBook(workspace: Workspace): Promise<Book | undefined> {
  const own = await bookOfEditor(workspace);
  if (own) return own;
  const books = await workspace.books();
  if (books.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no book here. Open a folder with a book.toml.'),
    );
  }
  if (books.length <= 1) return books[0];
  const items = books.map((book) => {
    const uri = workspace.uriOf(book.root);
    const top = vscode.workspace.workspaceFolders?.find((folder) => folder.uri.path === uri.path);
    const folder = top?.name ?? vscode.workspace.asRelativePath(uri);
    return { label: book.config.title ?? folder, description: folder, book };
  });
  const title = vscode.l10n.t('Book');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.book;
}

/** The book of the active editor; `undefined` when there is none. */
export async function bookOfEditor(workspace: Workspace): Promise<Book | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && workspace.settled((lectern) => lectern.bookOf(workspace.pathOf(uri)));
}
