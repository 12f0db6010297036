import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorkbench } from './support/workbench.ts';

/** A book that takes a while to check: many long slides, of which the first has a link that leads nowhere. */
function longBook(slides: number): Record<string, string> {
  const much = 'Tea is *hot*, `water` too, and [the tea](s0.md) is here.\n\n'.repeat(80);
  const files: Record<string, string> = { 'book.toml': '[book]\ntitle = "Tea"\n' };
  const lines = ['# Summary', ''];
  for (let slide = 0; slide < slides; slide++) {
    lines.push(`- [Slide ${slide}](s${slide}.md)`);
    files[`src/s${slide}.md`] =
      `# Slide ${slide}\n\nSee [the tea](${slide === 0 ? 'tea' : 's0'}.md).\n\n${much}`;
  }
  files['src/SUMMARY.md'] = `${lines.join('\n')}\n`;
  return files;
}

test('a long check shows how far it is, stops at a click, says that it was stopped, and goes on', async (t) => {
  // The check is asked for: the one in the background may be over before the window is there.
  const settings = { 'lectern.checks.book': false };
  const workbench = await openWorkbench(t, {
    files: longBook(3000),
    empty: true,
    file: 'src/s0.md',
    settings,
  });
  await workbench.statusItem('lectern.minutes').waitFor({ timeout: 60_000 });
  await workbench.command('lectern.checkWorkspace');
  const item = workbench.statusItem('lectern.check');
  await item.filter({ hasText: /Checking the book: [\d,]+ of 3,00\d files/ }).waitFor({ timeout: 60_000 });
  await item.click();
  await item.filter({ hasText: /Check stopped after [\d,]+ of 3,00\d files/ }).waitFor();
  await workbench.screenshot('long-check-stopped');
  const offered = await workbench.commandsFor('Lectern: Check the Book');
  assert.ok(offered.includes('Lectern: Check the Book'), offered.join('; '));
  assert.ok(!(await workbench.commandsFor('Lectern: Stop')).includes('Lectern: Stop Checking the Book'));
  await item.click();
  await item.waitFor({ state: 'hidden', timeout: 60_000 });
  // What came of a check that was asked for is in Problems.
  await workbench.page.locator('.markers-panel').waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});
