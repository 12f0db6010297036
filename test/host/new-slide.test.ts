import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { chapterLines, courseFile, show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { closeEditors, otherBook } from './support/other-book.ts';
import { outlineRows } from './support/outline-rows.ts';
import { until } from './support/until.ts';

const newSlide = (row?: unknown) => vscode.commands.executeCommand('lectern.newSlide', row);

/** The new slide that is open; gone again afterwards, with its line. */
async function takeBack(path: string): Promise<void> {
  await show('src/SUMMARY.md');
  await vscode.commands.executeCommand('undo');
  await vscode.workspace.saveAll();
  await vscode.workspace.fs.delete(courseFile(path)).then(undefined, () => {});
  await until(async () => !(await chapterLines()).some((line) => line.includes(path.slice('src/'.length))));
}

test('a new slide is asked for by title and file, listed after the active one, and opened at its end', async () => {
  await show('src/first-look/names.md');
  const asked = await answering(
    [
      '',
      'Ask a Colleague!',
      'first-look/names.md',
      'no-slide.txt',
      '../outside.md',
      'first-look/colleague.md',
    ],
    () => newSlide(),
  );
  assert.deepEqual(
    asked.map(({ refused }) => refused !== undefined),
    [true, false, true, true, true, false],
  );
  assert.equal(asked[2]?.offered[0], 'first-look/ask-a-colleague.md');
  assert.match(asked[2]?.refused ?? '', /already/);
  const lines = await chapterLines();
  const at = lines.findIndex((line) => line.includes('names.md'));
  assert.equal(lines[at + 1], '- [Ask a Colleague!](first-look/colleague.md)');
  const editor = vscode.window.activeTextEditor;
  assert.match(editor?.document.uri.path ?? '', /colleague\.md$/);
  const text = editor?.document.getText() ?? '';
  assert.match(text, /^---\nminutes: \d+\n---\n/);
  assert.match(text, /Copyright \d{4} The Lectern Authors/);
  assert.match(text, /^# Ask a Colleague!$/m);
  assert.equal(editor?.selection.active.line, (editor?.document.lineCount ?? 0) - 1);
  await takeBack('src/first-look/colleague.md');
});

test('a new slide from a segment’s row is its first, and from a session’s row its last segment', async () => {
  const row = await outlineRows();
  const file = async (name: string): Promise<string> => {
    const asked = await answering(['Warm-up', undefined], () => newSlide(row(name)));
    return asked[1]?.offered[0] ?? '';
  };
  assert.equal(await file('Follow the data'), 'follow/warm-up.md');
  assert.equal(await file('Afternoon'), 'warm-up.md');
  const before = await textOf('src/SUMMARY.md');
  await answering(['Warm-up', 'follow/warm-up.md'], () => newSlide(row('Follow the data')));
  const lines = await chapterLines();
  const at = lines.findIndex((line) => line.includes('(follow.md)'));
  assert.equal(lines[at + 1], '- [Warm-up](follow/warm-up.md)');
  await takeBack('src/follow/warm-up.md');
  assert.equal(await textOf('src/SUMMARY.md'), before);
});

test('a book without chapters gets its first one', async () => {
  const book = await otherBook('empty-book', {
    'book.toml': '[book]\ntitle = "Empty"\n',
    'src/SUMMARY.md': '# Summary\n',
  });
  await vscode.window.showTextDocument(book.file('src/SUMMARY.md'));
  await answering(['Hello', 'hello.md'], () => newSlide());
  const summary = await vscode.workspace.openTextDocument(book.file('src/SUMMARY.md'));
  assert.match(summary.getText(), /^- \[Hello\]\(hello\.md\)$/m);
  await vscode.workspace.saveAll();
  await closeEditors();
});
