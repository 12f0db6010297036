import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Finding } from '../../src/core/lint/finding.ts';
import { SparedLine } from '../../src/extension/checks/spared-line.ts';
import { answering } from './support/answers.ts';
import { courseFile, show } from './support/course.ts';
import { test } from './support/host-test.ts';
import { closeTexts } from './support/previews.ts';
import { ReadOnlyFiles } from './support/read-only-files.ts';
import { withSettings } from './support/settings.ts';
import { until } from './support/until.ts';
import { watched } from './support/watched.ts';

const { executeCommand } = vscode.commands;
const check = () => executeCommand<number | undefined>('lectern.checkWorkspace');

const found = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'lectern');
const inAll = (): number =>
  vscode.languages
    .getDiagnostics()
    .flatMap(([, all]) => all)
    .filter(({ source }) => source === 'lectern').length;

/** Runs something with a slide that nobody has open and in which a link leads nowhere. */
async function withStray(run: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const uri = courseFile('src/first-look/stray.md');
  await watched();
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Stray\n\n[gone](nowhere.md)\n'));
  try {
    await run(uri);
  } finally {
    await vscode.workspace.fs.delete(uri);
    await until(() => found(uri).length === 0);
  }
}

test('a check that is stopped gives no count, and goes on when it is asked for again', async () => {
  const stopped = check();
  await executeCommand('lectern.stopCheck');
  assert.equal(await stopped, undefined);
  assert.ok(Number(await check()) > 0);
});

test('a check that was asked for answers also when a file changes meanwhile', async () => {
  const editor = await show('src/first-look/names.md');
  const count = check();
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ''));
  await editor.edit((edit) => edit.insert(new vscode.Position(12, 0), 'Paper. '));
  assert.ok(Number(await count) > 0);
  await executeCommand('undo');
  await editor.document.save();
});

test('files that are not open lose their findings when checks are switched off, and get them again', async () => {
  await withStray(async (uri) => {
    await until(() => found(uri).length > 0);
    await withSettings({ 'checks.enabled': false }, async () => {
      await until(() => inAll() === 0);
      const [told] = await answering([undefined], check);
      assert.match(told?.title ?? '', /switched off by the setting “lectern.checks.enabled”/);
    });
    await until(() => found(uri).length > 0);
  });
});

test('without the background, files that are not open are checked when the author asks', async () => {
  await withStray(async (uri) => {
    await until(() => found(uri).length > 0);
    await withSettings({ 'checks.book': false }, async () => {
      await until(() => found(uri).length === 0);
      assert.ok(Number(await check()) > 0);
      assert.ok(found(uri).length > 0);
      // What is known of a file that has changed since is dropped.
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Stray\n'));
      await until(() => found(uri).length === 0);
    });
  });
});

test('what is found in Markdown of no book goes when it is closed', async () => {
  const uri = courseFile('../loose.md');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Loose\n\n[gone](nowhere.md)\n'));
  await vscode.window.showTextDocument(uri);
  await until(() => found(uri).length > 0);
  await executeCommand('workbench.action.closeActiveEditor');
  await until(() => found(uri).length === 0);
  await vscode.workspace.fs.delete(uri);
});

test('a file with nothing to fix says so', async () => {
  await show('src/first-look/names.md');
  const [fixed] = await answering([], () => executeCommand('lectern.fixDocument'));
  assert.match(fixed?.title ?? '', /Nothing in this file has one right answer/);
  const [next] = await answering([], () => executeCommand('lectern.nextFinding'));
  assert.match(next?.title ?? '', /finds nothing in this file/);
});

test('a finding in the line being written waits, whatever its rule has found in other lines', async () => {
  const editor = await show('src/first-look/names.md');
  const { uri } = editor.document;
  const at = (line: number): Finding => {
    const place = { line, character: 0 };
    return { rule: 'link', severity: 'warning', path: '', range: { start: place, end: place }, message: '' };
  };
  const spared = new SparedLine();
  await editor.edit((edit) => edit.insert(new vscode.Position(12, 0), 'Paper. '));
  assert.equal(spared.spares(uri, at(12), [at(3)]), true);
  assert.equal(spared.spares(uri, at(12), [at(12)]), false, 'What was there before stays.');
  assert.equal(spared.spares(uri, at(3), []), false);
  spared.dispose();
  await executeCommand('undo');
  await editor.document.save();
});

