import { performance } from 'node:perf_hooks';
import { rules } from '../../src/core/lint/rules.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { realDiagrams } from '../lint/real-diagrams.ts';
import { type Measure, measure, type Tally } from './measure.ts';
import { firstYearsOf, readBook } from './read-book.ts';
import { createWorld } from './world.ts';

/** How a run of the planter is wanted. */
export interface PlanterOptions {
  readonly books: readonly string[];
  readonly count: number;
  readonly seed: number;
  /** A rule or a kind to plant alone. */
  readonly only?: string | undefined;
}

/** Plants in every book, prints what came of it, and gives whether all was found and nothing false. */
export async function plantDefects({ books, count, seed, only }: PlanterOptions): Promise<boolean> {
  await loadYaml();
  const results: Measure[] = [];
  for (const book of books) {
    const texts = readBook(book);
    const world = createWorld(texts, book, realDiagrams(), firstYearsOf(book, texts));
    const source = world.lectern.bookOf(book)?.source ?? book;
    const paths = [...texts.keys()].filter(
      (path) => path.startsWith(`${source}/`) && path.endsWith('.md') && !path.endsWith('/SUMMARY.md'),
    );
    const start = performance.now();
    const result = measure(world, paths, Math.ceil(count / books.length), seed, only);
    results.push(result);
    const planted = sum(result.tallies, 'planted');
    console.log(
      `${book}: ${paths.length} pages, ${planted} defects and ${result.harmless} harmless edits in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  const tallies = mergeTallies(results.map((result) => result.tallies));
  print(tallies);
  const problems = results.flatMap((result) => result.problems);
  for (const problem of problems) if (!problem.startsWith('also:')) console.log(problem);
  const falseFindings = results.reduce((total, result) => total + result.falseFindings, 0);
  const harmless = results.reduce((total, result) => total + result.harmless, 0);
  const planted = sum(tallies, 'planted');
  const found = sum(tallies, 'found');
  const fixable = sum(tallies, 'fixable');
  const restored = sum(tallies, 'restored');
  console.log(
    `Recall ${found} of ${planted}. False findings after ${harmless} harmless edits: ${falseFindings}. Fixes that gave the text back byte for byte: ${restored} of ${fixable}. Seed ${seed}.`,
  );
  const covered = new Set(tallies.filter((tally) => tally.planted > 0).map(({ rule }) => rule));
  const without = rules.map(({ id }) => id).filter((id) => !covered.has(id));
  if (only === undefined && without.length > 0)
    console.log(`No defect could be planted for ${without.join(', ')}.`);
  return found === planted && falseFindings === 0 && restored === fixable;
}

function sum(tallies: readonly Tally[], key: 'planted' | 'found' | 'fixable' | 'restored'): number {
  return tallies.reduce((total, tally) => total + tally[key], 0);
}

function mergeTallies(lists: readonly (readonly Tally[])[]): Tally[] {
  const merged = new Map<string, Tally>();
  for (const tally of lists.flat()) {
    const known = merged.get(tally.id);
    if (known === undefined) merged.set(tally.id, { ...tally });
    else
      for (const key of ['planted', 'found', 'fixable', 'restored', 'others'] as const)
        known[key] += tally[key];
  }
  return [...merged.values()];
}

function print(tallies: readonly Tally[]): void {
  const rows = tallies.map(({ id, rule, planted, found, fixable, restored, others }) => [
    id,
    rule,
    planted,
    found,
    fixable === 0 ? '–' : `${restored}/${fixable}`,
    others,
  ]);
  const table = [['kind', 'rule', 'planted', 'found', 'given back', 'with others'], ...rows].map((row) =>
    row.map(String),
  );
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table)
    console.log(
      row
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
}
