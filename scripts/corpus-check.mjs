// Runs every rule over Comprehensive Rust through the core and prints the findings per rule, so that each can be looked
// at: `node scripts/corpus-check.mjs [--no-diagrams] [RULE…]`. Ends with 1 when a rule says something at error or warning level
// that is not in the list of true findings below. Says so and ends well where `../shared` is not there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { importCore } from './load-core.mjs';
import { root } from './root.mjs';

const corpus = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust');

/** Findings that were looked at and are true, as `file rule`; see docs/measurements.md. */
const trueFindings = new Set([
  'src/android/interoperability/cpp.md image-alt',
  'src/android/interoperability/with-c/bindgen/c-library.md include',
  'src/android/interoperability/with-c/hand-written.md link',
  'src/chromium/adding-third-party-crates.md details-blank-line',
  'src/chromium/adding-third-party-crates/depending-on-a-crate.md bob-clipped',
  'src/chromium/adding-third-party-crates/generating-gn-build-rules.md details-balance',
  'src/chromium/build-rules/depending.md details-blank-line',
  'src/chromium/interoperability-with-cpp/limitations-of-cxx.md details-blank-line',
  'src/exercises/chromium/bringing-it-together.md details-blank-line',
  'src/exercises/chromium/build-rules.md details-blank-line',
  'src/exercises/chromium/interoperability-with-cpp.md details-blank-line',
  'src/idiomatic/foundations-api-design/predictable-api/naming-conventions.md details-blank-line',
  'src/pattern-matching/let-control-flow/let-else.md details-blank-line',
  'src/references/exercise.md include',
  'src/running-the-course/course-structure.md directive',
  'src/unsafe-deep-dive/pinning.md details-balance',
  'src/unsafe-deep-dive/pinning/pin-and-drop.md details-blank-line',
  'src/unsafe-deep-dive/safety-preconditions/references.md details-balance',
]);

const entry = `
export { createWorld } from './test/planter/world.ts';
export { readBook, firstYearsOf } from './test/planter/read-book.ts';
export { realDiagrams } from './test/lint/real-diagrams.ts';
export { loadYaml } from './src/core/slide/yaml.ts';
`;

async function main() {
  const { createWorld, readBook, firstYearsOf, realDiagrams, loadYaml } = await importCore(entry);
  await loadYaml();
  const texts = readBook(corpus);
  const pending = { draw: () => ({ kind: 'pending' }) };
  const diagrams = process.argv.includes('--no-diagrams') ? pending : realDiagrams();
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const started = performance.now();
  const world = createWorld(texts, corpus, diagrams, firstYearsOf(corpus, texts));
  const findings = [...world.findings().values()].flat();
  const time = Math.round(performance.now() - started);
  const perRule = new Map();
  let surprises = 0;
  for (const { rule, severity, path: file, range, message } of findings) {
    if (wanted.length > 0 && !wanted.includes(rule)) continue;
    perRule.set(rule, (perRule.get(rule) ?? 0) + 1);
    const name = path.relative(corpus, file);
    const known = trueFindings.has(`${name} ${rule}`);
    const grave = severity === 'error' || severity === 'warning';
    if (grave && !known) surprises++;
    if (grave || wanted.length > 0)
      console.log(
        `${known ? 'true ' : ''}${severity} ${name}:${range.start.line + 1}:${range.start.character + 1} ${rule}: ${message}`,
      );
  }
  for (const [rule, count] of [...perRule].sort()) console.log(`${String(count).padStart(5)} ${rule}`);
  console.log(
    `${findings.length} findings in ${texts.size} files, ${time} ms; ${surprises} at error or warning level to look at.`,
  );
  process.exitCode = surprises > 0 ? 1 : 0;
}

if (existsSync(corpus)) await main();
else console.log(`Skipped: there is no corpus at ${corpus}.`);
