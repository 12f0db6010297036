// Measures the estimate on Comprehensive Rust, which lies in ../shared and is no part of the project:
// `npm run bench:estimate`. With `-- --write-prior` it also writes src/core/estimate/prior.ts from the same slides.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpus, loadCore, readCorpus } from './estimate-corpus.mjs';
import { dot, errorOf, isHeld, kindOf, leastSquares, mean, medianOf } from './estimate-figures.mjs';
import { root } from './root.mjs';

const seeds = Array.from({ length: 10 }, (_, seed) => seed + 1);

if (!existsSync(corpus)) {
  console.log(`There is nothing to measure with: ${corpus} does not exist.`);
} else {
  const core = await loadCore();
  const slides = readCorpus(core);
  if (process.argv.includes('--write-prior')) writePrior(core, slides.samples);
  const folds = seeds.map((seed) => foldsOf(slides.timed, seed));
  printAccuracy(core, slides, folds);
  printWithout(core, slides, folds);
  printTransfer(core, slides);
  printCost(core, slides.timed);
}

/** Folds of whole segments, about equally large: in random order, each to the fold that has least so far. */
function foldsOf(timed, seed, count = 5) {
  const random = createRandom(seed);
  const sizes = new Map();
  for (const { segment } of timed) sizes.set(segment, (sizes.get(segment) ?? 0) + 1);
  const order = [...sizes.keys()].map((segment) => ({ segment, at: random() })).sort((a, b) => a.at - b.at);
  const folds = Array.from({ length: count }, () => ({ size: 0, segments: new Set() }));
  for (const { segment } of order) {
    const least = folds.reduce((a, b) => (b.size < a.size ? b : a));
    least.size += sizes.get(segment);
    least.segments.add(segment);
  }
  return folds.map(({ segments }) => segments);
}

