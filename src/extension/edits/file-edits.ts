import * as vscode from 'vscode';
import type { FileEdits, TextEdit } from '../../core/text/edit.ts';
import { toRange } from '../checks/diagnostic.ts';
import type { Workspace } from '../workspace.ts';

/** One text edit as VS Code's. */
export function toEdit(edit: TextEdit): vscode.TextEdit {
  return new vscode.TextEdit(toRange(edit.range), edit.newText);
}

/** A new file with its text. */
export interface CreatedFile {
  readonly path: string;
  readonly text: string;
}

/** Edits of files, and new files, as one edit of VS Code: one undo takes all of it back. */
export function workspaceEdit(
  workspace: Workspace,
  files: readonly FileEdits[],
  created: readonly CreatedFile[] = [],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of created) {
    edit.createFile(workspace.uriOf(path), {
      ignoreIfExists: false,
      contents: new TextEncoder().encode(text),
    });
  }
  for (const { path, edits } of files) edit.set(workspace.uriOf(path), edits.map(toEdit));
  return edit;
}

/**
 * Applies such an edit as a refactoring, so that VS Code saves the files when its own setting
 * `files.refactoring.autoSave` says so. Whether it was applied; says so where it was not.
 */
export async function applyFiles(
  workspace: Workspace,
  files: readonly FileEdits[],
  created: readonly CreatedFile[] = [],
): Promise<boolean> {
  const edit = workspaceEdit(workspace, files, created);
  const applied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (!applied)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('VS Code could not make the changes; a file may be read-only, or have just changed.'),
    );
  return applied;
}
