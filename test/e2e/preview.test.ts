import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

const slide = 'src/first-look/draw-the-map.md';

test('the page opens beside the slide with its diagrams drawn, and the focus stays in the text', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  await workbench.command('lectern.openPreviewToSide');
  const preview = workbench.preview();
  await preview.locator('main#slide svg.bob').nth(1).waitFor();
  assert.equal(await preview.locator('main#slide h1').textContent(), 'Draw the map');
  assert.equal(await preview.locator('main#slide h1').getAttribute('data-line'), '4');
  await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});

test('while typing, closed notes stay closed, a selection stays selected and the page where it is', async (t) => {
  const workbench = await openWorkbench(t, { file: slide, size: { width: 1280, height: 420 } });
  const preview = await workbench.openPreviewToSide();
  const notes = preview.locator('#slide details');
  await notes.locator('summary').click();
  assert.equal(await notes.getAttribute('open'), null);
  await preview.locator('#scroller').evaluate((scroller) => scroller.scrollTo(0, 60));
  await preview.locator('#slide h1').evaluate((heading) => getSelection()?.selectAllChildren(heading));
  await workbench.goTo(28, 1);
  const before = await preview.locator('#scroller').evaluate((scroller) => scroller.scrollTop);
  await workbench.press('End');
  await workbench.type(' Twice.');
  await preview.locator('#slide').filter({ hasText: 'Twice.' }).waitFor();
  assert.equal(await notes.getAttribute('open'), null);
  assert.equal(await preview.locator('#slide').evaluate(() => `${getSelection()}`), 'Draw the map');
  assert.equal(await preview.locator('#scroller').evaluate((scroller) => scroller.scrollTop), before);
});

test('only what changed is touched: the other blocks keep their elements', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('svg.bob').nth(1).waitFor();
  await preview.locator('#slide').evaluate((main) => {
    for (const element of main.querySelectorAll('h1, svg, details')) Object.assign(element, { kept: true });
  });
  await workbench.goTo(7, 1);
  await workbench.type('Look: ');
  await workbench.press('Enter', 'Enter');
  await preview
    .locator('#slide p')
    .filter({ hasText: /^Look:$/ })
    .waitFor();
  const kept = await preview
    .locator('#slide')
    .evaluate((main) => [...main.querySelectorAll('h1, svg, details')].map((element) => 'kept' in element));
  assert.deepEqual(kept, [true, true, true, true]);
  // The lines of what stands below have moved with the text.
  assert.equal(await preview.locator('#slide > p').nth(1).getAttribute('data-line'), '8');
});

test('the preview follows the active slide, unless it is locked', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await workbench.open('src/first-look/names.md');
  await preview.locator('#slide h1').filter({ hasText: 'Names are promises' }).waitFor();
  await workbench.command('lectern.toggleLock');
  await workbench.tab('[Preview] names.md').waitFor();
  await workbench.open('src/first-look/where-it-starts.md');
  assert.equal(await preview.locator('#slide h1').textContent(), 'Names are promises');
});

test('keys turn slides, notes, hidden lines and the frame; a locked field would keep them', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide').focus();
  await workbench.press(']');
  await preview.locator('#slide h1').filter({ hasText: 'Names are promises' }).waitFor();
  await workbench.press('[');
  await preview.locator('#slide h1').filter({ hasText: 'Draw the map' }).waitFor();
  const details = preview.locator('#slide details');
  assert.equal(await details.evaluate((element) => (element as HTMLDetailsElement).open), true);
  await workbench.press('n');
  assert.equal(await details.evaluate((element) => (element as HTMLDetailsElement).open), false);
  await workbench.press('n');
  await details.waitFor({ state: 'hidden' });
  await workbench.press('n');
  await preview.locator('#slide > p').first().waitFor({ state: 'hidden' });
  await workbench.press('n', 'f');
  await preview.locator('.lectern-frame').waitFor();
  assert.equal(await preview.locator('.tool-frame').getAttribute('aria-pressed'), 'true');
  await workbench.press('?');
  await preview.locator('dialog.lectern-keys').waitFor();
  await workbench.press('Escape');
  await preview.locator('dialog.lectern-keys').waitFor({ state: 'detached' });
});

test('a diagram is redrawn in place without a blink', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('svg.bob').nth(1).waitFor();
  const fewest = await preview.locator('#slide').evaluateHandle((main) => {
    const seen = { drawings: 2, lowest: Number.POSITIVE_INFINITY };
    const look = () => {
      seen.drawings = Math.min(seen.drawings, main.querySelectorAll('svg.bob').length);
      seen.lowest = Math.min(seen.lowest, main.getBoundingClientRect().height);
    };
    look();
    new MutationObserver(look).observe(main, { childList: true, subtree: true });
    return seen;
  });
  const height = await preview.locator('#slide').evaluate((main) => main.getBoundingClientRect().height);
  await workbench.goTo(13, 1);
  await workbench.press('Delete', 'Delete', 'Delete', 'Delete');
  await workbench.type('new');
  await preview.locator('svg.bob').filter({ hasText: 'new' }).waitFor();
  assert.deepEqual(await fewest.jsonValue(), { drawings: 2, lowest: height });
  await workbench.screenshot('moment-2');
});

test('a diagram that takes too long leaves its last drawing standing, dimmed, with the reason under it', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('svg.bob').nth(1).waitFor();
  await workbench.press('Control+W');
  const text = await workbench.saved(slide);
  const heavy = `${'╬'.repeat(100)}\n`.repeat(40);
  await writeFile(
    `${workbench.folder}/${slide}`,
    text.replace(/```bob\n[^`]*```/, `\`\`\`bob\n${heavy}\`\`\``),
  );
  const stale = preview.locator('.lectern-diagram-error.lectern-diagram-stale');
  await stale.waitFor();
  assert.equal(await stale.locator('svg.bob').count(), 1);
  assert.match((await stale.locator('p').textContent()) ?? '', /second/);
  await preview.locator('.lectern-dimmed').waitFor();
  assert.equal(await preview.locator('#slide h1').textContent(), 'Draw the map');
});

test('a slide that is deleted leaves a sentence, and one that comes back its page', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await workbench.press('Control+W');
  const text = await workbench.saved(slide);
  await rm(`${workbench.folder}/${slide}`);
  await preview.locator('.lectern-notice').filter({ hasText: 'draw-the-map.md' }).waitFor();
  await writeFile(`${workbench.folder}/${slide}`, text);
  await preview.locator('#slide h1').filter({ hasText: 'Draw the map' }).waitFor();
  assert.equal(await preview.locator('#slide .lectern-notice').count(), 0);
});

test('the preview comes back after the window is reloaded, with what was chosen in it', async (t) => {
  const workbench = await openWorkbench(t);
  await workbench.open(slide);
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide').focus();
  await workbench.press('n', 'h');
  const loaded = workbench.page.waitForEvent('load');
  await workbench.command('Developer: Reload Window');
  await loaded;
  const again = workbench.preview();
  await again.locator('#slide h1').filter({ hasText: 'Draw the map' }).waitFor();
  await until(
    'the choices hold',
    async () => (await again.locator('.tool-hidden-lines').getAttribute('aria-pressed')) === 'true',
  );
  assert.equal(
    await again.locator('#slide details').evaluate((element) => (element as HTMLDetailsElement).open),
    false,
  );
});
