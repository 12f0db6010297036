import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { courseFile, show } from './support/course.ts';
import { test } from './support/host-test.ts';
import { closeEditors } from './support/other-book.ts';
import { until } from './support/until.ts';
import { watched } from './support/watched.ts';

test('the schedule opens in a tab', async () => {
  await show('src/first-look/names.md');
  await vscode.commands.executeCommand('lectern.showSchedule');
  const tab = await until(() => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    return activeTab?.input instanceof vscode.TabInputWebview && activeTab;
  });
  assert.equal(tab.label, 'Schedule');
  await vscode.window.tabGroups.close(tab);
});

test('the schedule is copied as CSV', async () => {
  await show('src/first-look/names.md');
  await vscode.commands.executeCommand('lectern.copySchedule', 'csv');
  assert.match(await vscode.env.clipboard.readText(), /Names are promises/);
});

test('where no editor says which of several books is meant, it is asked; where one does, it is not', async () => {
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(courseFile(path), new TextEncoder().encode(text));
  const copy = async (...answers: (string | undefined)[]): Promise<string> => {
    await answering(answers, () => vscode.commands.executeCommand('lectern.copySchedule', 'csv'));
    return vscode.env.clipboard.readText();
  };
  await watched();
  await write('wells/book.toml', '[book]\ntitle = "Wells"\n');
  await write('wells/src/SUMMARY.md', '- [Water](water.md)\n');
  await write('wells/src/water.md', '---\ncourse: Wells\nsession: Noon\nminutes: 4\n---\n');
  try {
    // In a worker the folder's new files are told of late; the book of an open slide is known at once.
    await show('wells/src/water.md');
    assert.match(await copy(), /Water/);
    await closeEditors();
    assert.match(await copy('Wells'), /Water/);
    assert.match(await copy(undefined), /Water/);
    await show('src/first-look/names.md');
    assert.match(await copy(), /Names are promises/);
  } finally {
    await vscode.workspace.fs.delete(courseFile('wells'), { recursive: true });
  }
});

test('a book without a course has no schedule to be copied, which is said', async () => {
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(courseFile(path), new TextEncoder().encode(text));
  await write('plain/book.toml', '[book]\ntitle = "Plain"\n');
  await write('plain/src/SUMMARY.md', '- [Water](water.md)\n');
  await write('plain/src/water.md', '# Water\n');
  try {
    await show('plain/src/water.md');
    const asked = await answering([undefined], () =>
      vscode.commands.executeCommand('lectern.copySchedule', 'csv'),
    );
    assert.deepEqual(
      asked.map(({ title }) => title),
      ['This book has no course yet. The schedule says what makes one.'],
    );
  } finally {
    await closeEditors();
    await vscode.workspace.fs.delete(courseFile('plain'), { recursive: true });
  }
});

test('minutes that change on the disk, and slides that come and go, are counted', async () => {
  const csv = async (): Promise<string> => {
    await vscode.commands.executeCommand('lectern.copySchedule', 'csv');
    return vscode.env.clipboard.readText();
  };
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(courseFile(path), new TextEncoder().encode(text));
  const read = async (path: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(courseFile(path)));
  const path = 'src/follow/one-value.md';
  const [slide, summary] = [await read(path), await read('src/SUMMARY.md')];
  await show('src/follow/types.md');
  await watched();
  const before = await csv();
  await write(path, slide.replace(/^minutes: \d+$/m, 'minutes: 77'));
  await until(async () => /,77,/.test(await csv()));
  await write('src/late.md', '---\nminutes: 66\n---\n\n# Late\n');
  await write('src/SUMMARY.md', summary.replace(/(\n *)(- \[Solution\])/, '$1- [Late](late.md)$1$2'));
  // It is part of the exercise, which takes fifteen minutes of its own.
  await until(async () => /,81,/.test(await csv()));
  await vscode.workspace.fs.delete(courseFile('src/late.md'));
  await until(async () => !/,81,/.test(await csv()));
  await write('src/SUMMARY.md', summary);
  await write(path, slide);
  await until(async () => (await csv()) === before);
});
