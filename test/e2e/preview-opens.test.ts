import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorkbench } from './support/workbench.ts';

test('the page of a slide opens beside it, and typing changes it', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide').filter({ hasText: 'Names are promises' }).waitFor();
  await workbench.goTo(10);
  await workbench.type('Paper. ');
  await preview.locator('#slide').filter({ hasText: 'Paper.' }).waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});
