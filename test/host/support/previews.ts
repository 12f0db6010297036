import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PanelReport } from '../../../src/extension/preview/panel-report.ts';
import { until } from './until.ts';

/** What every open preview shows. */
export function previews(): readonly PanelReport[] {
  const extension = vscode.extensions.getExtension<{ previews(): readonly PanelReport[] }>('lectern.lectern');
  assert.ok(extension);
  return extension.isActive ? extension.exports.previews() : [];
}

/** The only preview, as soon as its page or sentence holds a text. */
export function previewSaying(text: string): Promise<PanelReport> {
  return until(() => {
    const [shown, ...others] = previews();
    assert.equal(others.length, 0, 'Only one preview is open.');
    return (shown?.html ?? shown?.sentence ?? '').includes(text) ? shown : undefined;
  });
}

/**
 * Shows a document in an editor and in the preview beside it, and runs a test of that. The panel is the same for all
 * tests and stays: VS Code in a browser does not always come to load a second one.
 */
export async function withPreview(uri: vscode.Uri, run: () => Promise<void>): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  try {
    await vscode.commands.executeCommand('lectern.openPreviewToSide', uri);
    await until(() => previews().length === 1 && previews()[0]?.document === uri.toString());
    await run();
  } finally {
    if (previews()[0]?.title.startsWith('[')) await vscode.commands.executeCommand('lectern.toggleLock');
    await closeTexts();
  }
}

/** Closes every text editor, and throws away what was not saved; previews stay. */
export async function closeTexts(): Promise<void> {
  for (const { isDirty, uri } of vscode.workspace.textDocuments) {
    if (!isDirty) continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(tabs.filter(({ input }) => !(input instanceof vscode.TabInputWebview)));
}

/** Writes a file of the course. */
export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
