import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { courseFile } from './support/course.ts';
import { test } from './support/host-test.ts';
import { previews, withPreview, write } from './support/previews.ts';
import { until } from './support/until.ts';

const setting = 'preview.remoteImages';
const change = (value: boolean | undefined) =>
  vscode.workspace.getConfiguration('lectern').update(setting, value, vscode.ConfigurationTarget.Workspace);

async function withSlide(run: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const uri = courseFile('src/pictures.md');
  await write(uri, '# Pictures\n\n![far](https://pictures.example/far.png) ![near](near.png)\n');
  try {
    await withPreview(uri, () => run(uri));
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
}

test('remote images are let in by the setting in a trusted workspace, and no longer when it is off again', async () => {
  assert.equal(vscode.workspace.isTrusted, true);
  await withSlide(async () => {
    const before = await until(() => (previews()[0]?.roots.length ? previews()[0] : undefined));
    assert.equal(before.remoteImages, false);
    try {
      await change(true);
      await until(() => previews()[0]?.remoteImages === true);
    } finally {
      await change(undefined);
    }
    await until(() => previews()[0]?.remoteImages === false);
  });
});

test('an image file that changes on the disk is loaded again in the open preview', async () => {
  const image = courseFile('src/near.png');
  await withSlide(async () => {
    const before = previews()[0]?.imageReloads ?? 0;
    await until(async () => {
      await write(image, `${Math.random()}`);
      return (previews()[0]?.imageReloads ?? 0) > before;
    });
  });
  await vscode.workspace.fs.delete(image);
});

test('after these tests nothing is previewed', async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(() => previews().length === 0);
});
