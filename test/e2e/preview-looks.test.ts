import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

const slide = 'src/first-look/draw-the-map.md';
/** Text that stands on a ground, and the ground: what has to be readable. */
const read = ['h1', 'p', 'li', 'summary', 'svg.bob text'];

test('text and drawings can be read in both looks, in each theme', async (t) => {
  const workbench = await openWorkbench(t, { file: slide });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('svg.bob').nth(1).waitFor();
  for (const look of ['editor', 'published'] as const) {
    if (look === 'published') {
      await preview.locator('#slide').focus();
      await workbench.press('f');
      await preview.locator('html[data-look="published"]').waitFor();
    }
    await workbench.inEachTheme(`preview-${look}`, async (theme) => {
      await preview.locator(`body.vscode-${theme}`).waitFor();
      let contrasts: Awaited<ReturnType<typeof contrastsOf>> = [];
      // The page takes up the theme's colours a little later than its name.
      const isReadable = async () => {
        contrasts = await preview.locator('#slide').evaluate(contrastsOf, read);
        return contrasts.length > 0 && contrasts.every(({ contrast }) => contrast >= 4.5);
      };
      const told = () => contrasts.map(({ what, contrast }) => `${what} ${contrast.toFixed(2)}`).join(', ');
      await until(`the ${look} look can be read`, isReadable).catch((error: Error) => {
        throw new Error(`${error.message} In ${theme}: ${told()}.`);
      });
    });
  }
});

test('at 200 % and in a narrow panel the page wraps, and the tools are behind one button with their names', async (t) => {
  const workbench = await openWorkbench(t, { file: slide, zoom: 2, size: { width: 1600, height: 1000 } });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('svg.bob').nth(1).waitFor();
  const wide = await preview
    .locator('#scroller')
    .evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
  assert.equal(wide, 0);
  // A drawing wider than the panel is drawn smaller, and leaves no gap below it.
  const drawings = await preview.locator('div:has(> svg.bob)').evaluateAll((boxes) =>
    boxes.map((box) => {
      const drawing = box.querySelector('svg.bob');
      const shown = drawing?.getBoundingClientRect();
      return {
        shrunk: (shown?.width ?? 0) < Number(drawing?.getAttribute('width')) - 1,
        gap: Math.round(box.getBoundingClientRect().height - (shown?.height ?? 0)),
      };
    }),
  );
  assert.ok(drawings.some(({ shrunk }) => shrunk));
  assert.deepEqual(new Set(drawings.map(({ gap }) => gap)), new Set([0]));
  await preview.locator('#slide').hover();
  await preview.locator('.tool-more').click();
  await preview.locator('.tool-hidden-lines').waitFor();
  assert.equal(await preview.locator('.tool-more').getAttribute('aria-expanded'), 'true');
  await workbench.screenshot('preview-narrow-200');
  await workbench.press('Escape');
  await preview.locator('.tool-hidden-lines').waitFor({ state: 'hidden' });
});

test('what does not fit the room is said, hatched and marked, and can be gone to', async (t) => {
  // Each line is longer than the editor is wide, so that it is wrapped there.
  const comment = `<!-- ${'long '.repeat(40)}-->`;
  const paragraphs = Array.from({ length: 30 }, (_, line) => `Paragraph ${line + 1}.${comment}\n`);
  const tall = `# Tall\n\n${paragraphs.join('\n')}`;
  const workbench = await openWorkbench(t, { file: 'src/tall.md', files: { 'src/tall.md': tall } });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('#slide').focus();
  await workbench.press('f');
  const fit = preview.locator('#fit');
  await fit.filter({ hasText: /^\d+ px over · from line \d+$/ }).waitFor();
  const line = Number(/line (\d+)/.exec((await fit.textContent()) ?? '')?.[1]);
  await preview.locator('.lectern-frame-out').waitFor();
  await workbench.press('Control+1');
  await workbench.command('lectern.showOverflow');
  await workbench.page
    .locator('.statusbar-item')
    .filter({ hasText: `Ln ${line}, Col 1` })
    .first()
    .waitFor();
  // 520.6 px of room hold the heading and some fifteen paragraphs of 39 px.
  assert.ok(line > 20 && line < 36, `line ${line}`);
  const mark = workbench.page.locator('.glyph-margin-widgets .cgmr');
  await mark.first().waitFor();
  assert.equal(await mark.count(), 1, 'A wrapped line is marked once.');
  await workbench.screenshot('preview-overflow');
});

