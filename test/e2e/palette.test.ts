import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const onBooks = ['Show Schedule', 'Copy Schedule', 'Filter the Course Outline'];
const onSlides = ['Set Minutes', 'Rename…', 'Move Slide Up in the Course', 'Reveal in SUMMARY.md'];

/** Which of these commands the palette offers. */
async function offered(workbench: Workbench, titles: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const title of titles) {
    const all = await workbench.commandsFor(`Lectern: ${title}`);
    if (all.includes(`Lectern: ${title}`)) found.push(title);
  }
  return found;
}

/** Waits until the palette offers exactly `wanted` of these commands: what is known of a book comes a moment late. */
async function untilOffered(
  workbench: Workbench,
  wanted: readonly string[],
  all: readonly string[],
): Promise<void> {
  let last: string[] = [];
  await until(`the palette offers ${wanted.join(', ') || 'none of them'}`, async () => {
    last = await offered(workbench, all);
    return last.join() === wanted.join();
  }).catch((error: Error) => {
    throw new Error(`${error.message} It offers ${last.join(', ')}.`);
  });
}

test('the palette offers commands on slides for slides, and those on books where there is one', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  await untilOffered(workbench, [...onBooks, ...onSlides], [...onBooks, ...onSlides]);
  await workbench.open('src/SUMMARY.md');
  await untilOffered(workbench, onBooks, [...onBooks, ...onSlides]);
});

test('without a book the palette offers no command that needs one', async (t) => {
  const workbench = await openWorkbench(t, {
    empty: true,
    file: 'notes.md',
    files: { 'notes.md': '# Notes\n' },
  });
  // A slide in no book has its minutes too.
  await untilOffered(workbench, ['Set Minutes'], [...onBooks, ...onSlides]);
});

test('filtering the outline shows it first', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/names.md' });
  await untilOffered(workbench, onBooks, onBooks);
  await workbench.command('lectern.filterOutline');
  const input = workbench.page.locator('.quick-input-widget:visible input[type="text"]');
  await input.fill('manual');
  const row = workbench.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  await row.filter({ hasText: 'Tests are the manual' }).waitFor();
  assert.equal(await row.filter({ hasText: 'Names are promises' }).count(), 0);
});
