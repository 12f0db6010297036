// Compares our pages with those of a real mdBook on made-up chapters in made-up books: `node scripts/fuzz-pages.mjs
// [--mdbook FILE] [--count N] [--seed N] [--show N] [--config default]`. Says so and ends well where no mdBook is found.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createGrammar, createRandom, parts } from './page-grammar.mjs';
import { buildPageProgram } from './page-program.mjs';
import { root } from './root.mjs';

const { values } = parseArgs({
  options: {
    mdbook: { type: 'string', default: 'mdbook' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    show: { type: 'string', default: '10' },
    config: { type: 'string', default: 'any' },
  },
});
const chaptersPerBook = 250;
const parity = path.join(root, '..', 'shared', 'tools', 'page-parity.mjs');

/** Writes a book down. The theme's only page holds what mdBook made of the chapter, and nothing else. */
function writeBook(folder, { source, toml }, chapters) {
  rmSync(folder, { recursive: true, force: true });
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write('book.toml', toml);
  write('theme/index.hbs', '{{{ content }}}');
  write(`${source}/SUMMARY.md`, chapters.map((_, index) => `- [x](c${index}.md)\n`).join(''));
  for (const [name, text] of Object.entries(parts)) write(`${source}/parts/${name}`, text);
  for (const [index, text] of chapters.entries()) write(`${source}/c${index}.md`, text);
}

/** mdBook's pages, `undefined` for each that it stops at: then it prints none, so the book is halved. */
function publish(folder, config, chapters) {
  writeBook(folder, config, chapters);
  const env = { ...process.env, MDBOOK_LOG: 'off', RUST_LOG: 'off' };
  if (spawnSync(values.mdbook, ['build', folder], { env }).status === 0) {
    return chapters.map((_, index) => readFileSync(path.join(folder, 'book', `c${index}.html`), 'utf8'));
  }
  if (chapters.length === 1) return [undefined];
  const middle = chapters.length >> 1;
  return [
    ...publish(folder, config, chapters.slice(0, middle)),
    ...publish(folder, config, chapters.slice(middle)),
  ];
}

let program;

/** Renders the text of a chapter of the book in the folder. */
async function openRenderer(folder, config) {
  program ??= await import(pathToFileURL(await buildPageProgram()).href);
  const file = path.join(folder, config.source, 'c0.md');
  const world = await program.openWorld(file);
  return (text) => {
    const page = program.renderPage(program.createDocument(file, text), world, {
      mode: 'published',
      draw: program.draw,
    });
    return page.blocks.map((block) => block.html).join('');
  };
}

/** The normal form of a page, where the tool that knows it is there: what a reader sees. */
async function loadNormalForm() {
  if (!existsSync(parity)) return (page) => page.trim();
  const { dump } = await import(pathToFileURL(parity).href);
  return (page) => dump(page);
}

async function compareBook(folder, config, chapters, normal) {
  const published = publish(folder, config, chapters);
  const render = await openRenderer(folder, config);
  const tally = { equal: 0, alike: 0, stopped: 0, different: /** @type {any[]} */ ([]) };
  for (const [index, text] of chapters.entries()) {
    const wanted = published[index];
    if (wanted === undefined) tally.stopped++;
    else {
      const made = render(text);
      if (made.trim() === wanted.trim()) tally.equal++;
      else if (normal(made) === normal(wanted)) tally.alike++;
      else tally.different.push({ text, wanted, made, config });
    }
  }
  return tally;
}

/** The same text with a line, or some characters, less: every way to do so. */
function shorter(text) {
  const lines = text.split('\n');
  const found = new Set(lines.map((_, index) => lines.toSpliced(index, 1).join('\n')));
  for (const size of [16, 4, 1]) {
    if (text.length > 40 * size * size) continue;
    for (let at = 0; at < text.length; at += size) found.add(text.slice(0, at) + text.slice(at + size));
  }
  return [...found].map((less) => less.toWellFormed());
}

/** A short chapter that still comes out otherwise. */
async function reduce(folder, difference, normal) {
  let best = difference;
  for (let round = 0; round < 60; round++) {
    const { different } = await compareBook(folder, best.config, shorter(best.text), normal);
    const next = different.sort((a, b) => a.text.length - b.text.length)[0];
    if (!next) return best;
    best = next;
  }
  return best;
}

function show({ text, wanted, made, config }) {
  const page = (html) => html.trim().replaceAll(/<path d="[^"]*"/g, '<path');
  const parts = [config.toml, JSON.stringify(text), '--- mdBook', page(wanted), '--- Lectern', page(made)];
  console.log(`${'='.repeat(20)}\n${parts.join('\n')}`);
}

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-pages-'));
  const grammar = createGrammar(createRandom(Number(values.seed)));
  const normal = await loadNormalForm();
  const total = { equal: 0, alike: 0, stopped: 0 };
  const different = [];
  try {
    for (let rest = Number(values.count); rest > 0; rest -= chaptersPerBook) {
      const config = values.config === 'default' ? { source: 'src', toml: '' } : grammar.config();
      const chapters = Array.from({ length: Math.min(rest, chaptersPerBook) }, grammar.chapter);
      const tally = await compareBook(path.join(folder, 'book'), config, chapters, normal);
      for (const key of Object.keys(total)) total[key] += tally[key];
      different.push(...tally.different);
    }
    different.sort((a, b) => a.text.length - b.text.length);
    for (const difference of different.slice(0, Number(values.show))) {
      show(await reduce(path.join(folder, 'book'), difference, normal));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `${total.equal} equal byte for byte, ${total.alike} alike to a reader, ${total.stopped} where mdBook stops with an error, ${different.length} different.`,
  );
  process.exitCode = different.length > 0 ? 1 : 0;
}

const version = spawnSync(values.mdbook, ['--version'], { encoding: 'utf8' });
if (version.status !== 0) console.log(`Skipped: there is no mdBook at ${values.mdbook}.`);
else {
  console.log(version.stdout.trim());
  await main();
}
