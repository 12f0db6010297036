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

test('a course that the schedule is filtered to fills the width', async (t) => {
  const long = '---\ncourse: Night Watch\nsession: Night\nminutes: 600\n---\n\n# Night\n';
  const summary = '# Summary\n\n- [A first look](first-look.md)\n- [Night](night.md)\n';
  const workbench = await openWorkbench(t, {
    file: 'src/first-look.md',
    files: { 'src/SUMMARY.md': summary, 'src/night.md': long },
  });
  await workbench.command('lectern.showSchedule');
  const page = workbench.preview();
  await page.locator('h2').filter({ hasText: 'Night Watch' }).waitFor();
  const bar = page.locator('.bar.segment[data-session="Morning"]').first();
  const share = () =>
    bar.evaluate((made) => made.clientWidth / (made.parentElement?.clientWidth ?? Number.NaN));
  const among = await share();
  await page.locator('select').selectOption('Reading Code');
  await page.locator('h2').filter({ hasText: 'Night Watch' }).waitFor({ state: 'detached' });
  // Ten hours beside half an hour become one hour.
  assert.ok((await share()) > 5 * among);
});
