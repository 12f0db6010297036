import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import { diffMarkdown } from '../../core/course/schedule-diff-markdown.ts';
import { scheduleSince } from '../../core/history/schedule-since.ts';
import { loadYaml } from '../../core/slide/yaml.ts';
import type { Workspace } from '../workspace.ts';
import { BookGit, NoRevision } from './past-files.ts';
import { activeBook } from './schedule-panel.ts';

/** `lectern.compareSchedule`: what changed in the schedule since a revision, as Markdown in a new document. */
export async function compareSchedule(workspace: Workspace, revision?: string): Promise<void> {
  const book = await activeBook(workspace);
  if (!book) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no book here. Open a folder with a book.toml.'),
    );
    return;
  }
  try {
    const git = await BookGit.in(workspace.uriOf(book.root));
    const name = revision ?? (await askRevision(await git.usualRevision()));
    if (!name) return;
    const text = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Comparing the schedule with {0}', name),
        cancellable: true,
      },
      (_, token) => differences(workspace, git, book, name, token),
    );
    if (text !== undefined) await show(text);
  } catch (error) {
    if (!(error instanceof NoRevision)) throw error;
    void vscode.window.showInformationMessage(error.message);
  }
}

async function askRevision(
  usual: Awaited<ReturnType<BookGit['usualRevision']>>,
): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Compare the schedule with'),
    prompt: usual.branch
      ? vscode.l10n.t(
          'A branch, tag or commit. Proposed is the commit where this branch left {0}.',
          usual.branch,
        )
      : vscode.l10n.t('A branch, tag or commit. HEAD is the last commit.'),
    value: usual.revision,
  });
  return answer?.trim();
}

async function differences(
  workspace: Workspace,
  git: BookGit,
  book: Book,
  name: string,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  try {
    const commit = await git.commitOf(name, abort.signal);
    const files = await git.filesAt(workspace, commit, book.root, abort.signal);
    await loadYaml();
    const { diagrams, log } = workspace;
    const past = { files, diagrams, log, year: new Date().getFullYear(), settle: () => undefined };
    const { diff } = await workspace.settled((lectern) =>
      scheduleSince(book, lectern.courses(book), past, (path) => lectern.document(path) !== undefined),
    );
    return abort.signal.aborted ? undefined : diffMarkdown(diff);
  } catch (error) {
    if (abort.signal.aborted) return undefined;
    throw error;
  }
}

async function show(text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document);
  const copy = vscode.l10n.t('Copy');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The changes of the schedule are ready for a pull request.'),
    copy,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(text);
}
