import * as vscode from 'vscode';
import type { FileEdits, TextEdit } from '../../core/text/edit.ts';
import type { Path } from '../../core/text/path.ts';
import { applyFiles, toEdit } from '../edits/file-edits.ts';
import type { ShownEdits } from '../edits/shown-edits.ts';
import { registerCommand } from '../ids.ts';
import type { LastSlide } from '../last-slide.ts';
import { inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import type { BookChecks } from './book-checks.ts';
import type { Diagnostics } from './diagnostics.ts';
import { fixFile } from './fix-edits.ts';
import { rulePage } from './rule-pages.ts';

/** How long a sentence of the status bar stays, in milliseconds. */
const told = 5000;

/** The commands that check and fix files and books. */
export function registerFixCommands(
  workspace: Workspace,
  slides: LastSlide,
  checks: BookChecks,
  diagnostics: Diagnostics,
  shown: ShownEdits,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('lectern.fixDocument', (uri?: vscode.Uri, rule?: string) =>
      fixDocument(workspace, slides, uri, rule),
    ),
    registerCommand('lectern.fixWorkspace', (rule?: string) => fixWorkspace(workspace, shown, rule)),
    registerCommand('lectern.checkWorkspace', () => checkBooks(checks, diagnostics)),
    registerCommand('lectern.stopCheck', () => checks.stop()),
    registerCommand('lectern.openRulePage', (rule: string) =>
      vscode.commands.executeCommand('markdown.showPreview', rulePage(rule)),
    ),
  );
}

/**
 * Checks every book now, and says what came of it: findings in Problems, else a sentence. Gives the number of findings;
 * `undefined` when the check was stopped or there was nothing to check.
 */
async function checkBooks(checks: BookChecks, diagnostics: Diagnostics): Promise<number | undefined> {
  switch (await checks.checkNow()) {
    case 'checked': {
      const count = [...diagnostics.all.values()].reduce((sum, findings) => sum + findings.length, 0);
      if (count > 0) await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
      else vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('No findings in the book')}`, told);
      return count;
    }
    case 'no book':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no book here. Open a folder with a book.toml.'),
      );
      return undefined;
    case 'off': {
      const open = vscode.l10n.t('Open the Setting');
      const answer = await vscode.window.showInformationMessage(
        vscode.l10n.t('Checks are switched off by the setting “lectern.checks.enabled”.'),
        open,
      );
      if (answer === open)
        await vscode.commands.executeCommand('workbench.action.openSettings', 'lectern.checks.enabled');
      return undefined;
    }
    case 'failed':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The book could not be checked. The output of Lectern says why.'),
      );
      return undefined;
    // The status bar says so, and offers to go on.
    case 'stopped':
      return undefined;
  }
}

/** Fixes one file, by one undoable edit; the active editor's when none is named. */
async function fixDocument(
  workspace: Workspace,
  slides: LastSlide,
  uri: vscode.Uri | undefined,
  rule?: string,
): Promise<void> {
  const active = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
  const target = active ?? (await slides.show())?.document.uri;
  if (!target) return;
  const document = await vscode.workspace.openTextDocument(target);
  const wanted = typeof rule === 'string' ? rule : undefined;
  let version: number;
  let edits: readonly TextEdit[];
  do {
    // Typed into meanwhile: the edits are of a text that is no more.
    version = document.version;
    edits = await fixFile(workspace, workspace.pathOf(target), wanted);
  } while (document.version !== version);
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing in this file has one right answer to fix it with.'),
    );
    return;
  }
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
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Fixing the book') },
    async () => {
      // The files as they are now: they may have been edited beside the question.
      const edits: FileEdits[] = [];
      const paths = fixes.map(({ path }) => path);
      await inSlices(paths, async (path) => {
        edits.push({ path, edits: await fixFile(workspace, path, wanted) });
      });
      await applyFiles(workspace, edits);
    },
  );
}

async function collectFixes(
  workspace: Workspace,
  rule: string | undefined,
  progress: vscode.Progress<{ increment: number }>,
  token: vscode.CancellationToken,
): Promise<readonly FileEdits[] | undefined> {
  const fixes: FileEdits[] = [];
  const run = { aborted: false };
  token.onCancellationRequested(() => {
    run.aborted = true;
  });
  const books = await workspace.books(run);
  for (const book of books) {
    const files = await workspace.settled((lectern) => lectern.checkedFiles(book), run);
    await workspace.bookChecked(book, run);
    const fix = async (path: Path): Promise<void> => {
      const edits = await fixFile(workspace, path, rule);
      progress.report({ increment: 100 / files.length / books.length });
      if (edits.length > 0) fixes.push({ path, edits });
    };
    await inSlices(files, fix, run);
  }
  return run.aborted ? undefined : fixes;
}
