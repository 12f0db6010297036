// Comprehensive Rust, for scripts/bench-estimate.mjs: its slides, and the same with the minutes of some segments taken out
// of their text, so that nothing can be learnt from their being there.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildNodeProgram } from './node-program.mjs';
import { root } from './root.mjs';

export const corpus = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust');

/** Bundles the parts of the core that are measured. */
export async function loadCore() {
  const outfile = path.join(root, 'out', 'bench', 'estimate.mjs');
  await buildNodeProgram(
    [
      "export { findBook } from './src/core/book/find-book.ts';",
      "export { createEstimator } from './src/core/estimate/estimate.ts';",
      "export { expandSlide } from './src/core/estimate/expanded-slide.ts';",
      "export { addUp, groupBySegment } from './src/core/estimate/lessons.ts';",
      "export { fitModel } from './src/core/estimate/model.ts';",
      "export { bookSamples } from './src/core/estimate/report.ts';",
      "export { loadYaml } from './src/core/slide/yaml.ts';",
      "export { createDocument } from './src/core/text/document.ts';",
    ].join('\n'),
    outfile,
  );
  const core = await import(pathToFileURL(outfile).href);
  await core.loadYaml();
  return core;
}

/** Every timed chapter of the corpus with its course, and `masked(segments)`: all chapters when those segments state no minutes. */
export function readCorpus(core) {
  const isFile = (file) => existsSync(file) && statSync(file).isFile();
  const files = {
    read: (file) => (isFile(file) ? { kind: 'text', text: readFileSync(file, 'utf8') } : { kind: 'missing' }),
    exists: existsSync,
    list: (folder) => readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))),
  };
  const book = core.findBook(corpus, files);
  const asWritten = remembering((file) => readSlide(core, files, file, (text) => text));
  const withoutMinutes = remembering((file) => readSlide(core, files, file, withoutMinutesOf));
  const courses = coursesOf(book, asWritten);
  const withCourse = (sample) => ({ ...sample, course: courses.get(sample.segment) });
  const samples = core.bookSamples(book, asWritten).map(withCourse);
  const segments = new Map(samples.map(({ file, segment }) => [file, segment]));
  const masked = remembering((out) =>
    core
      .bookSamples(book, (file) => (out.has(segments.get(file)) ? withoutMinutes(file) : asWritten(file)))
      .map(withCourse),
  );
  return { samples, timed: samples.filter(({ minutes }) => minutes > 0), masked };
}

function readSlide(core, files, file, change) {
  const content = files.read(file);
  if (content.kind !== 'text') return undefined;
  return core.expandSlide(core.createDocument(file, change(content.text)), files);
}

function withoutMinutesOf(text) {
  return text.replace(/^---\n[\s\S]*?---\n/, (frontMatter) => frontMatter.replace(/^minutes:.*\n/m, ''));
}

/** The course of each chapter at the top. */
function coursesOf(book, slideOf) {
  const courses = new Map();
  let course;
  for (const item of book.summary.items) {
    if (item.kind !== 'chapter') continue;
    course = slideOf(item.path)?.frontMatter?.course ?? course;
    courses.set(item.path, course);
  }
  return courses;
}

function remembering(compute) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key);
  };
}
