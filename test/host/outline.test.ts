import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chapterLines, courseFile, show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { until } from './support/until.ts';

const names = '- [Names are promises](first-look/names.md)';
const map = '- [Draw the map](first-look/draw-the-map.md)';

async function order(): Promise<'names first' | 'map first'> {
  const lines = await chapterLines();
  return lines.indexOf(names) < lines.indexOf(map) ? 'names first' : 'map first';
}

test('a slide moves up in SUMMARY.md and comes back', async () => {
  await show('src/first-look/names.md');
  assert.equal(await order(), 'map first');
  await until(async () => {
    await vscode.commands.executeCommand('lectern.moveUp');
    return (await order()) === 'names first';
  });
  await vscode.commands.executeCommand('lectern.undoMove');
  assert.equal(await order(), 'map first');
});

test('the first segment of a session gives its front matter to the next one when it moves down', async () => {
  const before = await textOf('src/first-look.md');
  await show('src/first-look.md');
  await vscode.commands.executeCommand('lectern.moveDown');
  const follow = await textOf('src/follow.md');
  assert.match(follow, /course: Reading Code/);
  assert.match(follow, /session: Morning/);
  assert.doesNotMatch(await textOf('src/first-look.md'), /session:/);
  await vscode.commands.executeCommand('lectern.undoMove');
  assert.equal(await textOf('src/first-look.md'), before);
  assert.doesNotMatch(await textOf('src/follow.md'), /session:/);
});

test('moves and undos that come at once are made one after the other', async () => {
  const before = await textOf('src/SUMMARY.md');
  await show('src/first-look/names.md');
  const twice = (command: string) =>
    Promise.all([vscode.commands.executeCommand(command), vscode.commands.executeCommand(command)]);
  await twice('lectern.moveUp');
  const lines = await chapterLines();
  assert.equal(lines.indexOf(names), lines.indexOf('- [A first look](first-look.md)') + 1);
  await twice('lectern.undoMove');
  assert.equal(await textOf('src/SUMMARY.md'), before);
});

test('one undo in SUMMARY.md takes a move back', async () => {
  await show('src/first-look/names.md');
  await vscode.commands.executeCommand('lectern.moveUp');
  assert.equal(await order(), 'names first');
  await show('src/SUMMARY.md');
  await vscode.commands.executeCommand('undo');
  assert.equal(await order(), 'map first');
  await vscode.workspace.saveAll();
});

test('minutes are set by one edit that one undo takes back', async () => {
  const editor = await show('src/first-look/names.md');
  const before = editor.document.getText();
  await vscode.commands.executeCommand('lectern.setMinutes', courseFile('src/first-look/names.md'), 9);
  assert.match(editor.document.getText(), /^minutes: 9$/m);
  await vscode.commands.executeCommand('undo');
  assert.equal(editor.document.getText(), before);
  await vscode.workspace.saveAll();
});
