// What the checks cost the host at each key: `node scripts/bench-check-keys.mjs [COURSE]`. Types 200 keys into the course's
// longest slide, every other file of the course being known, and times what the editor does then: the slide is parsed anew
// and its findings are computed, those of book rules being kept. COURSE is the corpus by default.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importCore } from './load-core.mjs';
import { root } from './root.mjs';

const entry = `
export { createLectern } from './src/core/lectern.ts';
export { loadYaml } from './src/core/slide/yaml.ts';
`;
const keys = 200;
const course = path.resolve(process.argv[2] ?? path.join(root, '../shared/corpus/comprehensive-rust'));

if (!existsSync(course)) {
  console.log(`Skipped: there is no ${course}.`);
} else {
  const core = await importCore(entry);
  await core.loadYaml();
  const { world, texts, type } = readWorld();
  const lectern = core.createLectern(world);
  const slides = [...texts.keys()]
    .filter((file) => /(?<!SUMMARY)\.md$/.test(file) && lectern.bookOf(file))
    .sort();
  const longest = slides.toSorted((a, b) => texts.get(b).length - texts.get(a).length)[0];
  for (const file of slides) lectern.check(file);
  report(longest, measure(lectern, longest, texts.get(longest), type));
}

/** The course's files in memory, with drawings that are there at once and a history that knows nothing. */
function readWorld() {
  const texts = new Map();
  for (const name of readdirSync(course, { recursive: true, encoding: 'utf8' })) {
    if (/\.(md|toml|rs|json)$/.test(name))
      texts.set(path.join(course, name), readFileSync(path.join(course, name), 'utf8'));
  }
  const names = new Set(
    readdirSync(course, { recursive: true, encoding: 'utf8' }).map((name) => path.join(course, name)),
  );
  const drawing = { kind: 'drawn', svg: '', width: 8, height: 16, labels: [] };
  let changes = 0;
  const lists = new Map();
  const listed = (folder) => [...names].filter((name) => name.startsWith(`${folder}/`)).sort();
  const files = {
    read: (file) => (texts.has(file) ? { kind: 'text', text: texts.get(file) } : { kind: 'missing' }),
    exists: (file) => names.has(file) || file === course,
    list(folder) {
      if (!lists.has(folder)) lists.set(folder, listed(folder));
      return lists.get(folder);
    },
  };
  const world = {
    files,
    diagrams: { draw: () => drawing },
    log: { debug() {}, warn() {} },
    year: new Date().getFullYear(),
    settle: () => undefined,
    changes: () => changes,
  };
  const type = (file, text) => {
    texts.set(file, text);
    changes++;
  };
  return { world, texts, type };
}

/** Milliseconds of each key, by the clock and of the processor (a busy machine spoils only the first), each sorted. */
function measure(lectern, file, text, type) {
  const middle = text.indexOf(' ', text.length >> 1);
  const words = 'Some words that a teacher types. ';
  const clock = [];
  const processor = [];
  for (let key = 0; key < keys; key++) {
    type(file, text.slice(0, middle) + words.repeat(9).slice(0, key) + text.slice(middle));
    const before = process.cpuUsage();
    const start = performance.now();
    lectern.check(file, 'kept');
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  return { clock: clock.sort((a, b) => a - b), processor: processor.sort((a, b) => a - b) };
}

function report(file, { clock, processor }) {
  const of = (times) => {
    const at = (share) => `${times[Math.floor(times.length * share)].toFixed(2)} ms`;
    return `p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(0.999)}`;
  };
  console.log(`${path.relative(course, file)}: ${keys} keys; host time of a key: ${of(clock)};`);
  console.log(`processor time of a key, all threads: ${of(processor)}.`);
}
