import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { courseFile } from './support/course.ts';
import { host, test } from './support/host-test.ts';
import { closeTexts, previewSaying, previews, withPreview, write } from './support/previews.ts';
import { ReadOnlyFiles } from './support/read-only-files.ts';
import { until } from './support/until.ts';

/** What we use of the API of VS Code's own git extension. */
interface GitExtension {
  getAPI(version: 1): {
    init(root: vscode.Uri): Promise<{ add(paths: string[]): Promise<void> } | null>;
    toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
  };
}

const draft = '# Draft\n\n{{#include follow/exercise.rs}}\n\n![map](map.png)\n';
const included = 'fn ';
const folderOf = (address: string) => decodeURIComponent(address).replace(/\/$/, '');

async function withFile(path: string, run: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const uri = courseFile(path);
  await write(uri, draft);
  try {
    await run(uri);
  } finally {
    await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  }
}

test('the folder is watched', async () => {
  const probe = courseFile('src/probe.txt');
  const watcher = vscode.workspace.createFileSystemWatcher('**/probe.txt');
  let seen = false;
  watcher.onDidChange(() => {
    seen = true;
  });
  await until(async () => {
    await write(probe, `${Math.random()}`);
    return seen;
  });
  watcher.dispose();
  await vscode.workspace.fs.delete(probe);
});

test('the preview of a deleted slide says so, and has its page again when the file comes back', async () => {
  await withFile('src/draft.md', async (uri) => {
    await withPreview(uri, async () => {
      await previewSaying('Draft');
      await closeTexts();
      await vscode.workspace.fs.delete(uri);
      const gone = await previewSaying('is not there');
      assert.equal(gone.sentence, '“draft.md” is not there. Its page comes back when the file does.');
      await write(uri, '# Back again\n');
      await previewSaying('Back again');
    });
  });
});

test('a file that is no UTF-8 text is said to be none', async () => {
  const uri = courseFile('src/latin.md');
  await withFile('src/draft.md', async (draftUri) => {
    await withPreview(draftUri, async () => {
      await vscode.workspace.fs.writeFile(uri, new Uint8Array([35, 32, 233, 10]));
      await closeTexts();
      await vscode.commands.executeCommand('lectern.openPreview', uri);
      await previewSaying('“latin.md” is not UTF-8 text');
    });
  });
  await vscode.workspace.fs.delete(uri);
});

test('a locked preview follows its slide to another name, and nothing leads back to the old one', async () => {
  await withFile('src/draft.md', async (uri) => {
    await withPreview(uri, async () => {
      await previewSaying('Draft');
      await vscode.commands.executeCommand('lectern.toggleLock');
      await closeTexts();
      const renamed = courseFile('src/final.md');
      await renameFile(uri, renamed);
      await until(() => previews()[0]?.document === renamed.toString());
      const shown = await previewSaying('Draft');
      assert.equal(shown.title, '[Preview] final.md');
      await renameFile(renamed, uri);
      await until(() => previews()[0]?.document === uri.toString());
    });
  });
});

test('a preview follows its slide when the folder above it is renamed', async () => {
  await withFile('src/part/one/draft.md', async (uri) => {
    await withPreview(uri, async () => {
      await previewSaying('Draft');
      await closeTexts();
      await renameFile(courseFile('src/part'), courseFile('src/moved'));
      const now = courseFile('src/moved/one/draft.md');
      await until(() => previews()[0]?.document === now.toString() && previews()[0]?.html);
      assert.equal(previews()[0]?.sentence, undefined);
    });
    await vscode.workspace.fs.delete(courseFile('src/moved'), { recursive: true });
  });
});

test('a new document finds includes and images from the first folder', async () => {
  const content = '# New\n\n```rust\n{{#include src/follow/exercise.rs}}\n```\n\n![map](map.png)\n';
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await withPreview(document.uri, async () => {
    const shown = await previewSaying('New');
    assert.match(shown.html ?? '', /fn /);
    assert.doesNotMatch(shown.html ?? '', /lectern-notice/);
    assert.ok(folderOf(shown.base).endsWith(courseFile('').path.replace(/\/$/, '')), shown.base);
  });
});

test('the preview of a new document goes on with the file it is saved as', async () => {
  const file = courseFile('src/fresh.md');
  const untitled = vscode.Uri.from({ scheme: 'untitled', authority: file.authority, path: file.path });
  const document = await vscode.workspace.openTextDocument(untitled);
  await withPreview(untitled, async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(untitled, new vscode.Position(0, 0), '# Fresh\n\n{{#include follow/exercise.rs}}\n');
    await vscode.workspace.applyEdit(edit);
    const before = await previewSaying('Fresh');
    assert.match(before.html ?? '', /fn /);
    await vscode.commands.executeCommand('lectern.toggleLock');
    assert.ok(await document.save());
    await until(() => previews()[0]?.document === file.toString() && previews()[0]?.html?.includes('Fresh'));
  });
  await vscode.workspace.fs.delete(file);
});

