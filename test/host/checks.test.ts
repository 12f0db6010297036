import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { host, test } from './support/host-test.ts';
import { until } from './support/until.ts';

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'These tests need the sample course as their folder.');
  return first.uri;
};
const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), ...path.split('/'));

/** Lectern's diagnostics of a file, once there are as many as asked for. */
const findings = (uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> =>
  until(() => {
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'lectern');
    return found.length === count && found;
  });

const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

/** Shows a file, runs the test, and leaves the file as it was. */
async function edited(path: string, run: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file(path));
  const before = document.getText();
  const editor = await vscode.window.showTextDocument(document);
  try {
    await run(editor);
  } finally {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), before);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }
}

async function actions(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind?.value);
}

test('a slide without the header that the others carry is underlined, in the form others build on', async () => {
  const uri = file('src/first-look/draw-the-map.md');
  await vscode.window.showTextDocument(uri);
  const [finding] = await findings(uri, 1);
  assert.ok(finding);
  assert.equal(finding.source, 'lectern');
  assert.equal(ruleOf(finding), 'copyright-header');
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
  const target =
    typeof finding.code === 'object' ? (finding.code as { target: vscode.Uri }).target : undefined;
  assert.ok(target);
  const page = await vscode.workspace.openTextDocument(target);
  assert.match(page.getText(), /copyright-header/);
});

test('its quick fix is preferred, mends it, and one undo takes it back', async () => {
  await edited('src/first-look/draw-the-map.md', async ({ document }) => {
    const [finding] = await findings(document.uri, 1);
    assert.ok(finding);
    const before = document.getText();
    const offered = await actions(document.uri, finding.range, vscode.CodeActionKind.QuickFix);
    const [fix] = offered.filter(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, `No preferred fix among: ${offered.map(({ title }) => title).join('; ')}`);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /Copyright \d{4} The Lectern Authors/);
    await findings(document.uri, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await findings(document.uri, 1);
  });
});

test('fix all mends everything in a file at once, as a source action and as a command', async () => {
  await edited('src/first-look/draw-the-map.md', async ({ document }) => {
    await findings(document.uri, 1);
    const kind = vscode.CodeActionKind.SourceFixAll.append('lectern');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [all] = await actions(document.uri, whole, kind);
    assert.equal(all?.kind?.value, 'source.fixAll.lectern');
    await vscode.commands.executeCommand('lectern.fixDocument');
    await findings(document.uri, 0);
    assert.match(document.getText(), /Copyright/);
  });
});

test('a mistake that is typed is found, and gone again when it is mended', async () => {
  await edited('src/first-look/names.md', async (editor) => {
    const { document } = editor;
    await findings(document.uri, 0);
    await editor.edit((edit) => edit.replace(new vscode.Range(1, 9, 1, 10), '"7 min"'));
    editor.selection = new vscode.Selection(12, 0, 12, 0);
    const [finding] = await findings(document.uri, 1);
    assert.equal(finding && ruleOf(finding), 'front-matter-value');
    assert.deepEqual(finding?.range.start, new vscode.Position(1, 9));
    const [fix] = (await actions(document.uri, finding?.range ?? new vscode.Range(1, 9, 1, 9))).filter(
      ({ isPreferred }) => isPreferred,
    );
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.lineAt(1).text, 'minutes: 7');
    await findings(document.uri, 0);
  });
});

test('files that are not open are checked too, and their findings go when the file does', async () => {
  const uri = file('src/first-look/stray.md');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Stray\n\n[gone](nowhere.md)\n'));
  try {
    const rules = await until(() => {
      const found = vscode.languages.getDiagnostics(uri).map(ruleOf);
      return found.includes('link') && found.includes('orphan') && found;
    });
    assert.ok(rules.includes('copyright-header'));
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
  await findings(uri, 0);
});

test('a rule that is silenced by a comment, or switched off by a setting, says nothing', async () => {
  const uri = file('src/first-look/draw-the-map.md');
  await findings(uri, 1);
  const settings = vscode.workspace.getConfiguration('lectern');
  await settings.update('checks.rules', { 'copyright-header': 'off' }, vscode.ConfigurationTarget.Workspace);
  try {
    await findings(uri, 0);
  } finally {
    await settings.update('checks.rules', undefined, vscode.ConfigurationTarget.Workspace);
  }
  await findings(uri, 1);
  await edited('src/first-look/draw-the-map.md', async ({ document, selection }) => {
    const [finding] = await findings(uri, 1);
    const offered = await actions(document.uri, finding?.range ?? selection);
    const disable = offered.find(({ title }) => /Disable .* for this file/.test(title));
    assert.ok(disable?.edit, offered.map(({ title }) => title).join('; '));
    await vscode.workspace.applyEdit(disable.edit);
    await findings(uri, 0);
  });
});

test('a task checks the book in a terminal where there is one', async () => {
  const tasks = await vscode.tasks.fetchTasks({ type: 'lectern' });
  assert.deepEqual(
    tasks.map(({ name }) => name),
    host === 'node' ? ['check the book', 'check and fix the book'] : [],
  );
});

test('the next finding is one command away', async () => {
  const uri = file('src/first-look/draw-the-map.md');
  const editor = await vscode.window.showTextDocument(uri);
  const [finding] = await findings(uri, 1);
  editor.selection = new vscode.Selection(20, 0, 20, 0);
  await vscode.commands.executeCommand('lectern.nextFinding');
  assert.deepEqual(editor.selection.active, finding?.range.start);
});

test('fixes of the book are written after the differences were shown, as one undoable edit of a file', async () => {
  const uri = file('src/first-look/draw-the-map.md');
  await edited('src/first-look/draw-the-map.md', async ({ document }) => {
    const before = document.getText();
    const fix = (...answers: Parameters<typeof answering>[0]) =>
      answering(answers, () => vscode.commands.executeCommand('lectern.fixWorkspace'));
    const [asked] = await fix('Change nothing');
    assert.deepEqual([asked?.title, asked?.offered[0]], ['Fixes of the book', 'Fix 1 file']);
    assert.equal(document.getText(), before);
    await fix('Fix 1 file');
    await findings(uri, 0);
    const [none] = await fix();
    assert.match(none?.title ?? '', /No file of the book/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