test('a book written from right to left is shown so, its code from left to right', async (t) => {
  const files = {
    'book.toml': '[book]\ntitle = "دوره"\nlanguage = "fa"\nsrc = "src"\n',
    'src/rtl.md':
      '# سلام\n\n- یک\n- دو\n\n> نقل قول\n\n| الف | ب |\n|---|---|\n| ۱ | ۲ |\n\n```rust\nfn main() {}\n```\n',
  };
  const workbench = await openWorkbench(t, { file: 'src/rtl.md', files });
  const preview = await workbench.openPreviewToSide();
  await preview.locator('main#slide[dir="rtl"][lang="fa"]').waitFor();
  const heading = await preview.locator('#slide h1').evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().left - element.getBoundingClientRect().left;
  });
  assert.ok(heading > 100, `the heading starts ${heading} px from the left`);
  const code = preview.locator('#slide pre code');
  assert.equal(await code.evaluate((element) => getComputedStyle(element).direction), 'ltr');
  await workbench.screenshot('preview-rtl');
});

test('the presenter shows the slide in its frame, notes with a clock, turns both together, and comes back after a reload', async (t) => {
  const size = { width: 1600, height: 900 };
  const workbench = await openWorkbench(t, { size });
  await workbench.open(slide);
  await workbench.command('lectern.present');
  const panels = [workbench.preview(0), workbench.preview(1)];
  const role = (panel: (typeof panels)[number]) => panel.locator('body').getAttribute('data-role');
  const [stage, notes] = (await role(panels[0] ?? assert.fail())) === 'stage' ? panels : panels.toReversed();
  assert.ok(stage && notes);
  await stage.locator('svg.bob').nth(1).waitFor();
  await stage.locator('#slide details').waitFor({ state: 'hidden' });
  await notes.locator('.lectern-clock').filter({ hasText: '/ 5 min' }).waitFor();
  await notes.locator('.lectern-next').filter({ hasText: 'Next: Names are promises' }).waitFor();
  await workbench.screenshot('presenter');
  await stage.locator('#slide').focus();
  await workbench.press('PageDown');
  await stage.locator('h1').filter({ hasText: 'Names are promises' }).waitFor();
  await notes.locator('h1').filter({ hasText: 'Names are promises' }).waitFor();
  await workbench.press('d');
  await until(
    'the stage is dark',
    async () => (await stage.locator('html').getAttribute('data-colours')) === 'navy',
  );

  // After a reload of the window both are there again: the slide, its colours, and a clock that went on.
  const secondsOf = async (panel: typeof notes) => {
    const elapsed = panel.locator('.lectern-clock div').filter({ hasText: 'Elapsed' }).locator('dd');
    const [minutes = 0, seconds = 0] = ((await elapsed.textContent()) ?? '').split(':').map(Number);
    return 60 * minutes + seconds;
  };
  const before = await secondsOf(notes);
  const loaded = workbench.page.waitForEvent('load');
  await workbench.command('Developer: Reload Window');
  await loaded;
  const again = [workbench.preview(0), workbench.preview(1)];
  for (const panel of again) await panel.locator('h1').filter({ hasText: 'Names are promises' }).waitFor();
  const [stageAgain, notesAgain] =
    (await role(again[0] ?? assert.fail())) === 'stage' ? again : again.toReversed();
  assert.ok(stageAgain && notesAgain);
  assert.equal(await stageAgain.locator('html').getAttribute('data-colours'), 'navy');
  assert.ok((await secondsOf(notesAgain)) > before);
});

/** Contrast of the text of each of these elements with what it stands on; runs in the page. */
function contrastsOf(main: Element, selectors: readonly string[]): { what: string; contrast: number }[] {
  const channels = (colour: string): number[] => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return [];
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
      const part = channel / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 0) > 200) return colour;
    }
    return 'white';
  };
  return selectors.flatMap((selector) => {
    const element = main.querySelector(selector);
    if (!element) return [];
    const style = getComputedStyle(element);
    const text = luminance(selector.startsWith('svg') ? style.fill : style.color);
    const below = luminance(ground(element));
    return [{ what: selector, contrast: (Math.max(text, below) + 0.05) / (Math.min(text, below) + 0.05) }];
  });
}
