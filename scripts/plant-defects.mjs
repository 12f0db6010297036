// Plants defects at random places of real books and counts what the rules find, what the fixes give back, and what
// harmless edits bring: `node scripts/plant-defects.mjs [--book DIR]… [--count N] [--seed N] [--only RULE-OR-KIND]`.
// Without --book: the books below samples/ and, where it is there, Comprehensive Rust in ../shared.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importCore } from './load-core.mjs';
import { root, say } from './root.mjs';

const { values } = parseArgs({
  options: {
    book: { type: 'string', multiple: true },
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const { plantDefects } = await importCore("export * from './test/planter/main.ts';");
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
