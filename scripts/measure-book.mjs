// Measures a large book in real VS Code: how long the course outline takes to be there, and whether the extension host
// or the window ever stand still meanwhile. `node scripts/measure-book.mjs [SLIDES] [--built]`; `--built` takes dist/ as it is.
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { buildAll } from './install.mjs';
import { writeMadeUpBook } from './made-up-book.mjs';
import { root, say } from './root.mjs';
import { address, startVsCode } from './vscode-server.mjs';
import { runCommand } from './workbench-page.mjs';

const slides = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 5000);
const corpus = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust');
const rows = '.tree-explorer-viewlet-tree-view .monaco-list-row';

/** Runs in the window: the rows of the outline over time, long tasks, and the gaps between frames. */
function watchWindow() {
  const clock = (/** @type {number} */ time) => performance.timeOrigin + time;
  const seen = {
    rows: /** @type {[number, string][]} */ ([]),
    tasks: /** @type {[number, number][]} */ ([]),
    frames: /** @type {[number, number][]} */ ([]),
  };
  Object.assign(globalThis, { lecternSeen: seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([clock(startTime), duration]);
  }).observe({ entryTypes: ['longtask'] });
  let last = performance.now();
  let before = '';
  const frame = (/** @type {number} */ time) => {
    if (time - last > 20) seen.frames.push([clock(last), time - last]);
    last = time;
    const labels = document.querySelectorAll('.tree-explorer-viewlet-tree-view .monaco-list-row');
    // Findings come after; the outline stands without them.
    const text = [...labels].map((row) => row.textContent?.replace(/( · )?\d+ findings?$/, '')).join('\n');
    if (text !== before) seen.rows.push([clock(time), text]);
    before = text;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const read = (page) => page.evaluate(() => /** @type {any} */ (globalThis).lecternSeen);
const ms = (value) => `${value.toFixed(0)} ms`;

/** The longest of the `[start, length]` in a phase. */
function longestIn(spans, { from, to }) {
  const lengths = spans.flatMap(([start, length]) => (start + length > from && start < to ? [length] : []));
  return Math.max(0, ...lengths);
}

/** Runs a step and notes when. */
async function phase(phases, name, run) {
  const from = Date.now();
  const more = await run();
  phases.push({ name, from, to: Date.now(), more });
}

/** Says how the window looks where a step did not come to its end. */
async function orPicture(page, run) {
  try {
    return await run();
  } catch (error) {
    const picture = path.join(root, 'out', 'measure-book.png');
    await page.screenshot({ path: picture });
    say(`A picture of the window is in ${picture}.`);
    throw error;
  }
}

async function waitForRows(page, holds) {
  await page.waitForFunction(
    ([selector, text]) =>
      [...document.querySelectorAll(selector)].some((row) => row.textContent?.includes(text)),
    [rows, holds],
    { timeout: 120_000, polling: 'raf' },
  );
}

async function measure(browser, server, file, book) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await orPicture(page, () => measureIn(page, server, file, book));
  await context.close();
}

async function measureIn(page, server, file, { name, folder, filter }) {
  page.setDefaultTimeout(60_000);
  await page.addInitScript(watchWindow);
  await page.goto(address(server, { folder, extension: root }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await page.locator('.activitybar .action-label[aria-label^="Lectern"]').click({ force: true });
  await page.locator(rows).first().waitFor();
  await quiet(page);
  const wanted = (await read(page)).rows.at(-1)[1];

  /** @type {{ name: string, from: number, to: number, more?: any }[]} */
  const phases = [];
  // The view that was shown is shown again, this time from the start.
  await phase(phases, 'index', async () => {
    await page.reload();
    await page.waitForFunction(
      (text) => /** @type {any} */ (globalThis).lecternSeen?.rows.some(([, shown]) => shown === text),
      wanted,
      { timeout: 120_000, polling: 100 },
    );
  });
  await phase(phases, 'expand', async () => {
    const from = Date.now();
    const session = page.locator(`${rows}[aria-level="2"][aria-expanded="false"]`).first();
    await session.locator('.monaco-tl-twistie').click();
    await page.locator(`${rows}[aria-level="3"]`).first().waitFor();
    return `first row after ${ms(Date.now() - from)}, the click included`;
  });
  await phase(phases, 'scroll', async () => {
    await page.locator(rows).first().hover();
    for (let turn = 0; turn < 60; turn++) {
      await page.mouse.wheel(0, turn < 30 ? 400 : -400);
      await page.waitForTimeout(16);
    }
  });
  await phase(phases, 'filter', async () => {
    await runCommand(page, 'Filter the Course Outline');
    await page.locator('.quick-input-title').filter({ hasText: 'Filter the course outline' }).waitFor();
    const from = Date.now();
    await page.locator('.quick-input-widget:visible input[type="text"]').pressSequentially(filter);
    await waitForRows(page, filter);
    const shown = Date.now() - from;
    await page.keyboard.press('Escape');
    return `rows after ${ms(shown)}, typing included`;
  });
  await quiet(page);
  await rm(file, { force: true });
  await runCommand(page, 'Lag: Write');
  const lag = await written(file);
  print(name, phases, await read(page), lag, wanted);
}

/** Waits until the rows have stood for two seconds. */
async function quiet(page) {
  await page.waitForFunction(
    () => {
      const { rows: all } = /** @type {any} */ (globalThis).lecternSeen;
      return all.length > 0 && performance.timeOrigin + performance.now() - all.at(-1)[0] > 2000;
    },
    undefined,
    { timeout: 120_000, polling: 200 },
  );
}

async function written(file) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const text = await readFile(file, 'utf8').catch(() => '');
    try {
      return JSON.parse(text);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('The extension host wrote no profile.');
}

/** When each sample of the profile was taken, in milliseconds since 1970, how long it stood for, and whether it was Lectern's work. */
function samplesOf({ profile, epoch, began }) {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const ours = new Set();
  const mark = (node, inside) => {
    const own = inside || node.callFrame.url.startsWith(lecternAt);
    if (own) ours.add(node.id);
    for (const child of node.children ?? []) mark(nodes.get(child), own);
  };
  const lecternAt = [...nodes.values()]
    .map(({ callFrame }) => callFrame.url)
    .find((url) => url.endsWith(`${root}/dist/extension.js`));
  if (lecternAt === undefined) throw new Error('The profile shows nothing of Lectern.');
  mark(profile.nodes[0], false);
  let at = profile.startTime;
  return profile.samples.map((id, index) => {
    at += profile.timeDeltas[index];
    const next = profile.timeDeltas[index + 1] ?? 0;
    return { time: epoch + (at - began) / 1000, length: next / 1000, own: ours.has(id), id };
  });
}

/** The gaps in which Lectern did more than half of what was done, each as its own work in it. */
function ownGaps(lag, samples) {
  return lag.gaps.flatMap(([from, to, processor]) => {
    const [start, end] = [from, to].map((time) => lag.epoch + (time - lag.began) / 1000);
    const inside = samples.filter(({ time }) => time >= start && time < end);
    const own = inside.filter((sample) => sample.own).reduce((sum, { length }) => sum + length, 0);
    return own > (end - start) / 2 ? [[start, end - start, processor / 1000]] : [];
  });
}

function print(name, phases, seen, lag, wanted) {
  const samples = samplesOf(lag);
  const gaps = ownGaps(lag, samples);
  const began = samples.find(({ own }) => own)?.time ?? Number.NaN;
  const first = seen.rows.find(([, text]) => text !== '')?.[0];
  const complete = seen.rows.find(([, text]) => text === wanted)?.[0];
  const own = samples.filter((sample) => sample.own).reduce((sum, { length }) => sum + length, 0);
  console.log(`\n${name}`);
  console.log(
    `from Lectern’s first work to the outline’s first rows ${ms(first - began)}, to complete numbers ${ms(complete - began)}`,
  );
  phases[0].from = began;
  phases[0].to = complete;
  for (const each of phases) {
    const host = longestIn(gaps, each);
    const processor = longestIn(
      gaps.map(([start, , busy]) => [start, busy]),
      each,
    );
    const all = longestIn(
      lag.gaps.map(([from, to]) => [lag.epoch + (from - lag.began) / 1000, (to - from) / 1000]),
      each,
    );
    const worked = samples
      .filter(({ time, own: is }) => is && time >= each.from && time < each.to)
      .reduce((sum, { length }) => sum + length, 0);
    const note = typeof each.more === 'string' ? `; ${each.more}` : '';
    console.log(
      `${each.name}: host still at most ${ms(host)} by Lectern (${ms(processor)} of processor; ${ms(all)} by anyone), ${ms(worked)} of its work; window: longest task ${ms(longestIn(seen.tasks, each))}, longest frame ${ms(longestIn(seen.frames, each))}${note}`,
    );
  }
  const [heapBefore, heap] = [lag.heapBefore, lag.heap].map((bytes) => (bytes / 2 ** 20).toFixed(0));
  console.log(`in all ${ms(own)} of Lectern’s work; heap of the host ${heap} MB, ${heapBefore} MB before`);
  const over = gaps.filter(([, length]) => length > 16).length;
  console.log(`the host stood still for more than 16 ms ${over} times by Lectern’s work`);
  if (process.argv.includes('--gaps'))
    for (const [start, length] of gaps)
      printGap(
        start - began,
        length,
        samples.filter(({ time }) => time >= start && time < start + length),
        lag,
      );
  if (process.argv.includes('--profile')) console.log(`profile: ${saveProfile(name, lag)}`);
}

/** A gap with the functions of Lectern that were on the stack longest in it. */
function printGap(at, length, inside, { profile }) {
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const times = new Map();
  for (const sample of inside) {
    const names = new Set();
    for (let id = sample.id; id !== undefined; id = parents.get(id)) {
      const { functionName, url, lineNumber } = nodes.get(id).callFrame;
      if (url.endsWith('/dist/extension.js')) names.add(`${functionName || '(anonymous)'}:${lineNumber + 1}`);
    }
    for (const name of names) times.set(name, (times.get(name) ?? 0) + sample.length);
  }
  const heaviest = [...times].sort((a, b) => b[1] - a[1]).slice(0, 14);
  console.log(
    `  at ${ms(at)}, ${ms(length)}: ${heaviest.map(([each, time]) => `${each} ${time.toFixed(0)}`).join(', ')}`,
  );
}

function saveProfile(name, { profile }) {
  const file = path.join(tmpdir(), `${name.replace(/\W+/g, '-')}.cpuprofile`);
  void writeFile(file, JSON.stringify(profile));
  return file;
}

if (!process.argv.includes('--built')) await buildAll('--production');
const work = await mkdtemp(path.join(tmpdir(), 'lectern-book-'));
const books = [
  { name: `made-up book of ${slides} slides`, folder: path.join(work, 'tea'), filter: 'Slide 47' },
];
await writeMadeUpBook(path.join(work, 'tea'), slides);
if (await stat(corpus).catch(() => undefined)) {
  const folder = path.join(work, 'corpus');
  await cp(corpus, folder, { recursive: true });
  books.push({ name: 'Comprehensive Rust', folder, filter: 'Exercise' });
} else say('There is no ../shared here: only the made-up book is measured.');
const lag = path.join(work, 'lag.json');
const server = await startVsCode({
  data: path.join(work, 'data'),
  companions: [path.join(root, 'scripts', 'lag-extension')],
  env: { LECTERN_LAG: lag },
});
const browser = await launchBrowser();
console.log(
  `${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, load ${loadavg()[0].toFixed(1)}, ${new Date().toISOString().slice(0, 10)}`,
);
try {
  for (const book of books) await measure(browser, server, lag, book);
} finally {
  await browser.close();
  await server.stop();
  await rm(work, { recursive: true, force: true });
}
process.exit(0);
