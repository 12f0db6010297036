import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chapterLines, show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { until } from './support/until.ts';

test('a slide is split at the cursor into two that are listed one after the other', async () => {
  const path = 'src/change/tests.md';
  const before = await textOf(path);
  const editor = await show(path);
  const line = before
    .split('\n')
    .findLastIndex((each, at) => each !== '' && at < before.split('\n').indexOf('<details>'));
  editor.selection = new vscode.Selection(line, 0, line, 0);
  await vscode.commands.executeCommand('lectern.splitSlide');
  const made = await until(() => {
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document.uri.path.endsWith('tests.md') ? undefined : activeTextEditor;
  });
  assert.match(made.document.getText(), /^minutes: \d+$/m);
  assert.match(made.document.getText(), /SPDX-License-Identifier/);
  const lines = await chapterLines();
  const at = lines.findIndex((each) => each.includes('change/tests.md'));
  assert.match(lines[at + 1] ?? '', /Tests are the manual \(2\)/);
  // Back as it was, for the tests that follow.
  await show(path);
  await vscode.commands.executeCommand('undo');
  await until(async () => (await textOf(path)) === before);
  await vscode.workspace.fs.delete(made.document.uri).then(undefined, () => {});
});
