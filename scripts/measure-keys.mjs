// Measures what a person feels: the time from a key press to the animation frame that shows it in the preview, beside a
// bare echo extension in the same window; activation; cold open to first page. `node scripts/measure-keys.mjs [KEYS]`
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { buildAll } from './install.mjs';
import { root, say } from './root.mjs';
import { address, startVsCode } from './vscode-server.mjs';
import { frameWith, goTo, openWindow, runCommand } from './workbench-page.mjs';

const keys = Number(process.argv[2] ?? 200);
const pace = 120;
const shared = path.join(root, '..', 'shared');
const mark = 'zqz';

/** The slides to type in: of our own course, and where there is a shared folder the seed and the longest of its corpus. */
async function slides(work) {
  const own = path.join(work, 'reading-code');
  await cp(path.join(root, 'samples', 'reading-code'), own, { recursive: true });
  const found = [
    { name: 'sample slide', folder: own, file: path.join(own, 'src', 'first-look', 'draw-the-map.md') },
  ];
  if (!(await stat(shared).catch(() => undefined))) {
    say('There is no ../shared here: only the sample slide is measured.');
    return found;
  }
  const seed = path.join(work, 'seed');
  await mkdir(seed);
  await cp(path.join(shared, 'seed', 'strategies.md'), path.join(seed, 'strategies.md'));
  const corpus = path.join(work, 'corpus');
  await cp(path.join(shared, 'corpus', 'comprehensive-rust'), corpus, { recursive: true });
  return [
    { name: 'seed slide', folder: seed, file: path.join(seed, 'strategies.md') },
    { name: 'longest slide of the corpus', folder: corpus, file: await longest(path.join(corpus, 'src')) },
  ];
}

async function longest(folder) {
  let best = { size: 0, file: '' };
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.md') || name === 'SUMMARY.md') continue;
    const { size } = await stat(path.join(folder, name));
    if (size > best.size) best = { size, file: path.join(folder, name) };
  }
  return best.file;
}

/** Runs in the window and in a webview's frame: notes when keys went down, and which animation frame first showed how many of them. */
function watch(typed) {
  const clock = (/** @type {number} */ time) => performance.timeOrigin + time;
  const seen = { downs: /** @type {number[]} */ ([]), shown: /** @type {[number, number][]} */ ([]) };
  Object.assign(globalThis, { lecternSeen: seen });
  addEventListener('keydown', (event) => seen.downs.push(clock(event.timeStamp)), true);
  let before = '';
  new MutationObserver(() => {
    const text = document.querySelector('main#slide, main#echo')?.textContent ?? '';
    if (text === before) return;
    before = text;
    const at = text.lastIndexOf(typed);
    const count = at < 0 ? 0 : (/^a*/.exec(text.slice(at + typed.length))?.[0].length ?? 0);
    requestAnimationFrame((time) => seen.shown.push([clock(time), count]));
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Types into the first paragraph of the text, and gives the milliseconds each key took to be seen. */
async function typeAndMeasure(page, frame, count) {
  await page.keyboard.type(mark, { delay: pace });
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).lecternSeen.downs.length = 0;
  });
  for (let key = 0; key < count; key++) {
    await page.keyboard.press('a');
    await page.waitForTimeout(pace);
  }
  await page.waitForTimeout(1000);
  const downs = await page.evaluate(() => /** @type {any} */ (globalThis).lecternSeen.downs);
  const shown = await frame.evaluate(() => /** @type {any} */ (globalThis).lecternSeen.shown);
  return downs.map(
    (down, index) => (shown.find(([time, seen]) => seen > index && time >= down)?.[0] ?? Number.NaN) - down,
  );
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function describe(name, values) {
  const seen = values.filter((value) => !Number.isNaN(value));
  const [p50, p95] = [0.5, 0.95].map((share) => quantile(seen, share)?.toFixed(1));
  const lost = values.length - seen.length;
  console.log(
    `${name}: p50 ${p50} ms, p95 ${p95} ms over ${seen.length} keys${lost ? `, ${lost} never seen` : ''}`,
  );
  return Number(p50);
}

async function measure(browser, server, { name, folder, file }) {
  const url = address(server, { folder, file, extension: root });
  const page = await openWindow(browser, url, { width: 1400, height: 900 }, (fresh) =>
    fresh.addInitScript(watch, mark),
  );
  await page.evaluate(watch, mark);
  const lines = (await readFile(file, 'utf8')).split('\n');
  const heading = lines.findIndex((line) => line.startsWith('# '));
  console.log(`\n${name} (${path.relative(folder, file)}, ${lines.length} lines)`);

  const asked = Date.now();
  await runCommand(page, 'Lectern: Open Slide Preview to the Side');
  await frameWith(page, 'main#slide');
  console.log(`command to first page, the palette included: ${Date.now() - asked} ms`);
  await runCommand(page, 'View: Close All Editors in Other Groups').catch(() => {});

  /** @type {Record<string, number[]>} */
  const all = { 'main#slide': [], 'main#echo': [] };
  // Two blocks of each, in turn, so that a machine that slows down does so for both.
  for (let block = 0; block < 2; block++) {
    for (const [selector, title] of [
      ['main#echo', 'Echo: Open'],
      ['main#slide', 'Lectern: Open Slide Preview to the Side'],
    ]) {
      await goTo(page, heading + 1, lines[heading].length + 1);
      await page.keyboard.type(' ');
      await runCommand(page, title);
      const frame = await frameWith(page, selector);
      await frame.evaluate(watch, mark);
      await page.keyboard.press('Control+1');
      all[selector].push(...(await typeAndMeasure(page, frame, keys / 2)));
      await page.keyboard.press('Control+2');
      await page.keyboard.press('Control+F4');
      await page.keyboard.press('Control+1');
      await runCommand(page, 'File: Revert File');
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    }
  }
  const bare = describe('bare echo', all['main#echo']);
  const ours = describe('Lectern', all['main#slide']);
  console.log(`Lectern is ${(ours - bare).toFixed(1)} ms above the echo at p50.`);
  console.log(`activation: ${await activation(page)}`);
  await page.context().close();
}

/** What VS Code itself says in its list of running extensions. */
async function activation(page) {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: 'Lectern' }).first();
  await row.waitFor({ timeout: 20_000 });
  return (await row.locator('.activation-time').first().textContent())?.trim();
}

await buildAll('--production');
const work = await mkdtemp(path.join(tmpdir(), 'lectern-keys-'));
const server = await startVsCode({
  data: path.join(work, 'data'),
  companions: [path.join(root, 'scripts', 'echo-extension')],
});
const browser = await launchBrowser();
console.log(
  `${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`,
);
try {
  for (const slide of await slides(work)) await measure(browser, server, slide);
} finally {
  await browser.close();
  await server.stop();
  await rm(work, { recursive: true, force: true });
}
process.exit(0);
