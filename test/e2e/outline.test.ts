import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { until } from './support/until.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

/** Opens the course view and gives its row with this name. */
async function outlineRow(workbench: Workbench, name: string): Promise<Locator> {
  const { page } = workbench;
  const row = page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  if (!(await row.first().isVisible())) {
    await page.locator('.activitybar .action-label[aria-label^="Lectern"]').click({ force: true });
    await row.first().waitFor();
  }
  return row
    .filter({ has: page.locator('.monaco-icon-label-container .label-name', { hasText: name }) })
    .first();
}

/** The names of the outline's rows from the top. */
async function rowNames(workbench: Workbench): Promise<string[]> {
  const rows = workbench.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  const all = await rows.evaluateAll((elements) =>
    elements
      .map((element) => ({
        top: element.getBoundingClientRect().top,
        name: element.querySelector('.label-name')?.textContent ?? '',
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ name }) => name),
  );
  return all;
}

for (const theme of ['light', 'dark', 'high-contrast'] as const) {
  test(`the outline shows the course with its minutes (${theme})`, async (t) => {
    const workbench = await openWorkbench(t, { file: 'src/first-look/names.md', theme });
    const row = await outlineRow(workbench, 'Names are promises');
    await row.filter({ hasText: '7 min' }).waitFor();
    await workbench.page
      .locator('.monaco-list-row.selected')
      .filter({ hasText: 'Names are promises' })
      .waitFor();
    await workbench.screenshot(`outline-${theme}`);
  });
}

test('moment 5: a slide is moved with Alt+Up, and one Ctrl+Z takes all of it back', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  const before = await workbench.saved('src/SUMMARY.md');
  const row = await outlineRow(workbench, 'Names are promises');
  // The window may still be about to give the focus to the editor.
  await until('the outline has the focus', async () => {
    await row.click();
    return workbench.page.evaluate(
      () => document.activeElement?.closest('.tree-explorer-viewlet-tree-view') !== null,
    );
  });
  await workbench.press('Alt+ArrowUp');
  await workbench.page.waitForFunction(() => {
    const names = [...document.querySelectorAll('.tree-explorer-viewlet-tree-view .label-name')];
    const top = (name: string) =>
      names.find((each) => each.textContent === name)?.getBoundingClientRect().top ?? 0;
    return top('Names are promises') < top('Draw the map');
  });
  await workbench.screenshot('moment-5-moved');
  await until('SUMMARY.md is saved with the new order', async () =>
    /names\.md\)\n {2}- \[Draw the map\]/.test(await workbench.saved('src/SUMMARY.md')),
  );
  await workbench.press('Control+Z');
  await workbench.page.waitForFunction(() => {
    const names = [...document.querySelectorAll('.tree-explorer-viewlet-tree-view .label-name')];
    const top = (name: string) =>
      names.find((each) => each.textContent === name)?.getBoundingClientRect().top ?? 0;
    return top('Names are promises') > top('Draw the map');
  });
  await until('SUMMARY.md is as it was', async () => (await workbench.saved('src/SUMMARY.md')) === before);
  assert.deepEqual(await workbench.notifications(), []);
});

test('moment 5: a segment is dragged into another session, with times and front matter', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/follow/types.md' });
  const source = await outlineRow(workbench, 'Follow the data');
  const session = await outlineRow(workbench, 'Afternoon');
  await source.dragTo(session);
  await workbench.page.waitForFunction(() => {
    const names = [...document.querySelectorAll('.tree-explorer-viewlet-tree-view .label-name')];
    const top = (name: string) =>
      names.find((each) => each.textContent === name)?.getBoundingClientRect().top ?? 0;
    return top('Follow the data') > top('Afternoon');
  });
  await workbench.screenshot('moment-5-dragged');
  const names = await rowNames(workbench);
  assert.ok(names.indexOf('Follow the data') > names.indexOf('Afternoon'), names.join(', '));
  await until('SUMMARY.md is saved with the new order', async () =>
    /Leave a note\][^\n]*\n- \[Follow the data\]/.test(await workbench.saved('src/SUMMARY.md')),
  );
});
