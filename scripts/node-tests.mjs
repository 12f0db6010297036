// Bundles tests into one program and runs it with node:test.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildNodeProgram, importsOf } from './node-program.mjs';
import { startProcess } from './processes.mjs';
import { root } from './root.mjs';
import { scriptsOutside } from './test-files.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Tally */

/**
 * Runs test files; what they print goes to the screen.
 * @param {string} name of the program, below out/
 * @param {string[]} files relative to the root
 * @param {{ parts?: string[], nodeArguments?: string[] }} [options] parts: only files whose path holds one of them
 * @returns {Promise<Tally>} a program that ends before its tests do counts as one more failure
 */
export async function runNodeTests(name, files, { parts = [], nodeArguments = [] } = {}) {
  const wanted = files.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  if (wanted.length === 0) {
    if (parts.length > 0) throw new Error(`No ${name} test matches ${parts.join(', ')}.`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
  // Runs of a few files have a program of their own, so that two people's runs never meet.
  const outfile = path.join(root, 'out', name, `tests${parts.length ? `-${process.pid}` : ''}.mjs`);
  const tally = `${outfile}.json`;
  await mkdir(path.dirname(outfile), { recursive: true });
  await rm(tally, { force: true });
  await bundle(wanted, outfile);
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${pathToFileURL(path.join(root, 'scripts', 'tally-reporter.mjs'))}`],
    `--test-reporter-destination=${tally}`,
  ];
  const child = startProcess(process.execPath, [
    '--enable-source-maps',
    ...reporters,
    ...nodeArguments,
    outfile,
  ]);
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  const code = await new Promise((resolve) => child.on('close', (exit) => resolve(exit ?? 1)));
  const sum = JSON.parse(
    (await readFile(tally, 'utf8').catch(() => '')) || '{"passed":0,"failed":0,"skipped":0}',
  );
  if (parts.length) await Promise.all([rm(outfile, { force: true }), rm(tally, { force: true })]);
  if (code !== 0 && sum.failed === 0) return { ...sum, failed: 1 };
  return sum;
}

function bundle(files, outfile) {
  return buildNodeProgram(importsOf(files), outfile, {
    sourcemap: 'inline',
    external: [
      'vscode',
      'esbuild',
      'playwright-core',
      'ajv-draft-04',
      'ajv-formats',
      'ical.js',
      'fast-xml-parser',
    ],
    plugins: [scriptsOutside],
  });
}

/** The closing line that people and machines read. @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** @param {Tally[]} tallies @returns {Tally} */
export function sumOf(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}
