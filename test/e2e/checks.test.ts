import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

const slide = 'src/first-look/draw-the-map.md';

test('a missing header is underlined and mended with one key, in each theme, and the save is clean', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  await workbench.openPreviewToSide();
  await workbench.squiggles('warning').first().waitFor();
  await workbench.statusItem('lectern.findings').filter({ hasText: '1 finding' }).waitFor();
  await workbench.inEachTheme('finding');
  await workbench.goTo(5);
  const menu = workbench.page.locator('.action-widget');
  const openMenu = () =>
    until('the menu of quick fixes', async () => {
      await workbench.press('Control+.');
      return menu.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
  await workbench.inEachTheme('quick-fix', async () => {
    if (await menu.isVisible()) await workbench.press('Escape');
    await openMenu();
  });
  await workbench.press('Enter');
  await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
  await workbench.save();
  const wanted = /^---\nminutes: 5\n---\n\n<!--\nCopyright \d{4} The Lectern Authors\n/;
  await until('the header is on the disk', async () => wanted.test(await workbench.saved(slide)));
  assert.deepEqual(await workbench.notifications(), []);
});

test('the line that is being written is spared until the cursor leaves it', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  await workbench.statusItem('lectern.minutes').waitFor();
  await workbench.goTo(2, 11);
  await workbench.press('Backspace');
  await workbench.type('x');
  // The page says what the checks will say; once it is there, the text has been read.
  assert.equal(await workbench.squiggles('error').count(), 0);
  await workbench.press('ArrowDown');
  await workbench.squiggles('error').first().waitFor();
});

test('an untimed slide shows an estimate, and setting its minutes is two keys and a number', async (t) => {
  const text =
    '<!--\nCopyright 2026 The Lectern Authors\nSPDX-License-Identifier: CC-BY-4.0\n-->\n\n# Names\n\nWords.\n';
  const workbench = await openWorkbench(t, {
    file: 'src/first-look/names.md',
    files: { 'src/first-look/names.md': text },
  });
  const item = workbench.statusItem('lectern.minutes');
  await item.filter({ hasText: /~\d+ min/ }).waitFor();
  await item.click();
  const input = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await input.waitFor();
  await input.fill('soon');
  await workbench.page.locator('.quick-input-widget').filter({ hasText: 'whole number' }).waitFor();
  await input.fill('12');
  await workbench.press('Enter');
  await item.filter({ hasText: '12 min' }).waitFor();
  await workbench.press('Control+1');
  await workbench.save();
  const written = `---\nminutes: 12\n---\n\n${text}`;
  await until(
    'the minutes are on the disk',
    async () => (await workbench.saved('src/first-look/names.md')) === written,
  );
  await workbench.press('Control+Z');
  await until('the estimate is back', async () => /~\d+ min/.test((await item.textContent()) ?? ''));
});

test('the minutes stay in the status bar while the page has the focus', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const page = await workbench.openPreviewToSide();
  await page.locator('main#slide h1').click();
  await workbench.activeTab('Preview').waitFor();
  await page.locator('main#slide:focus-within, body:focus-within').first().waitFor({ state: 'attached' });
  await workbench.statusItem('lectern.minutes').filter({ hasText: '5 min' }).waitFor();
});
