import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

test('moment 4: the minutes change in the status bar, the outline and the schedule with the key, in each theme', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  const { page } = workbench;
  const minutes = workbench.statusItem('lectern.minutes');
  await minutes.filter({ hasText: '7 min' }).waitFor();
  await page.locator('.activitybar .action-label[aria-label^="Lectern"]').click({ force: true });
  const rows = page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  await rows.filter({ hasText: 'Names are promises' }).waitFor();
  await workbench.press('Control+1', 'Control+Backslash');
  await workbench.command('lectern.showSchedule');
  const schedule = workbench.preview();
  await schedule.locator('summary').filter({ hasText: 'Morning' }).waitFor();
  await workbench.goTo(2, 11);
  await workbench.type('0');
  await minutes.filter({ hasText: '70 min' }).waitFor();
  await rows.filter({ hasText: 'Names are promises' }).filter({ hasText: '1 h 10 min' }).waitFor();
  await rows.filter({ hasText: 'Morning' }).filter({ hasText: '⚠' }).waitFor();
  await schedule.locator('summary').filter({ hasText: 'Morning' }).locator('.mark.over').waitFor();
  const hover = page
    .locator('.monaco-hover, .workbench-hover')
    .filter({ hasText: 'Names are promises' })
    .first();
  await workbench.inEachTheme('moment-4', async () => {
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    await minutes.hover();
    await hover.waitFor();
  });
  const words = ((await hover.textContent()) ?? '').replace(/\s+/g, ' ');
  assert.match(words, /Longest|longest/);
  // Also when VS Code has saved by itself meanwhile, as it does in a browser.
  assert.match(words, /Slide Names are promises 70 \+63/);
  assert.match(words, /Session Morning 135 75 ⚠ \+60 \+63/);
  await until('the session is said to be over', async () =>
    /session \d+\/\d+/.test((await minutes.textContent()) ?? ''),
  );
});

test('the status bar shows the parts that the setting names, and warns by its background only where over', async (t) => {
  const settings = { 'lectern.time.statusBar': ['course'] };
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md', settings });
  const minutes = workbench.statusItem('lectern.minutes');
  await minutes.filter({ hasText: /7 min · course \d+\/\d+$/ }).waitFor();
  const warns = workbench.page.locator('.statusbar-item.warning-kind[id$="lectern.minutes"]');
  assert.equal(await warns.count(), 0);
  await workbench.goTo(2, 11);
  await workbench.type('0');
  await warns.filter({ hasText: '70 min' }).waitFor();
});
