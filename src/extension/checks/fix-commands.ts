import * as vscode from 'vscode';
import type { FileEdits } from '../../core/text/edit.ts';
import { applyFiles, toEdit } from '../edits/file-edits.ts';
import type { ShownEdits } from '../edits/shown-edits.ts';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import type { BookChecks } from './book-checks.ts';
import { fixFile } from './fix-edits.ts';
import { rulePage } from './rule-pages.ts';

/** The commands that check and fix files and books. */
export function registerFixCommands(
  workspace: Workspace,
  checks: BookChecks,
  shown: ShownEdits,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('lectern.fixDocument', (uri?: vscode.Uri, rule?: string) =>
      fixDocument(workspace, uri, rule),
    ),
    registerCommand('lectern.fixWorkspace', (rule?: string) => fixWorkspace(workspace, shown, rule)),
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

/** Fixes every file of every book, after the author has seen all differences side by side. */
async function fixWorkspace(workspace: Workspace, shown: ShownEdits, rule?: string): Promise<void> {
  const wanted = typeof rule === 'string' ? rule : undefined;
  const fixes = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for what can be fixed'),
      cancellable: true,
    },
    (progress, token) => collectFixes(workspace, wanted, progress, token),
  );
  if (!fixes) return;
  if (fixes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No file of the book has a finding that can be fixed.'),
    );
    return;
  }
  const yes = fixes.length === 1 ? vscode.l10n.t('Fix 1 file') : vscode.l10n.t('Fix {0} files', fixes.length);
  if (!(await shown.confirm(vscode.l10n.t('Fixes of the book'), fixes, yes))) return;
  // The files as they are now: they may have been edited beside the question.
  const edits = await Promise.all(
    fixes.map(async ({ path }) => ({ path, edits: await fixFile(workspace, path, wanted) })),
  );
  await applyFiles(workspace, edits);
}

async function collectFixes(
  workspace: Workspace,
  rule: string | undefined,
  progress: vscode.Progress<{ increment: number }>,
  token: vscode.CancellationToken,
): Promise<readonly FileEdits[] | undefined> {
  const fixes: FileEdits[] = [];
  for (const book of await workspace.books()) {
    const files = await workspace.settled((lectern) => lectern.checkedFiles(book));
    for (const path of files) {
      if (token.isCancellationRequested) return undefined;
      const edits = await fixFile(workspace, path, rule);
      progress.report({ increment: 100 / files.length });
      if (edits.length > 0) fixes.push({ path, edits });
    }
  }
  return fixes;
}
