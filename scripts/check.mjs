// npm run check [-- NAME…]: everything that machines can say about the sources without running them. One line per check.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './processes.mjs';
import { isProgram, root } from './root.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const longest = 300;

/**
 * Each gives nothing when all is well, or what is wrong.
 * @type {Record<string, () => Promise<string>>}
 */
const checks = {
  'format and lint': () =>
    tool(bin('biome'), ['ci', '--colors=off', '--diagnostic-level=warn', '--max-diagnostics=30']),
  types: () => tool(bin('tsc'), ['-b', '--pretty', 'false']),
  'unused code': () => tool(bin('knip'), ['--no-progress']),
  'import walls': importWalls,
  'file length': fileLength,
  'registry addresses': registryAddresses,
  'generated files': generatedFiles,
};

async function tool(command, args) {
  const { code, output } = await run(command, args);
  return code === 0 ? '' : output.trim();
}

/** The neutral bundle and the import rules are tests; here they are run alone. */
async function importWalls() {
  const { code, output } = await run(process.execPath, [
    path.join(root, 'scripts', 'test-process.mjs'),
    'core-walls',
  ]);
  return code === 0 ? '' : output.trim();
}

async function fileLength() {
  const tooLong = [];
  for (const file of await trackedFiles()) {
    if (!/^(src|test|scripts|media)\/.*\.(m?[jt]s|css)$|^[\w.]+\.mjs$/.test(file)) continue;
    const lines = (await textOf(file)).split('\n').length - 1;
    if (lines > longest) tooLong.push(`${file} has ${lines} lines; ${longest} is the most.`);
  }
  return tooLong.join('\n');
}

/** No file names a registry's host: whoever clones this uses the registry of their own npm. */
async function registryAddresses() {
  const hosts = new RegExp(
    ['registry\\.npmjs', 'registry\\.yarnpkg', 'npmmirror', 'pypi\\.org', 'crates\\.io/api'].join('|'),
  );
  const found = [];
  for (const file of await trackedFiles()) {
    if (/\.(png|wasm|woff2)$/.test(file) || file === 'scripts/check.mjs') continue;
    if (hosts.test(await textOf(file))) found.push(`${file} names a registry's host.`);
  }
  const lock = JSON.parse(await textOf('package-lock.json'));
  for (const [name, { resolved, link }] of Object.entries(lock.packages)) {
    if (resolved && !link) found.push(`package-lock.json has an address for ${name}.`);
  }
  return found.join('\n');
}

/** Scripts named `generate-*.mjs` print nothing and exit 0 with `--check` when what they write is up to date. */
async function generatedFiles() {
  const generators = (await readdir(path.join(root, 'scripts'))).filter((name) =>
    /^generate-.*\.mjs$/.test(name),
  );
  const stale = [];
  for (const name of generators) {
    const { code, output } = await run(process.execPath, [path.join(root, 'scripts', name), '--check']);
    if (code !== 0) stale.push(`${output.trim()}\nRun \`node scripts/${name}\`.`);
  }
  return stale.join('\n');
}

async function trackedFiles() {
  const { stdout } = await run('git', ['ls-files', '-z']);
  return stdout.split('\0').filter(Boolean);
}

/** The file's text; nothing where it is gone from the disk but not yet from git. */
function textOf(file) {
  return readFile(path.join(root, file), 'utf8').catch(() => '');
}

/** Runs the checks whose name holds one of the parts; resolves to whether all is well. @param {string[]} parts */
export async function check(parts = []) {
  let good = true;
  for (const [name, find] of Object.entries(checks)) {
    if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
    const wrong = await find();
    console.log(`${wrong ? '✖' : '✔'} ${name}`);
    if (wrong) console.log(wrong.replace(/^/gm, '    '));
    good &&= !wrong;
  }
  return good;
}

if (isProgram(import.meta.url)) process.exitCode = (await check(process.argv.slice(2))) ? 0 : 1;
