import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { courseFile, show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { withSettings } from './support/settings.ts';
import { until } from './support/until.ts';
import { watched } from './support/watched.ts';

const { executeCommand } = vscode.commands;
const slide = 'src/first-look/names.md';

/** Writes the minutes of the slide into its editor, and takes them back afterwards. */
async function withMinutes(minutes: number, run: () => PromiseLike<void>): Promise<void> {
  await show(slide);
  await executeCommand('lectern.setMinutes', courseFile(slide), minutes);
  try {
    await run();
  } finally {
    await show(slide);
    await executeCommand('undo');
    await vscode.workspace.saveAll();
  }
}

async function inlays(): Promise<string[]> {
  const { uri, lineCount } = await vscode.workspace.openTextDocument(courseFile(slide));
  const all = new vscode.Range(0, 0, lineCount, 0);
  const hints = await executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, all);
  return hints.map(({ label }) =>
    typeof label === 'string' ? label : label.map((part) => part.value).join(''),
  );
}

test('beside the minutes stands what they make of segment and session, unless the setting says no', async () => {
  await show(slide);
  const [saved] = await inlays();
  assert.match(saved ?? '', /^segment \d+ · session \d+\/75$/);
  const segment = Number(/segment (\d+)/.exec(saved ?? '')?.[1]);
  await withMinutes(9, async () => {
    const [edited] = await inlays();
    assert.match(edited ?? '', new RegExp(`segment ${segment} → ${segment + 2} · session`));
  });
  await withSettings({ 'time.inlay': false }, async () => {
    assert.deepEqual(await inlays(), []);
  });
});

test('what an edit changes is told until the author saves or turns to another slide, not until VS Code saves by itself', async () => {
  const autoSave = (value: string | undefined) =>
    vscode.workspace
      .getConfiguration('files')
      .update('autoSave', value, vscode.ConfigurationTarget.Workspace);
  const arrows = async () => ((await inlays())[0]?.match(/→/g) ?? []).length;
  await autoSave('afterDelay');
  try {
    const { document } = await show(slide);
    await executeCommand('lectern.setMinutes', document.uri, 9);
    await until(() => !document.isDirty);
    assert.equal(await arrows(), 2);
    await show('src/first-look/draw-the-map.md');
    await show(slide);
    assert.equal(await arrows(), 0);
    await executeCommand('lectern.setMinutes', document.uri, 11);
    assert.equal(await arrows(), 2);
    await document.save();
    await until(async () => (await arrows()) === 0);
    // What someone else writes, git for one, is no edit of the author's.
    await watched();
    const other = document.getText().replace('minutes: 11', 'minutes: 12');
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(other));
    await until(() => document.getText() === other);
    await until(async () => (await arrows()) === 0);
  } finally {
    await executeCommand('lectern.setMinutes', courseFile(slide), 7);
    await autoSave(undefined);
    await vscode.workspace.saveAll();
  }
});

/** Whether a quick fix at this place writes the estimate. */
async function isEstimateOffered(document: vscode.TextDocument, place: vscode.Position): Promise<boolean> {
  const actions = await executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(place, place),
  );
  return actions.some(({ title }) => title.startsWith('Write the estimate'));
}

test('where no minutes are stated, the estimate is told and offered in all of the front matter', async () => {
  const untimed = 'src/untimed.md';
  const text = '---\nsession: Evening\ntarget_minutes: 20\n---\n\n# Untimed\n\nSome words to read.\n';
  await vscode.workspace.fs.writeFile(courseFile(untimed), new TextEncoder().encode(text));
  try {
    const { document } = await show(untimed);
    for (const line of [0, 1, 2]) {
      const place = new vscode.Position(line, 2);
      const hovers = await executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
      const words = hovers.flatMap(({ contents }) =>
        contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')),
      );
      assert.match(words.join('\n'), /Estimate from the content/, `line ${line}`);
      assert.ok(await isEstimateOffered(document, place), `line ${line}`);
    }
  } finally {
    await executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(courseFile(untimed));
  }
});

