import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { later } from './support/clock.ts';
import { courseFile, show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { outlineRows } from './support/outline-rows.ts';
import { until } from './support/until.ts';

const { executeCommand } = vscode.commands;
const minute = 60_000;

const shows = (file: string) =>
  until(() => vscode.window.activeTextEditor?.document.uri.path.endsWith(`/${file}`));

/** Stops the class and closes the list of its times. */
const stop = () => answering([undefined], () => executeCommand('lectern.stopClass'));

test('a class starts at the first slide of a session’s row, wherever the editor stands', async () => {
  await show('src/first-look/names.md');
  await executeCommand('lectern.startClass', (await outlineRows())('Afternoon'));
  await shows('change.md');
  await executeCommand('lectern.nextInClass');
  await shows('smallest-change.md');
  await later(minute, stop);
});

test('a class of a whole course goes from one session into the next', async () => {
  await executeCommand('lectern.startClass', (await outlineRows())('Reading Code'));
  await shows('first-look.md');
  const summary = await textOf('src/SUMMARY.md');
  const morning = summary.slice(summary.indexOf('first-look.md'), summary.indexOf('(change.md)'));
  for (let slide = (morning.match(/\.md/g) ?? []).length; slide > 0; slide--)
    await executeCommand('lectern.nextInClass');
  await shows('change.md');
  await later(minute, stop);
});

test('where no slide is active, the class is asked for', async () => {
  await show('src/about.md');
  const [asked] = await answering(['Afternoon'], () => executeCommand('lectern.startClass'));
  assert.deepEqual(asked?.offered, ['Reading Code', 'Morning', 'Afternoon']);
  await shows('change.md');
  await later(minute, stop);
});

test('a slide that was open over lunch is asked about before its time counts', async () => {
  await show('src/first-look/draw-the-map.md');
  await executeCommand('lectern.startClass');
  await later(90 * minute, async () => {
    const [closed] = await answering([undefined], () => executeCommand('lectern.nextInClass'));
    assert.match(closed?.title ?? '', /“Draw the map” has been open for 1 h 30 min/);
    assert.deepEqual(closed?.offered, ['Count the planned 5 min', 'Other Minutes…', 'Count all of it']);
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('/draw-the-map.md'));
    await answering(['Count the planned 5 min'], () => executeCommand('lectern.nextInClass'));
    await shows('names.md');
  });
  // Another class in its place may not count it in silence either.
  await later(180 * minute, async () => {
    const [closed] = await answering([undefined], () => executeCommand('lectern.startClass'));
    assert.match(closed?.title ?? '', /A class is being held/);
    const [, asked, refused, taught] = await answering(
      ['End It and Start Another', 'Other Minutes…', '91', '25'],
      () => executeCommand('lectern.startClass'),
    );
    assert.match(asked?.title ?? '', /“Names are promises” has been open for 1 h 30 min/);
    assert.deepEqual([refused?.refused, taught?.refused], ['Write whole minutes, at most 90.', undefined]);
  });
  await later(181 * minute, stop);
  const [times] = await answering([undefined], () => executeCommand('lectern.classTimes'));
  assert.ok(
    times?.described.some((text) => /median of 2 classes \(25 · 1\)/.test(text)),
    times?.described.join('; '),
  );
});

test('a class ends with its last slide, and begins with its first one, in a sentence', async () => {
  await show('src/change/tests.md');
  await executeCommand('lectern.startClass');
  const [before] = await answering([], () => executeCommand('lectern.backInClass'));
  assert.match(before?.title ?? '', /The class began with this slide/);
  for (let last = false; !last; ) {
    const [told] = await answering([], () => executeCommand('lectern.nextInClass'));
    last = told !== undefined;
    if (last) assert.match(told?.title ?? '', /This is the last slide of the class/);
  }
  await later(minute, stop);
});

test('a class follows a slide that is renamed, and passes over one that is gone', async () => {
  const [old, other] = ['src/first-look/draw-the-map.md', 'src/first-look/map.md'].map(courseFile);
  assert.ok(old && other);
  const rename = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    await vscode.workspace.applyEdit(edit);
  };
  await show('src/first-look/where-it-starts.md');
  await executeCommand('lectern.startClass');
  await executeCommand('lectern.nextInClass');
  await shows('draw-the-map.md');
  await rename(old, other);
  try {
    await later(4 * minute, () => executeCommand('lectern.nextInClass'));
    await shows('names.md');
    await executeCommand('lectern.backInClass');
    await shows('map.md');
  } finally {
    await rename(other, old);
  }
  await executeCommand('lectern.backInClass');
  await show('src/first-look/where-it-starts.md');
  // Behind the back of VS Code, which then tells of no renaming.
  const text = await vscode.workspace.fs.readFile(old);
  await vscode.workspace.fs.delete(old);
  try {
    await executeCommand('lectern.nextInClass');
    await shows('names.md');
  } finally {
    await vscode.workspace.fs.writeFile(old, text);
  }
  await later(8 * minute, stop);
});

test('minutes as taught are written after the difference was shown, as one edit', async () => {
  const paths = ['src/change/smallest-change.md', 'src/change/tests.md'];
  const before = await Promise.all(paths.map(textOf));
  await show('src/change/smallest-change.md');
  for (let run = 0; run < 2; run++) {
    await show('src/change/smallest-change.md');
    await executeCommand('lectern.startClass');
    await later(17 * minute, () => executeCommand('lectern.nextInClass'));
    await later(36 * minute, stop);
  }
  const times = (...answers: Parameters<typeof answering>[0]) =>
    answering(answers, () => executeCommand('lectern.classTimes'));
  const chosen = ['The smallest change', 'Tests are the manual'];
  // Each question comes with the differences in front, and nothing written yet.
  const [asked, sure] = await times(chosen, 'Change nothing');
  assert.ok(asked?.chosen.includes('The smallest change'), 'What two classes agree on is not chosen.');
  assert.deepEqual(sure?.offered, ['Write the minutes of 2 slides', 'Change nothing']);
  assert.deepEqual(await Promise.all(paths.map(textOf)), before);
  await times(chosen, 'Write the minutes of 2 slides');
  const after = await Promise.all(paths.map(textOf));
  assert.match(after[0] ?? '', /^minutes: 17$/m);
  assert.match(after[1] ?? '', /^minutes: 19$/m);
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
  assert.ok(!tabs.some((label) => label.startsWith('Minutes as taught')), 'The differences stay open.');
  await show(paths[0] ?? '');
  await executeCommand('undo');
  await vscode.workspace.saveAll();
  assert.deepEqual(await Promise.all(paths.map(textOf)), before);
});

test('classes are forgotten only when the author is sure', async () => {
  const [asked] = await answering([undefined], () => executeCommand('lectern.forgetClasses'));
  const count = Number(/^\d+/.exec(asked?.title ?? '')?.[0]);
  assert.ok(count >= 2, asked?.title);
  await answering(['Forget them'], () => executeCommand('lectern.forgetClasses'));
  const [nothing] = await answering([], () => executeCommand('lectern.forgetClasses'));
  assert.match(nothing?.title ?? '', /No timed class is kept/);
  const [none] = await answering([], () => executeCommand('lectern.classTimes'));
  assert.match(none?.title ?? '', /No class has been timed here yet/);
});
