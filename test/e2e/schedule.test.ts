import assert from 'node:assert/strict';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

test('the schedule shows the day to scale, its slides, and a run sheet by the clock, in each theme', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  await workbench.command('lectern.showSchedule');
  const page = workbench.preview();
  await page.locator('summary').filter({ hasText: 'Morning' }).click();
  await page.locator('tr.slide').filter({ hasText: 'Names are promises' }).waitFor();
  await workbench.inEachTheme('schedule');
  await page.locator('button').filter({ hasText: 'Run sheet' }).click();
  await page.locator('table.run-sheet tr').filter({ hasText: '09:00' }).first().waitFor();
  await workbench.inEachTheme('run-sheet');
  // VS Code's own server may find a port of another program and tell so.
  const told = (await workbench.notifications()).filter((text) => !text.includes('running on port'));
  assert.deepEqual(told, []);
});

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

test('the fields of the run sheet can be typed into as slowly as one likes, whatever changes meanwhile', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  await workbench.press('Control+Backslash');
  await workbench.command('lectern.showSchedule');
  const page = workbench.preview();
  await page.locator('button').filter({ hasText: 'Run sheet' }).click();
  const rows = page.locator('table.run-sheet tr');
  await rows.filter({ hasText: '09:00' }).first().waitFor();
  await page.locator('input[name="start"]').focus();
  await workbench.type('08');
  await rows.filter({ hasText: '08:00' }).first().waitFor();
  await workbench.type('30');
  await rows.filter({ hasText: '08:30' }).first().waitFor();
  const breaks = page.locator('input[name="breakMinutes"]');
  await breaks.selectText();
  await workbench.type('2');
  await rows.filter({ hasText: 'Break' }).filter({ hasText: '2 min' }).first().waitFor();
  const slide = path.join(workbench.folder, 'src/first-look/names.md');
  await writeFile(slide, (await readFile(slide, 'utf8')).replace('minutes: 7', 'minutes: 9'));
  await rows.filter({ hasText: 'Names are promises' }).filter({ hasText: '9 min' }).waitFor();
  await workbench.type('5');
  await rows.filter({ hasText: 'Break' }).filter({ hasText: '25 min' }).first().waitFor();
  assert.equal(await breaks.inputValue(), '25');
});

test('the schedule is printed by a page of its own: unfolded, and without what is there to be clicked', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  await workbench.command('lectern.showSchedule');
  const page = workbench.preview();
  await page.locator('summary').first().waitFor();
  await page.locator('button').filter({ hasText: 'Print' }).click();
  await workbench.page.locator('.quick-input-widget:visible input[type="text"]').waitFor();
  const saved = path.join(workbench.folder, 'schedule.html');
  // VS Code's own file dialog takes no answer before it has listed the folder.
  await until('the page is saved', async () => {
    await workbench.press('Enter');
    return access(saved).then(
      () => true,
      () => false,
    );
  });
  const paper = await workbench.page.context().newPage();
  await paper.addInitScript('print = () => { document.title = "printed"; };');
  await paper.goto(pathToFileURL(saved).href);
  await until('the page prints itself', async () => (await paper.title()) === 'printed');
  assert.equal(await paper.locator('tr.slide').filter({ hasText: 'Names are promises' }).isVisible(), true);
  assert.equal(await paper.locator('button, select, input').count(), 0);
});

test('the schedule of a book without a course says what makes one, and where', async (t) => {
  const workbench = await openWorkbench(t, {
    empty: true,
    file: 'src/start.md',
    files: {
      'book.toml': '[book]\ntitle = "Tea"\n',
      'src/SUMMARY.md': '- [Start](start.md)\n',
      'src/start.md': '# Start\n',
    },
  });
  await workbench.command('lectern.showSchedule');
  const page = workbench.preview();
  const example = page.locator('pre');
  await example.waitFor();
  for (const key of ['course:', 'session:', 'target_minutes:'])
    assert.ok((await example.textContent())?.includes(key), key);
  assert.equal(await page.locator('button:visible').count(), 1);
  // What it says is all that is needed.
  const slide = path.join(workbench.folder, 'src/start.md');
  await writeFile(slide, `${await example.textContent()}\n\n# Start\n`);
  await page.locator('h2').filter({ hasText: 'Reading Code' }).waitFor();
  await page.locator('summary').filter({ hasText: 'Morning' }).filter({ hasText: '5 min / 3 h' }).waitFor();
});
