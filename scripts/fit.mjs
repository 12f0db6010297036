// Measures how high every slide of a book is as published, in a headless browser with the preview's own style:
// `npm run fit [-- BOOK] [--format text|json] [--heights FILE] [--top N]`. BOOK is the course in ../shared where there is one, else the sample.
// FILE holds heights measured elsewhere, one `file<TAB>pixels` a line, to compare with.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launchBrowser } from './browser.mjs';
import { buildPageProgram } from './page-program.mjs';
import { isProgram, root } from './root.mjs';

const shared = path.join(root, '..', 'shared');
const corpus = path.join(shared, 'corpus', 'comprehensive-rust');
const sheets = ['page.css', 'published-look.css', 'published-colours.css', 'code.css', 'diagram.css'];

/** @typedef {{ file: string, height: number, overRoom: number, overLimit: number, line: number | undefined }} Measured */

/** Puts the preview's own measuring, and its style, on an empty page. */
async function openRuler(browser) {
  const folder = path.join(root, 'out', 'fit');
  await mkdir(folder, { recursive: true });
  await build({
    stdin: {
      contents: `
import { measurePublished } from './src/preview/measure.ts';
globalThis.measureSlide = async (html, base, limits) => {
  const main = document.createElement('main');
  main.innerHTML = html;
  for (const image of main.querySelectorAll('img[src]')) image.src = new URL(image.getAttribute('src'), base).href;
  return measurePublished(main, limits);
};`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile: path.join(folder, 'ruler.js'),
    bundle: true,
    format: 'iife',
    target: 'chrome110',
    logLevel: 'warning',
  });
  const links = sheets
    .map((name) => `<link rel="stylesheet" href="${pathToFileURL(path.join(root, 'media', name))}">`)
    .join('');
  const file = path.join(folder, 'ruler.html');
  await writeFile(
    file,
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8">${links}<body><script src="ruler.js"></script></body></html>`,
  );
  // Pages of one file system may load each other's images and fonts only from the same origin: files are none.
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.route(/^https?:/, (route) => route.abort());
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** @returns {Promise<Measured[]>} in the book's order */
export async function measureBook(folder) {
  const program = await import(pathToFileURL(await buildPageProgram()).href);
  const world = await program.openWorld(path.join(folder, 'book.toml'));
  if (!world.book) throw new Error(`${folder} is no mdBook. Name the folder of its book.toml.`);
  const { book } = world;
  const limits = program.readFitLimits(read(path.join(book.root, 'lectern.json')));
  const browser = await launchBrowser();
  try {
    const ruler = await openRuler(browser);
    const measured = [];
    for (const { path: file } of program.chaptersOf(book)) {
      if (!existsSync(file)) continue;
      const page = program.renderPage(program.openDocument(file), world, {
        mode: 'preview',
        draw: program.draw,
      });
      const html = page.blocks.map((block) => block.html).join('');
      const { height, room, limit } = await ruler.evaluate(
        ([text, base, wanted]) => globalThis.measureSlide(text, base, wanted),
        [html, pathToFileURL(file).href, limits],
      );
      measured.push({
        file: path.relative(book.source, file).split(path.sep).join('/'),
        height: Math.round(height * 10) / 10,
        overRoom: Math.max(0, Math.ceil(room.over)),
        overLimit: Math.max(0, Math.ceil(limit.over)),
        line: room.line === undefined ? undefined : room.line + 1,
      });
    }
    return measured;
  } finally {
    await browser.close();
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** How near the measured heights come to those in a file. */
export function compareHeights(measured, heights, limit = 1333) {
  const known = new Map(measured.map((slide) => [slide.file, slide.height]));
  const pairs = heights
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([file]) => known.has(file))
    .map(([file, wanted]) => ({ file, wanted: Number(wanted), height: known.get(file) ?? 0 }));
  const errors = pairs.map(({ wanted, height }) => Math.abs(height - wanted) / wanted).sort((a, b) => a - b);
  const share = (test) => pairs.filter(test).length / pairs.length;
  return {
    pages: pairs.length,
    medianError: errors[errors.length >> 1] ?? 0,
    within5: share(({ wanted, height }) => Math.abs(height - wanted) / wanted <= 0.05),
    sameAnswer: share(({ wanted, height }) => wanted > limit === height > limit),
    farthest: pairs
      .map((pair) => ({ ...pair, error: (pair.height - pair.wanted) / pair.wanted }))
      .sort((a, b) => Math.abs(b.error) - Math.abs(a.error)),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      heights: { type: 'string' },
      top: { type: 'string', default: '20' },
    },
  });
  const folder = path.resolve(
    positionals[0] ?? (existsSync(corpus) ? corpus : path.join(root, 'samples', 'reading-code')),
  );
  const started = performance.now();
  const measured = await measureBook(folder);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const tallest = measured.toSorted((a, b) => b.height - a.height);
  const golden =
    values.heights ?? (folder === corpus ? path.join(shared, 'golden', 'heights.tsv') : undefined);
  const comparison = golden && compareHeights(measured, readFileSync(golden, 'utf8'));
  if (values.format === 'json') {
    console.log(JSON.stringify({ slides: tallest, comparison }, undefined, 2));
    return;
  }
  for (const { file, height, overRoom, overLimit, line } of tallest.slice(0, Number(values.top))) {
    const over = overRoom > 0 ? `${overRoom} px over from line ${line ?? '?'}` : 'fits';
    console.log(
      `${height.toFixed(0).padStart(6)} px  ${file}  (${over}${overLimit > 0 ? `, ${overLimit} px over the limit` : ''})`,
    );
  }
  const count = (test) => measured.filter(test).length;
  console.log(
    `${measured.length} slides in ${seconds} s: ${count((slide) => slide.overRoom > 0)} do not fit the room, ${count((slide) => slide.overLimit > 0)} are over the limit.`,
  );
  if (!comparison) return;
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  for (const { file, wanted, height, error } of comparison.farthest.slice(0, 15)) {
    console.log(`  ${percent(error).padStart(8)}  ${file}: ${height} instead of ${wanted}`);
  }
  console.log(
    `Against ${path.relative(root, golden)}: ${comparison.pages} pages, median error ${percent(comparison.medianError)}, within 5 % ${percent(comparison.within5)}, same answer at 1333 px ${percent(comparison.sameAnswer)}.`,
  );
}

if (isProgram(import.meta.url)) await main();
