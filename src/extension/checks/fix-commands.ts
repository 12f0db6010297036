import * as vscode from 'vscode';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import type { BookChecks } from './book-checks.ts';
import { toEdit } from './code-actions.ts';
import { fixFile } from './fix-edits.ts';
import { rulePage } from './rule-pages.ts';

/** The commands that check and fix files and books. */
export function registerFixCommands(workspace: Workspace, checks: BookChecks): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('lectern.fixDocument', (uri?: vscode.Uri, rule?: string) =>
      fixDocument(workspace, uri, rule),
    ),
    registerCommand('lectern.fixWorkspace', (rule?: string) => fixWorkspace(workspace, rule)),
    registerCommand('lectern.checkWorkspace', async () => {
      const count = await checks.checkNow();
      if (count !== undefined && count > 0)
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      return count;
    }),
    registerCommand('lectern.openRulePage', (rule: string) =>
      vscode.commands.executeCommand('markdown.showPreview', rulePage(rule)),
    ),
  );
}

/** Fixes one file, by one undoable edit; the active editor's when none is named. */
async function fixDocument(workspace: Workspace, uri: vscode.Uri | undefined, rule?: string): Promise<void> {
  const target = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
  if (!target) return;
  const document = await vscode.workspace.openTextDocument(target);
  const version = document.version;
  const edits = await fixFile(
    workspace,
    workspace.pathOf(target),
    typeof rule === 'string' ? rule : undefined,
  );
  if (edits.length === 0 || document.version !== version) return;
  const edit = new vscode.WorkspaceEdit();
  edit.set(target, edits.map(toEdit));
  await vscode.workspace.applyEdit(edit);
}

/** Fixes every file of every book, after the author has seen the changes in VS Code's refactor preview. */
async function fixWorkspace(workspace: Workspace, rule?: string): Promise<void> {
  const wanted = typeof rule === 'string' ? rule : undefined;
  const edit = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for what can be fixed'),
      cancellable: true,
    },
    (progress, token) => collectFixes(workspace, wanted, progress, token),
  );
  if (!edit) return;
  if (edit.size === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No file of the book has a finding that can be fixed.'),
    );
    return;
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

async function collectFixes(
  workspace: Workspace,
  rule: string | undefined,
  progress: vscode.Progress<{ increment: number }>,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: vscode.l10n.t('Lectern fixes') };
  for (const book of await workspace.books()) {
    const files = await workspace.settled((lectern) => lectern.checkedFiles(book));
    for (const path of files) {
      if (token.isCancellationRequested) return undefined;
      const edits = await fixFile(workspace, path, rule);
      progress.report({ increment: 100 / files.length });
      if (edits.length > 0) {
        edit.set(
          workspace.uriOf(path),
          edits.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [toEdit(each), metadata]),
        );
      }
    }
  }
  return edit;
}
