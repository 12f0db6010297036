import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { chapterLines, courseFile, show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { outlineRows } from './support/outline-rows.ts';
import { until } from './support/until.ts';

const { executeCommand } = vscode.commands;

/** Takes back the last edit that these files share. */
async function undo(path: string): Promise<void> {
  await show(path);
  await executeCommand('undo');
  await vscode.workspace.saveAll();
}

test('a slide is renamed in SUMMARY.md and in its heading, by one edit', async () => {
  const path = 'src/first-look/names.md';
  const [summary, slide] = [await textOf('src/SUMMARY.md'), await textOf(path)];
  await show(path);
  const asked = await answering(['  ', 'Names [and] sounds'], () => executeCommand('lectern.renameRow'));
  assert.deepEqual(asked[0]?.offered, ['Names are promises']);
  assert.match(asked[0]?.refused ?? '', /needs a title/);
  assert.ok((await chapterLines()).includes('- [Names \\[and\\] sounds](first-look/names.md)'));
  assert.match(await textOf(path), /^# Names \[and\] sounds$/m);
  await undo(path);
  assert.equal(await textOf('src/SUMMARY.md'), summary);
  assert.equal(await textOf(path), slide);
});

test('a slide moves to the segment that was chosen from the list of places', async () => {
  const before = await textOf('src/SUMMARY.md');
  await show('src/first-look/names.md');
  const [asked] = await answering(['Into “Change something”'], () => executeCommand('lectern.moveTo'));
  assert.match(asked?.title ?? '', /Names are promises/);
  assert.ok(asked?.offered.includes('After “Types before functions”'));
  assert.ok(!asked?.offered.includes('After “Names are promises”'), 'A slide moves beside itself.');
  const lines = await chapterLines();
  const last = lines.findIndex((line) => line.includes('leave-a-note'));
  assert.match(lines[last + 1] ?? '', /names\.md/);
  await undo('src/SUMMARY.md');
  assert.equal(await textOf('src/SUMMARY.md'), before);
});

test('a session moves as a whole to where it was chosen to, and its rows come back with it', async () => {
  const row = (await outlineRows())('Afternoon');
  const [asked] = await answering(['Before “Morning”'], () => executeCommand('lectern.moveTo', row));
  assert.deepEqual(asked?.offered, ['Before “Morning”', 'After “Morning”']);
  const lines = await chapterLines();
  assert.ok(
    lines.findIndex((line) => line.includes('change.md')) <
      lines.findIndex((line) => line.includes('first-look.md')),
  );
  assert.match(await textOf('src/change.md'), /course: Reading Code/);
  await executeCommand('lectern.undoMove');
  assert.doesNotMatch(await textOf('src/change.md'), /course:/);
});

test('the minutes of several selected rows are set by one question and one edit', async () => {
  const paths = ['src/first-look/names.md', 'src/change/tests.md', 'src/follow/solution.md'];
  const before = await Promise.all(paths.map(textOf));
  const row = await outlineRows();
  const rows = ['Names are promises', 'Tests are the manual', 'Solution', 'Morning'].map(row);
  const asked = await answering(['-1', '999', '12'], () =>
    executeCommand('lectern.setRowMinutes', rows[0], rows),
  );
  assert.deepEqual(
    asked.map(({ refused }) => refused !== undefined),
    [true, true, false],
  );
  for (const path of paths) assert.match(await textOf(path), /^minutes: 12$/m);
  await undo(paths[0] ?? '');
  assert.deepEqual(await Promise.all(paths.map(textOf)), before);
});

test('a question about minutes that is closed changes nothing', async () => {
  const before = await textOf('src/first-look/names.md');
  const row = (await outlineRows())('Names are promises');
  const [asked] = await answering([undefined], () => executeCommand('lectern.setRowMinutes', row));
  assert.deepEqual(asked?.offered, ['7']);
  assert.equal(await textOf('src/first-look/names.md'), before);
});

test('rows that are selected with the keyboard move with the keys of the view', async () => {
  const before = await chapterLines();
  await show('src/first-look/draw-the-map.md');
  await executeCommand('lectern.outline.focus');
  // The view follows the editor; the key reaches it once it has the row.
  await until(async () => {
    await executeCommand('lectern.moveDown', 'selection');
    return (await chapterLines()).join() !== before.join();
  });
  const lines = await chapterLines();
  assert.ok(
    lines.findIndex((line) => line.includes('names.md')) <
      lines.findIndex((line) => line.includes('draw-the-map.md')),
  );
  await executeCommand('lectern.undoMove');
  assert.deepEqual(await chapterLines(), before);
});

test('a row is found again in SUMMARY.md', async () => {
  const row = (await outlineRows())('Tests are the manual');
  await executeCommand('lectern.revealInSummary', row);
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.path, courseFile('src/SUMMARY.md').path);
  assert.match(editor?.document.getText(editor.selection) ?? '', /Tests are the manual/);
});

test('a file that no book lists is said to have no row', async () => {
  await show('src/follow/exercise.rs');
  const [told] = await answering([], () => executeCommand('lectern.moveUp'));
  assert.match(told?.title ?? '', /“exercise\.rs” has no row/);
});

test('a session and a course are renamed in the front matter that names them, each by one edit', async () => {
  const [first, about] = [await textOf('src/first-look.md'), await textOf('src/about.md')];
  const row = await outlineRows();
  const asked = await answering(['Afternoon', '', 'Early morning'], () =>
    executeCommand('lectern.renameRow', row('Morning')),
  );
  assert.deepEqual(
    asked.map(({ refused }) => refused !== undefined),
    [true, true, false],
  );
  assert.match(await textOf('src/first-look.md'), /^session: Early morning$/m);
  await answering(['Reading'], () => executeCommand('lectern.renameRow', row('Reading Code')));
  assert.match(await textOf('src/first-look.md'), /^course: Reading$/m);
  assert.match(await textOf('src/about.md'), /\{\{%course outline Reading\}\}/);
  await undo('src/first-look.md');
  assert.equal(await textOf('src/about.md'), about);
  await undo('src/first-look.md');
  assert.equal(await textOf('src/first-look.md'), first);
});
