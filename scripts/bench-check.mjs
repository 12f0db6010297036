// Time and memory of `lectern check` with all rules over a course, cold and out of its cache, beside markdownlint-cli2 in
// the same run, turn about.
// `node scripts/bench-check.mjs [--rounds N] [--markdownlint FILE] [COURSE]`; COURSE is the corpus by default. FILE is the
// program markdownlint-cli2 (`npm i --prefix /tmp/ml markdownlint-cli2`); without it only Lectern is measured.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './processes.mjs';
import { root } from './root.mjs';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, markdownlint: { type: 'string' } },
  allowPositionals: true,
});
const course = path.resolve(positionals[0] ?? path.join(root, '../shared/corpus/comprehensive-rust'));
const lectern = path.join(root, 'dist', 'lectern.js');
if (!existsSync(course) || !existsSync(lectern)) {
  console.log(`Skipped: ${existsSync(course) ? `${lectern} is not built` : `there is no ${course}`}.`);
  process.exit(0);
}
const check = [process.execPath, lectern, 'check', '--quiet'];
const cache = path.join(await mkdtemp(path.join(os.tmpdir(), 'lectern-bench-')), 'checks.json');
const programs = [
  { name: 'lectern check, cold', args: check },
  { name: 'lectern check --cache, nothing changed', args: [...check, '--cache', '--cache-location', cache] },
];
if (values.markdownlint) {
  const program = path.resolve(values.markdownlint);
  programs.push({ name: 'markdownlint-cli2', args: [process.execPath, program, 'src/**/*.md'] });
}

/** Seconds of the clock and of all threads, and the most memory in MB, of one run. */
async function measure(args) {
  const { output } = await run('/usr/bin/time', ['-f', 'measured %e %U %S %M', ...args], { cwd: course });
  const [, wall, user, system, kilobytes] = /measured (\S+) (\S+) (\S+) (\d+)\n?$/.exec(output) ?? [];
  return { wall: Number(wall), cpu: Number(user) + Number(system), memory: Number(kilobytes) / 1024 };
}

/** @type {{ name: string, runs: { wall: number, cpu: number, memory: number }[] }[]} */
const results = programs.map(({ name }) => ({ name, runs: [] }));
// The first run only fills the cache.
await measure(programs[1].args);
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [index, { args }] of programs.entries()) results[index].runs.push(await measure(args));
}
console.log(
  `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}`,
);
const best = (runs, key) => Math.min(...runs.map((each) => each[key]));
for (const { name, runs } of results) {
  const [wall, cpu, memory] = ['wall', 'cpu', 'memory'].map((key) => best(runs, key));
  console.log(
    `${name}: ${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of processor, ${memory.toFixed(0)} MB (best of ${runs.length})`,
  );
}
await rm(path.dirname(cache), { recursive: true });
const theirs = results.find(({ name }) => name === 'markdownlint-cli2');
if (theirs) {
  for (const ours of results.filter((each) => each !== theirs)) {
    const ratio = (key) => (best(theirs.runs, key) / best(ours.runs, key)).toFixed(1);
    console.log(`${ours.name}: ${ratio('wall')} × faster by the clock, ${ratio('cpu')} × by processor time.`);
  }
}
