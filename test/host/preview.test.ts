import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './support/host-test.ts';
import { until } from './support/until.ts';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('lectern.preview'),
    );

async function withDocument(
  text: string,
  run: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document);
  try {
    await run(document);
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
}

test('a preview opens for a document that was never saved, and only one', async () => {
  await withDocument('# New\n', async () => {
    await vscode.commands.executeCommand('lectern.openPreviewToSide');
    await until(() => panels().length === 1);
    await vscode.commands.executeCommand('lectern.openPreviewToSide');
    assert.equal(panels().length, 1);
    assert.equal(vscode.window.activeTextEditor?.document.isUntitled, true);
  });
});

test('a locked preview stays with its slide, and another one opens for the next', async () => {
  await withDocument('# One\n', async () => {
    await vscode.commands.executeCommand('lectern.openPreviewToSide');
    await until(() => panels().length === 1);
    await vscode.commands.executeCommand('lectern.toggleLock');
    await until(() => panels()[0]?.label.startsWith('[Preview]') ?? false);
    const other = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Two\n' });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('lectern.openPreviewToSide');
    await until(() => panels().length === 2);
  });
});

test('closing the preview leaves no panel behind', async () => {
  await withDocument('# One\n', async () => {
    await vscode.commands.executeCommand('lectern.openPreviewToSide');
    await until(() => panels().length === 1);
    const [tab] = panels();
    if (tab) await vscode.window.tabGroups.close(tab);
    await until(() => panels().length === 0);
  });
});