test('a new document that is thrown away is said to be gone', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Away\n' });
  await withPreview(document.uri, async () => {
    await previewSaying('Away');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await previewSaying('was closed without being saved');
  });
});

test('in a diff the preview shows the side with the cursor, the old one with its file’s includes and images', async () => {
  await withFile('src/draft.md', async (uri) => {
    const registered = vscode.workspace.registerTextDocumentContentProvider('review', {
      provideTextDocumentContent: () => draft.replace('Draft', 'First draft'),
    });
    try {
      await withPreview(uri, async () => {
        const now = await previewSaying('>Draft');
        const old = uri.with({ scheme: 'review', authority: '' });
        await vscode.commands.executeCommand('vscode.diff', old, uri, 'Draft, before and now');
        await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString());
        await vscode.commands.executeCommand('workbench.action.compareEditor.focusOtherSide');
        const before = await previewSaying('>First draft');
        assert.ok(before.html?.includes(included));
        assert.deepEqual([before.base, before.roots], [now.base, now.roots]);
        await vscode.commands.executeCommand('workbench.action.compareEditor.focusOtherSide');
        await until(() => previews()[0]?.document === uri.toString());
      });
    } finally {
      registered.dispose();
    }
  });
});

if (host === 'node') {
  test('what git has in its index is previewed as that, with the includes of the file’s folder', async () => {
    const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
    const api = (await git?.activate())?.getAPI(1);
    assert.ok(api);
    await withFile('src/kept/draft.md', async (uri) => {
      await write(courseFile('src/kept/follow/exercise.rs'), 'fn kept() {}\n');
      const repository = await api.init(courseFile('src/kept'));
      assert.ok(repository);
      await repository.add([uri.fsPath]);
      await write(uri, '# Changed since\n');
      await withPreview(api.toGitUri(uri, '~'), async () => {
        const shown = await previewSaying('>Draft');
        assert.equal(shown.title, 'Preview draft.md (Index)');
        assert.ok(shown.html?.includes('fn kept'));
      });
    });
    await vscode.workspace.fs.delete(courseFile('src/kept'), { recursive: true });
  });
}

test('another extension’s revision of a slide stands in the slide’s place, and stays when its editor closes', async () => {
  await withFile('src/draft.md', async (uri) => {
    const registered = vscode.workspace.registerTextDocumentContentProvider('review', {
      provideTextDocumentContent: () => draft.replace('Draft', 'Reviewed'),
    });
    try {
      await withPreview(uri.with({ scheme: 'review', authority: '' }), async () => {
        const shown = await previewSaying('Reviewed');
        assert.ok(shown.html?.includes(included));
        await closeTexts();
        await write(courseFile('src/follow/exercise.rs'), 'fn changed() {}\n');
        await previewSaying('fn changed');
        assert.ok(previews()[0]?.html?.includes('Reviewed'));
      });
    } finally {
      registered.dispose();
    }
  });
});

test('a read-only file system is read as any other, includes and book and all', async () => {
  const files = new ReadOnlyFiles({
    '/book/book.toml': '[book]\nlanguage = "fa"\n',
    '/book/src/SUMMARY.md': '- [One](one.md)\n',
    '/book/src/one.md': '# One\n\n{{#include part.md}}\n',
    '/book/src/part.md': 'From the other file.\n',
  });
  const registered = vscode.workspace.registerFileSystemProvider('kept', files, { isReadonly: true });
  const uri = vscode.Uri.parse('kept:/book/src/one.md');
  try {
    await withPreview(uri, async () => {
      const shown = await previewSaying('From the other file.');
      assert.equal(shown.title, 'Preview one.md');
      assert.deepEqual(shown.roots.slice(0, 1), ['kept:/book']);
    });
  } finally {
    registered.dispose();
  }
});

test('a document of nowhere is shown by itself, in no book', async () => {
  const registered = vscode.workspace.registerTextDocumentContentProvider('nowhere', {
    provideTextDocumentContent: () => '# Alone\n\n{{#include missing.md}}\n',
  });
  try {
    await withPreview(vscode.Uri.parse('nowhere:/a/b/alone.md'), async () => {
      const shown = await previewSaying('Alone');
      assert.match(shown.html ?? '', /missing\.md/);
    });
  } finally {
    registered.dispose();
  }
});

test('when every editor is closed, nothing is previewed', async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(() => previews().length === 0);
});

async function renameFile(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
