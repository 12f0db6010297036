// Plants defects at random places of real books and counts what the rules find, what the fixes give back, and what
// harmless edits bring: `node scripts/plant-defects.mjs [--book DIR]… [--count N] [--seed N] [--only RULE-OR-KIND]`.
// Without --book: the books below samples/ and, where it is there, Comprehensive Rust in ../shared.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root, say } from './root.mjs';

const { values } = parseArgs({
  options: {
    book: { type: 'string', multiple: true },
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const { plantDefects } = await bundle();
process.exitCode = (await plantDefects({
  books: values.book?.map((folder) => path.resolve(folder)) ?? ownBooks(),
  count: Number(values.count),
  seed: Number(values.seed),
  only: values.only,
}))
  ? 0
  : 1;

/** The samples, and the corpus where it is. */
function ownBooks() {
  const samples = path.join(root, 'samples');
  const books = readdirSync(samples).map((name) => path.join(samples, name));
  const corpus = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust');
  if (existsSync(corpus)) return [corpus, ...books];
  say(`${corpus} is not there; planting in the samples only.`);
  return books;
}

async function bundle() {
  const outfile = path.join(root, 'out', 'planter', 'planter.mjs');
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path.join(root, 'test', 'planter', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
