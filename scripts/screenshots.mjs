// Takes the README's pictures from the running thing: `node scripts/screenshots.mjs` writes media/readme. Moments 2 to 6
// are taken by the browser tests that prove them; high contrast, narrow and 200 % zoom go to out/screenshots, to be looked at.
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { buildAll } from './install.mjs';
import { root, say } from './root.mjs';
import { testInBrowser } from './test-e2e.mjs';
import { address, startVsCode } from './vscode-server.mjs';
import { frameWith, openWindow, runCommand } from './workbench-page.mjs';

const wide = { width: 1280, height: 760 };
const pictures = [
  { file: 'media/readme/light.png', theme: 'Default Light Modern', viewport: wide },
  { file: 'media/readme/dark.png', theme: 'Default Dark Modern', viewport: wide },
  { file: 'out/screenshots/high-contrast.png', theme: 'Default High Contrast', viewport: wide },
  { file: 'out/screenshots/high-contrast-light.png', theme: 'Default High Contrast Light', viewport: wide },
  {
    file: 'out/screenshots/narrow.png',
    theme: 'Default Light Modern',
    viewport: { width: 700, height: 760 },
  },
  {
    file: 'out/screenshots/zoom.png',
    theme: 'Default Light Modern',
    viewport: { width: 640, height: 380 },
    zoom: 2,
  },
];

/** What the browser tests leave in out/screenshots, and its name in the README. */
const moments = [
  ['moment-2', 'type'],
  ['quick-fix-light', 'mistake'],
  ['moment-4-light', 'minute'],
  ['moment-5-moved', 'move'],
  ['presenter', 'teach'],
];

async function takeMoments() {
  const { failed } = await testInBrowser(['preview.test', 'preview-looks', 'checks', 'time.test', 'outline']);
  if (failed > 0) throw new Error('A browser test failed; the pictures of the moments stay as they were.');
  for (const [from, to] of moments) {
    await copyFile(
      path.join(root, 'out', 'screenshots', `${from}.png`),
      path.join(root, 'media', 'readme', `${to}.png`),
    );
    say(`media/readme/${to}.png`);
  }
}

async function take(browser, server, { file, theme, viewport, zoom = 1 }) {
  const work = await mkdtemp(path.join(tmpdir(), 'lectern-picture-'));
  const folder = path.join(work, 'reading-code');
  await cp(path.join(root, 'samples', 'reading-code'), folder, { recursive: true });
  await mkdir(path.join(folder, '.vscode'));
  const settings = {
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    'window.title': 'Lectern',
  };
  await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  const slide = path.join(folder, 'src', 'first-look', 'draw-the-map.md');
  const url = address(server, { folder, file: slide, extension: root });
  const page = await openWindow(browser, url, viewport, undefined, zoom);
  await runCommand(page, 'Lectern: Open Slide Preview to the Side');
  const frame = await frameWith(page, 'main#slide');
  await frame.locator('svg.bob').nth(1).waitFor();
  await page.keyboard.press('Control+1');
  await page
    .locator('.squiggly-warning, .squiggly-info, .squiggly-error')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => {
      say(`${file}: no finding is underlined.`);
    });
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await page.screenshot({ path: path.join(root, file) });
  await page.context().close();
  await rm(work, { recursive: true, force: true });
  say(file);
}

await buildAll();
const data = await mkdtemp(path.join(tmpdir(), 'lectern-pictures-'));
const server = await startVsCode({ data });
const browser = await launchBrowser();
try {
  for (const picture of pictures) await take(browser, server, picture);
} finally {
  await browser.close();
  await server.stop();
  await rm(data, { recursive: true, force: true });
}
await takeMoments();
process.exit(0);
