// Installs the project's packages where they are missing. Imports only what Node itself has: it runs before they exist.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { cleanEnvironment, run } from './processes.mjs';
import { root, say } from './root.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs `npm ci` unless what is installed is what package-lock.json says. */
export async function installPackages() {
  refuseOldNode();
  if (await installed()) return;
  say('Installing packages (npm ci, this first time only) …');
  const { code, output } = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: cleanEnvironment(),
  });
  if (code !== 0) throw new Error(`The packages could not be installed. npm says:\n${output.trim()}`);
}

/** Builds dist/. */
export async function buildAll(...flags) {
  const { code, output } = await run(process.execPath, [path.join(root, 'esbuild.mjs'), ...flags]);
  if (code !== 0) throw new Error(`The build failed.\n${output.trim()}`);
}

/** npm writes `node_modules/.package-lock.json` last, with every package that it has laid. */
async function installed() {
  const marker = path.join(root, 'node_modules', '.package-lock.json');
  if (!(await stat(marker).catch(() => undefined))) return false;
  const laid = JSON.parse(await readFile(marker, 'utf8')).packages;
  const locked = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([name, wanted]) => name === '' || wanted.optional || laid[name]?.version === wanted.version,
  );
}

function refuseOldNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Error(`Lectern is built with Node 20 or newer; this is Node ${process.versions.node}.`);
}
