import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorkbench } from './support/workbench.ts';

for (const theme of ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const) {
  test(`the schedule shows the day to scale, its slides, and a run sheet by the clock (${theme})`, async (t) => {
    const workbench = await openWorkbench(t, { file: 'src/first-look/names.md', theme });
    await workbench.command('lectern.showSchedule');
    const page = workbench.preview();
    await page.locator('summary').filter({ hasText: 'Morning' }).click();
    await page.locator('tr.slide').filter({ hasText: 'Names are promises' }).waitFor();
    await workbench.screenshot(`schedule-${theme}`);
    await page.locator('button').filter({ hasText: 'Run sheet' }).click();
    await page.locator('table.run-sheet tr').filter({ hasText: '09:00' }).first().waitFor();
    await workbench.screenshot(`run-sheet-${theme}`);
    // VS Code's own server may find a port of another program and tell so.
    const told = (await workbench.notifications()).filter((text) => !text.includes('running on port'));
    assert.deepEqual(told, []);
  });
}

test('the schedule fits a narrow window', async (t) => {
  const workbench = await openWorkbench(t, {
    file: 'src/first-look/names.md',
    size: { width: 640, height: 800 },
  });
  await workbench.command('lectern.showSchedule');
  const page = workbench.preview();
  await page.locator('summary').filter({ hasText: 'Morning' }).click();
  await page.locator('tr.slide').first().waitFor();
  await workbench.screenshot('schedule-narrow');
  const wide = await page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
  assert.equal(wide, false);
});
