import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageExtension } from '../../scripts/package.mjs';
import { installExtension, startVsCode } from '../../scripts/vscode-server.mjs';
import { dataFolder } from './support/vscode.ts';
import { openWorkbench } from './support/workbench.ts';

test('the packaged extension works in a VS Code that has nothing else', async (t) => {
  const data = await dataFolder();
  await installExtension(data, await packageExtension());
  const server = await startVsCode({ data });
  t.after(() => server.stop());
  const workbench = await openWorkbench(t, { file: 'src/first-look/draw-the-map.md', installedIn: server });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide').filter({ hasText: 'Draw the map' }).waitFor();
  await preview.locator('#slide svg.bob').first().waitFor();
  await workbench.statusItem('lectern.minutes').filter({ hasText: '5 min' }).waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});