test('a slide without front matter is offered its estimate down to its title, and no further', async () => {
  const bare = 'src/bare.md';
  const text = '<!-- A comment -->\n\n# Bare\n\nSome words to read.\n';
  await vscode.workspace.fs.writeFile(courseFile(bare), new TextEncoder().encode(text));
  try {
    const { document } = await show(bare);
    const isOffered = (line: number) => isEstimateOffered(document, new vscode.Position(line, 2));
    assert.deepEqual([await isOffered(0), await isOffered(2), await isOffered(4)], [true, true, false]);
  } finally {
    await executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(courseFile(bare));
  }
});

test('hovering over the minutes tells the estimate and its reasons', async () => {
  const { document } = await show(slide);
  const line = document.getText().split('\n').indexOf('minutes: 7');
  const at = (character: number) =>
    executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, character),
    );
  const words = (await at(3)).flatMap(({ contents }) =>
    contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')),
  );
  assert.match(words.join('\n'), /Estimate from the content: ~\d+ min \(\d+–\d+\)\.\n- /);
  const elsewhere = await executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new vscode.Position(line + 6, 3),
  );
  assert.equal(elsewhere.length, 0);
});

test('a quick fix writes the estimate into the front matter, and nothing else', async () => {
  await withMinutes(90, async () => {
    const document = await vscode.workspace.openTextDocument(courseFile(slide));
    const before = document.getText();
    const line = before.split('\n').indexOf('minutes: 90');
    const range = new vscode.Range(line, 0, line, 5);
    const actions = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const action = actions.find(({ title }) => title.startsWith('Write the estimate'));
    assert.ok(action?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(action.edit);
    const written = /minutes: (\d+)$/.exec(action.title)?.[1];
    assert.equal(document.getText(), before.replace('minutes: 90', `minutes: ${written}`));
    await executeCommand('undo');
  });
});

test('by a setting, a session and a course over target say so on target_minutes, with the longest slides beside', async () => {
  const notes = (path: string) =>
    vscode.languages
      .getDiagnostics(courseFile(path))
      .filter(
        ({ source, code, severity }) =>
          source === 'lectern' && code === undefined && severity === vscode.DiagnosticSeverity.Information,
      );
  await withMinutes(60, async () => {
    assert.deepEqual(notes('src/first-look.md'), []);
    await withSettings({ 'time.targetNotes': true }, async () => {
      const found = await until(() => {
        const all = notes('src/first-look.md');
        return all.length === 2 && all;
      });
      assert.match(found[0]?.message ?? '', /^“Reading Code” takes .* more than its target of/);
      assert.match(found[1]?.message ?? '', /^“Morning” takes .* more than its target of 1 h 15 min/);
      const { document } = await show('src/first-look.md');
      assert.equal(document.getText(found[1]?.range), 'target_minutes: 30');
      const [longest] = found[1]?.relatedInformation ?? [];
      assert.equal(longest?.message, '“Names are promises” takes 60 min.');
      assert.ok(longest?.location.uri.path.endsWith('/names.md'));
      // Back within target, the notes go.
      await show(slide);
      await executeCommand('lectern.setMinutes', courseFile(slide), 7);
      await until(() => notes('src/first-look.md').length === 0);
      await executeCommand('undo');
    });
    await until(() => notes('src/first-look.md').length === 0);
  });
  assert.match(await textOf(slide), /minutes: 7$/m);
});

test('by a setting, minutes far outside the estimate get a hint', async () => {
  const hints = () =>
    vscode.languages
      .getDiagnostics(courseFile(slide))
      .filter(
        ({ severity, message }) => severity === vscode.DiagnosticSeverity.Hint && /~\d+ min/.test(message),
      );
  await withMinutes(90, async () => {
    assert.deepEqual(hints(), []);
    await withSettings({ 'time.estimateHints': true }, async () => {
      const [hint] = await until(() => hints().length > 0 && hints());
      assert.match(hint?.message ?? '', /, not 90\./);
    });
    await until(() => hints().length === 0);
  });
});
