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

/** Waits a while for one row to stand above another; whether it does. */
async function above(workbench: Workbench, upper: string, lower: string): Promise<boolean> {
  const inOrder = (names: readonly string[]): boolean => {
    const labels = [...document.querySelectorAll('.tree-explorer-viewlet-tree-view .label-name')];
    const [first, second] = names.map((name) => labels.find((label) => label.textContent === name));
    return first && second ? first.getBoundingClientRect().top < second.getBoundingClientRect().top : false;
  };
  return workbench.page
    .waitForFunction(inOrder, [upper, lower], { timeout: 4000 })
    .then(() => true)
    .catch(() => false);
}

/** Drags a row onto another one, as slowly as a hand does, and again where VS Code did not see it begin. */
async function drag({ page }: Workbench, source: Locator, target: Locator): Promise<void> {
  const over = target.and(page.locator('.drop-target'));
  await until('the row is dragged over its target', async () => {
    const from = await source.boundingBox();
    const to = await target.boundingBox();
    assert.ok(from && to);
    await page.mouse.move(from.x + 120, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 120, from.y + 16, { steps: 4 });
    await page.mouse.move(to.x + 120, to.y + 10, { steps: 12 });
    const seen = await over.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (!seen) {
      await page.keyboard.press('Escape');
      await page.mouse.up();
    }
    return seen;
  });
  await page.mouse.up();
}

test('the outline shows the course with its minutes, in each theme', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  const row = await outlineRow(workbench, 'Names are promises');
  await row.filter({ hasText: '7 min' }).waitFor();
  await workbench.page
    .locator('.monaco-list-row.selected')
    .filter({ hasText: 'Names are promises' })
    .waitFor();
  await workbench.inEachTheme('outline');
});

test('moment 5: a slide is moved with Alt+Up, and one Ctrl+Z takes all of it back', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  const before = await workbench.saved('src/SUMMARY.md');
  const row = await outlineRow(workbench, 'Names are promises');
  // Right after the window has opened, the focus may still go to the editor, or the key come before it.
  await until('the slide stands above the one before it', async () => {
    await row.click();
    await workbench.press('Alt+ArrowUp');
    return above(workbench, 'Names are promises', 'Draw the map');
  });
  await workbench.screenshot('moment-5-moved');
  await until('SUMMARY.md is saved with the new order', async () =>
    /names\.md\)\n {2}- \[Draw the map\]/.test(await workbench.saved('src/SUMMARY.md')),
  );
  await workbench.press('Control+Z');
  assert.ok(await above(workbench, 'Draw the map', 'Names are promises'));
  await until('SUMMARY.md is as it was', async () => (await workbench.saved('src/SUMMARY.md')) === before);
  assert.deepEqual(await workbench.notifications(), []);
});

test('moment 5: a segment is dragged into another session, with times and front matter', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/follow/types.md' });
  const source = await outlineRow(workbench, 'Follow the data');
  const session = await outlineRow(workbench, 'Afternoon');
  // The browser loses a drop now and then when the machine is busy; a hand would try again too.
  let moved = false;
  for (let tries = 0; tries < 3 && !moved; tries++) {
    await drag(workbench, source, session);
    moved = await above(workbench, 'Afternoon', 'Follow the data');
  }
  assert.ok(moved, 'The segment is not below “Afternoon”.');
  await workbench.screenshot('moment-5-dragged');
  await until('SUMMARY.md is saved with the new order', async () =>
    /Leave a note\][^\n]*\n- \[Follow the data\]/.test(await workbench.saved('src/SUMMARY.md')),
  );
});
