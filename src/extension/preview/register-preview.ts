import * as vscode from 'vscode';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { canPreview, Previews } from './previews.ts';

/** The preview: its commands, its panels, and what it measures. */
export function registerPreview(
  context: vscode.ExtensionContext,
  workspace: Workspace,
): vscode.Disposable & Pick<Previews, 'onDidMeasure'> {
  const previews = new Previews(context.extensionUri, workspace);
  const open = (column: vscode.ViewColumn, preserveFocus: boolean) => (uri?: vscode.Uri) => {
    const wanted = uri instanceof vscode.Uri ? uri : slideInFront(previews);
    if (wanted) previews.open(wanted, column, preserveFocus);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown file to preview it.'));
  };
  const commands = [
    registerCommand('lectern.openPreview', open(vscode.ViewColumn.Active, false)),
    registerCommand('lectern.openPreviewToSide', open(vscode.ViewColumn.Beside, true)),
    registerCommand('lectern.toggleLock', () => {
      const panel = previews.active;
      if (panel) panel.locked = !panel.locked;
    }),
    registerCommand('lectern.refreshPreview', () => previews.active?.refresh()),
  ];
  const all = vscode.Disposable.from(previews, ...commands);
  return { onDidMeasure: previews.onDidMeasure, dispose: () => all.dispose() };
}

function slideInFront(previews: Previews): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && canPreview(editor.document) ? editor.document.uri : previews.active?.uri;
}
