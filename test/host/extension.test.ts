import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host, test } from './support/host-test.ts';

const extension = () => {
  const found = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(found, 'VS Code does not know lectern.lectern.');
  return found;
};

test('the extension runs in the host these tests are meant for', () => {
  assert.equal(
    extension().extensionUri.scheme,
    vscode.env.uiKind === vscode.UIKind.Web && host === 'web' ? 'http' : 'file',
  );
  assert.equal(typeof globalThis.process === 'object', host === 'node');
});

test('the extension activates', async () => {
  await extension().activate();
  assert.equal(extension().isActive, true);
});

test('every command in package.json is registered, and no other', async () => {
  await extension().activate();
  const declared: string[] = extension().packageJSON.contributes.commands.map(
    ({ command }: { command: string }) => command,
  );
  const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('lectern.'));
  // VS Code itself adds commands for each view and container (`lectern.outline.focus` and the like).
  const views: string[] = Object.values<{ id: string }[]>(extension().packageJSON.contributes.views ?? {})
    .flat()
    .map(({ id }) => id);
  const ours = registered.filter((id) => !views.some((view) => id.startsWith(`${view}.`)));
  assert.deepEqual(ours.sort(), declared.sort());
});