/** Mulberry32: the same numbers everywhere. */
function createRandom(seed) {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @returns {Record<string, (train: any[]) => (sample: any) => {minutes: number, low?: number, high?: number}>} */
function models(core) {
  const content = ({ features: f }) => [1, f.pageWords, f.noteWords, f.codeLines, f.diagrams];
  return {
    Lectern: (train) => core.createEstimator(train).estimate,
    'constant (median)': (train) => {
      const minutes = medianOf(train.map((sample) => sample.minutes));
      return () => ({ minutes });
    },
    'reading time (130 words a minute)':
      () =>
      ({ features }) => ({
        minutes: Math.max(1, Math.round((features.pageWords + features.noteWords) / 130)),
      }),
    'least squares (words, code, diagrams)': (train) => {
      const weights = leastSquares(
        train.map(content),
        train.map((sample) => sample.minutes),
      );
      return (sample) => ({ minutes: Math.max(1, Math.round(dot(weights, content(sample)))) });
    },
  };
}

/** Estimates the timed slides of some segments at a time, in a book in which these state no minutes. */
function crossValidate(fit, { timed, masked }, groups, see = (sample) => sample) {
  const stated = new Map(timed.map(({ file, minutes }) => [file, minutes]));
  return groups.flatMap((segments) => {
    const samples = masked(segments).map(see);
    const estimate = fit(samples.filter(({ minutes }) => minutes > 0));
    return samples
      .filter(({ file, segment }) => segments.has(segment) && stated.has(file))
      .map((sample) => ({ sample: { ...sample, minutes: stated.get(sample.file) }, ...estimate(sample) }));
  });
}

function printAccuracy(core, slides, all) {
  const { timed } = slides;
  const segments = [...new Set(timed.map(({ segment }) => segment))];
  console.log(`${timed.length} timed slides in ${segments.length} segments of Comprehensive Rust.\n`);
  console.log(
    `Mean absolute error in minutes, five folds by segment, ${seeds.length} ways to fold (mean, lowest–highest):`,
  );
  let ours = [];
  for (const [name, fit] of Object.entries(models(core))) {
    const runs = all.map((folds) => crossValidate(fit, slides, folds));
    const errors = runs.map(errorOf);
    console.log(
      `  ${name.padEnd(38)} ${mean(errors).toFixed(2)}  ${Math.min(...errors).toFixed(2)}–${Math.max(...errors).toFixed(2)}`,
    );
    if (name === 'Lectern') ours = runs;
  }
  console.log('\nRange, same folds (mean, lowest–highest):');
  const held = ours.map((run) => 100 * mean(run.map(isHeld)));
  const widths = ours.map((run) => mean(run.map(({ low, high }) => high - low)));
  console.log(
    `  holds the stated minutes   ${mean(held).toFixed(1)} %  ${Math.min(...held).toFixed(1)}–${Math.max(...held).toFixed(1)} %`,
  );
  console.log(
    `  mean width                 ${mean(widths).toFixed(2)} min  ${Math.min(...widths).toFixed(2)}–${Math.max(...widths).toFixed(2)}`,
  );

  const each = segments.map((segment) => new Set([segment]));
  const left = crossValidate(models(core).Lectern, slides, each);
  console.log('\nAs shipped (each slide learnt from all other segments):');
  console.log(`  ${'kind'.padEnd(30)} slides  error  median of its kind  held  width`);
  const print = (name, rows) => {
    const minutes = rows.map(({ sample }) => sample.minutes);
    const median = medianOf(minutes);
    const own = mean(minutes.map((value) => Math.abs(value - median)));
    const cells = [
      String(rows.length).padStart(6),
      errorOf(rows).toFixed(2).padStart(6),
      own.toFixed(2).padStart(19),
    ];
    const held = `${(100 * mean(rows.map(isHeld))).toFixed(0)} %`.padStart(5);
    console.log(
      `  ${name.padEnd(30)} ${cells.join(' ')} ${held} ${mean(rows.map(({ low, high }) => high - low))
        .toFixed(1)
        .padStart(6)}`,
    );
  };
  print('all', left);
  for (const kind of ['exercise', 'solution', 'talk with code', 'talk without code']) {
    const rows = left.filter(({ sample }) => kindOf(sample) === kind);
    if (rows.length > 0) print(kind, rows);
  }
  for (const course of new Set(timed.map((sample) => sample.course))) {
    print(
      `course ${course}`,
      left.filter(({ sample }) => sample.course === course),
    );
  }
}

/** What each part of a slide is worth: the error when the model cannot see it. */
function printWithout(core, slides, all) {
  const blind = {
    'exercise or solution': { kind: 'talk' },
    code: { codeLines: 0, hiddenLines: 0 },
    'speaker notes': { noteWords: 0, notePoints: 0, noteQuestions: 0, hasNotes: false },
    'words on the page': { pageWords: 0 },
    title: { titleWords: 0 },
    'diagrams, images, tables': { diagrams: 0, images: 0, tables: 0 },
  };
  console.log('\nError of the five folds when the model does not know of:');
  for (const [name, hidden] of Object.entries(blind)) {
    const see = (sample) => ({ ...sample, features: { ...sample.features, ...hidden } });
    const runs = all.map((folds) => crossValidate(models(core).Lectern, slides, folds, see));
    console.log(`  ${name.padEnd(38)} ${mean(runs.map(errorOf)).toFixed(2)}`);
  }
}

/** How a book would fare that the model has never seen: each course from the others only. */
function printTransfer(core, slides) {
  console.log('\nEach course learnt from the other courses only (what a prior from them would do):');
  for (const course of new Set(slides.timed.map((sample) => sample.course))) {
    const own = slides.timed.filter((sample) => sample.course === course);
    const rows = crossValidate(models(core).Lectern, slides, [new Set(own.map(({ segment }) => segment))]);
    const held = (100 * mean(rows.map(isHeld))).toFixed(0);
    console.log(
      `  ${String(course).padEnd(30)} ${String(rows.length).padStart(6)} ${errorOf(rows).toFixed(2).padStart(6)}, range holds ${held} %`,
    );
  }
}

function printCost(core, timed) {
  const rounds = 20;
  const first = timed[0];
  for (let i = 0; i < 5; i++) core.createEstimator(timed).estimate(first);
  const time = (run) => {
    const start = performance.now();
    for (let i = 0; i < rounds; i++) run();
    return ((performance.now() - start) / rounds).toFixed(1);
  };
  console.log('\nTime (mean of 20):');
  console.log(
    `  book changed, one slide estimated    ${time(() => core.createEstimator(timed).estimate(first))} ms`,
  );
  const all = time(() => {
    const { estimate } = core.createEstimator(timed);
    for (const sample of timed) estimate(sample);
  });
  console.log(`  book changed, every slide estimated  ${all} ms`);
}

function writePrior(core, samples) {
  const segments = core.groupBySegment(samples);
  const model = core.fitModel(segments, core.addUp(segments), 0.75);
  const rounded = (values, digits) => values.map((value) => Number(value.toFixed(digits)));
  const bins = new Map();
  for (const [i, score] of model.neighbours.scores.entries()) {
    const key = `${score.toFixed(1)} ${model.neighbours.minutes[i]}`;
    bins.set(key, (bins.get(key) ?? 0) + 1);
  }
  const points = [...bins].map(([key, count]) => [...key.split(' ').map(Number), count]);
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const file = path.join(root, 'src', 'core', 'estimate', 'prior.ts');
  writeFileSync(
    file,
    `import type { Model } from './model.ts';

/**
 * What ${segments.reduce((sum, { lessons }) => sum + lessons.length, 0)} timed slides of Comprehensive Rust (google/comprehensive-rust at 351fafaf) teach, for books with too
 * few of their own. Written by \`npm run bench:estimate -- --write-prior\`: change it there.
 */
export const prior: Model = {
  line: {
    level: ${model.line.level.toFixed(4)},
    means: ${JSON.stringify(rounded(model.line.means, 4))},
    weights: ${JSON.stringify(rounded(model.line.weights, 4))},
  },
  // Scores in steps of 0.1, the minutes stated there, and for how many slides.
  neighbours: {
    scores: ${JSON.stringify(points.map(([score]) => score))},
    minutes: ${JSON.stringify(points.map(([, minutes]) => minutes))},
    counts: ${JSON.stringify(points.map(([, , count]) => count))},
  },
  level: ${model.level},
};
`,
  );
  spawnSync('npx', ['biome', 'format', '--write', file], { cwd: root });
  console.log(
    `Wrote ${path.relative(root, file)}, ${statSync(file).size} bytes. It is used from the next run on.\n`,
  );
}
