// Measures memory while someone types for an hour: `node --expose-gc scripts/measure-memory.mjs [KEYS]` (10,000 keys, about
// three a second; typed here as fast as the page takes them). The core and what sends its pages run in this process, the
// preview's own page in a headless Chromium; both are cleared of garbage before each figure. Ends with 1 where the last
// figure is more than a tenth above that after three tenths of the keys, when what is kept (blocks of the last pages,
// coloured code) has reached its bounds.
import { launchBrowser } from './browser.mjs';
import { buildAll } from './install.mjs';
import { createPreview, loadPreviewCore, openWebviewPage } from './webview-page.mjs';

const keys = Number(process.argv[2] ?? 10_000);
const step = Math.max(1, Math.round(keys / 10));
/** Growth that is no leak: what engines keep beside the heap's objects. */
const allowed = 1.1;

const words = 'A few words with `code` and a [link](other.md), as slides have them.';
const code = Array.from({ length: 12 }, (_, at) => `    let line_${at} = ${at};`).join('\n');
const list = Array.from({ length: 60 }, (_, at) => `- Item ${at}. ${words}`).join('\n');
const notes = Array.from({ length: 20 }, (_, at) => `Note ${at}. ${words}\n`).join('\n');
const slide = `# Typing for an hour\n\n${words} HERE\n\n\`\`\`rust\nfn main() {\n${code}\n    // HERE\n}\n\`\`\`\n\n${list} HERE\n\n<details>\n\n${notes}\nHERE\n\n</details>\n`;
/** Where keys are typed in turn: a paragraph, code, a list, notes; fifty in each. */
const places = slide.split('HERE');

/** The slide after some keys: every place holds what was last typed there, and grows to fifty letters before it is emptied. */
function textAfter(key) {
  const turn = Math.floor(key / 50);
  const typed = places.slice(0, -1).map((_, place) => {
    const rounds = Math.floor((turn - place + places.length - 2) / (places.length - 1));
    const letters = turn % (places.length - 1) === place ? key % 50 : 50;
    return `${rounds} typing letters on and on in this one place of the slide`.slice(0, letters);
  });
  return places.map((part, place) => part + (typed[place] ?? '')).join('');
}

function heapHere() {
  if (!globalThis.gc) throw new Error('Start this with `node --expose-gc`.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

await buildAll();
const core = await loadPreviewCore();
const browser = await launchBrowser();
const figures = [];
try {
  const page = await openWebviewPage(browser);
  const session = await page.context().newCDPSession(page);
  const preview = createPreview(core, page);
  const heapThere = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const nodes = async () => (await session.send('Memory.getDOMCounters')).nodes;
  const mega = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  await preview.show(textAfter(0));
  const began = performance.now();
  console.log('keys    core and sender   page       DOM nodes');
  for (let key = 1; key <= keys; key++) {
    await preview.show(textAfter(key));
    // Outside VS Code nobody takes what the page posts.
    if (key % 50 === 0) await page.evaluate('posted.length = 0');
    if (key % step !== 0) continue;
    const figure = { key, here: heapHere(), there: await heapThere(), nodes: await nodes() };
    figures.push(figure);
    const columns = [
      `${key}`.padEnd(8),
      mega(figure.here).padEnd(18),
      mega(figure.there).padEnd(11),
      figure.nodes,
    ];
    console.log(columns.join(''));
  }
  const minutes = (performance.now() - began) / 60_000;
  console.log(`${keys} keys in ${minutes.toFixed(1)} min.`);
} finally {
  await browser.close();
}

const first = figures[2];
const last = figures.at(-1);
if (!first || !last) throw new Error('Three tenths of the keys were not reached.');
const growth = { here: last.here / first.here, there: last.there / first.there };
const isFlat = growth.here < allowed && growth.there < allowed && last.nodes / first.nodes < allowed;
console.log(
  `From ${first.key} to ${last.key} keys: core and sender × ${growth.here.toFixed(3)}, page × ${growth.there.toFixed(3)}. ${isFlat ? 'Flat.' : 'Not flat.'}`,
);
process.exitCode = isFlat ? 0 : 1;