test('a new document that is not saved yet holds up no check of the book', async () => {
  const content = '# New\n\n[gone](nowhere.md)\n';
  const { uri } = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(uri);
  assert.ok(Number(await check()) > 0);
  const [asked] = await answering(['Change nothing'], () => executeCommand('lectern.fixWorkspace'));
  assert.equal(asked?.title, 'Fixes of the book');
  const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
  assert.deepEqual(
    labels.filter((label) => label.startsWith('Fixes of the book')),
    [],
  );
  await vscode.window.showTextDocument(uri);
  await executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('old revisions are no books, and nothing is found in them', async () => {
  const texts = {
    '/old/book.toml': '[book]\ntitle = "Old"\n',
    '/old/src/SUMMARY.md': '# Summary\n\n- [One](one.md)\n',
    '/old/src/one.md': '# One\n\n[gone](nowhere.md)\n',
  };
  const scheme = 'lectern-test-old';
  const files = vscode.workspace.registerFileSystemProvider(scheme, new ReadOnlyFiles(texts), {
    isReadonly: true,
  });
  const uris = Object.keys(texts).map((path) => vscode.Uri.from({ scheme, path }));
  for (const uri of uris) await vscode.window.showTextDocument(uri, { preview: false });
  assert.ok(Number(await check()) > 0);
  assert.deepEqual(uris.flatMap(found), []);
  await closeTexts();
  files.dispose();
});

test('a mistake in lectern.json is told once, and offers nothing that only rules have', async () => {
  const uri = courseFile('lectern.json');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{ "rules": { "headding": "off" } }\n'));
  try {
    await vscode.window.showTextDocument(uri);
    const [told] = await until(() => {
      const all = vscode.languages.getDiagnostics(uri);
      return all.length === 1 && all;
    });
    assert.ok(told);
    const offered = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      told.range,
    );
    assert.deepEqual(
      offered.filter(({ title }) => title.includes('lectern-json')),
      [],
    );
  } finally {
    await closeTexts();
    await vscode.workspace.fs.delete(uri);
  }
});

test('a level of a rule that is none counts for nothing', async () => {
  const uri = courseFile('src/first-look/draw-the-map.md');
  await show('src/first-look/draw-the-map.md');
  await withSettings({ 'checks.rules': { 'copyright-header': 'hint' } }, async () => {
    await until(() => found(uri)[0]?.severity === vscode.DiagnosticSeverity.Hint);
  });
  await withSettings({ 'checks.rules': { 'copyright-header': 'loud' } }, async () => {
    await until(() => found(uri)[0]?.severity === vscode.DiagnosticSeverity.Warning);
  });
});

test('a comment that silences a line within text or a table leaves the paragraph and the table whole', async () => {
  const uri = courseFile('../loose.md');
  const text =
    '# Loose\n\nA text\nof [two](nowhere.md)\nlines.\n\n| a | b |\n|---|---|\n| 1 | [2](no.md) |\n\n[own](gone.md) line.\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const { document } = await vscode.window.showTextDocument(uri);
  for (let left = 3; left > 0; left--) {
    const [first] = await until(() => found(uri).length === left && found(uri));
    assert.ok(first);
    const offered = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      first.range,
    );
    const disable = offered.find(({ title }) => title === 'Disable “link” for this line');
    assert.ok(disable?.edit, offered.map(({ title }) => title).join('; '));
    await vscode.workspace.applyEdit(disable.edit);
  }
  await until(() => found(uri).length === 0);
  const comment = '<!-- lectern-disable-line link -->';
  assert.equal(
    document.getText(),
    text
      .replace('of [two](nowhere.md)', `of [two](nowhere.md) ${comment}`)
      .replace('[2](no.md) |', `[2](no.md) ${comment} |`)
      .replace('[own]', '<!-- lectern-disable-next-line link -->\n[own]'),
  );
  await closeTexts();
  await vscode.workspace.fs.delete(uri);
});

test('a rule is disabled in lectern.json, and never in one whose mistake would swallow it', async () => {
  const uri = courseFile('lectern.json');
  const slide = courseFile('src/first-look/draw-the-map.md');
  const disable = () => executeCommand('lectern.disableRule', slide, 'copyright-header');
  const write = (text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const onDisk = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  await until(() => found(slide).length === 1);
  await disable();
  await until(() => found(slide).length === 0);
  assert.deepEqual(JSON.parse(await onDisk()), { rules: { 'copyright-header': 'off' } });
  for (const broken of ['{ "rules": {', '{ "rules": ["link"] }', '[]']) {
    await write(broken);
    const { document } = await vscode.window.showTextDocument(uri);
    await until(() => document.getText() === broken);
    const [told] = await answering([], disable);
    assert.match(told?.title ?? '', /`lectern.json` has a mistake/, broken);
    assert.equal(await onDisk(), broken);
  }
  await closeTexts();
  await vscode.workspace.fs.delete(uri);
  await until(() => found(slide).length === 1);
});
