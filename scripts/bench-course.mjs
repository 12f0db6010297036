// Measures what counting courses costs: `node scripts/bench-course.mjs [--json]`. The corpus is left out, with a
// sentence, where `../shared` is not there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { diskFiles, factsOf, loadCore } from './load-core.mjs';
import { isProgram, root } from './root.mjs';

const corpus = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust');

function timed(run) {
  const start = performance.now();
  const result = run();
  return { milliseconds: performance.now() - start, result };
}

/** Median of several runs, in milliseconds. */
function median(rounds, run) {
  const times = Array.from({ length: rounds }, (_, index) => timed(() => run(index)).milliseconds);
  return times.sort((a, b) => a - b)[rounds >> 1];
}

/** Index of a book from the disk, cold and warm, and the price of one key in `minutes:`. */
function benchBook(core, folder) {
  const index = () => {
    const book = core.findBook(folder, diskFiles);
    const keeper = core.createRollUp();
    const courses = keeper.update(book, (file) => factsOf(core, file));
    return { book, keeper, courses };
  };
  const cold = timed(index);
  const warm = median(5, index);
  const { book, keeper } = cold.result;
  return { chapters: countFiles(book), cold: cold.milliseconds, warm, ...benchKey(core, book, keeper) };
}

function benchKey(core, book, keeper) {
  const [slide] = filesOf(book).slice(-30);
  const facts = new Map(filesOf(book).map((file) => [file, factsOf(core, file)]));
  keeper.update(book, (file) => facts.get(file));
  const key = median(501, (round) => {
    const text = `---\nminutes: ${round % 60}\n---\n\n# Slide\n`;
    const frontMatter = core.parseFrontMatter(core.createDocument(slide, text));
    keeper.update(book, (file) => (file === slide ? frontMatter : facts.get(file)), [slide]);
  });
  const everyFile = median(101, (round) => {
    const changed = { ...facts.get(slide), minutes: round };
    keeper.update(book, (file) => (file === slide ? changed : facts.get(file)));
  });
  return { key, everyFile };
}

/** A book of many slides that lives in memory: 5 courses with sessions of 5 segments of 20 slides. */
function benchMadeUp(core, slides) {
  const lines = [];
  const facts = new Map();
  for (let slide = 0; slide < slides; slide++) {
    const file = `/book/src/s${slide}.md`;
    lines.push(`${slide % 20 === 0 ? '' : '  '}- [Slide ${slide}](s${slide}.md)`);
    const starts = slide % 100 === 0;
    facts.set(file, {
      minutes: slide % 12,
      targetMinutes: starts ? 180 : undefined,
      course: slide % (slides / 5) === 0 ? `Course ${slide}` : undefined,
      session: starts ? `Session ${slide}` : undefined,
    });
  }
  const text = `${lines.join('\n')}\n`;
  const before = process.memoryUsage().heapUsed;
  const parse = timed(() =>
    core.parseSummary(core.createDocument('/book/src/SUMMARY.md', text), '/book/src'),
  );
  const book = { source: '/book/src', summary: parse.result };
  const rollUp = timed(() => core.rollUp(book, (file) => facts.get(file)));
  const keeper = core.createRollUp();
  keeper.update(book, (file) => facts.get(file));
  const file = `/book/src/s${slides - 7}.md`;
  const key = median(501, (round) => {
    facts.set(file, { ...facts.get(file), minutes: round % 60 });
    keeper.update(book, (each) => facts.get(each), [file]);
  });
  const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  return { slides, summary: parse.milliseconds, rollUp: rollUp.milliseconds, key, megabytes };
}

function filesOf(book) {
  const files = [];
  const add = (chapter) => {
    if (chapter.path) files.push(chapter.path);
    chapter.children.forEach(add);
  };
  for (const item of book.summary.items) if (item.kind === 'chapter') add(item);
  return files;
}

function countFiles(book) {
  return filesOf(book).length;
}

/** All figures; `corpus` is undefined where it is not there. Times in milliseconds. */
export async function benchCourse() {
  const core = await loadCore();
  return {
    corpus: existsSync(corpus) ? benchBook(core, corpus) : undefined,
    madeUp: benchMadeUp(core, 5000),
  };
}

const ms = (value) => `${value < 10 ? value.toFixed(3) : value.toFixed(0)} ms`;

if (isProgram(import.meta.url)) {
  const figures = await benchCourse();
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures, null, 2));
  else {
    const { corpus: book, madeUp } = figures;
    if (book) {
      console.log(
        `Comprehensive Rust, ${book.chapters} chapters: index cold ${ms(book.cold)}, warm ${ms(book.warm)};`,
      );
      console.log(
        `one key in minutes: ${ms(book.key)}, and ${ms(book.everyFile)} when every file is asked again.`,
      );
    } else console.log(`Skipped: ${corpus} is not there.`);
    const { slides, summary, rollUp, key, megabytes } = madeUp;
    console.log(
      `Made-up book, ${slides} slides: SUMMARY.md ${ms(summary)}, roll-up ${ms(rollUp)}, one key ${ms(key)}, ${megabytes.toFixed(1)} MB.`,
    );
  }
}
