// npm start [-- FOLDER | FILE]: VS Code in the browser with Lectern in it, the sample course open and the page beside its
// first slide. Installs, fetches and builds whatever is missing. Imports nothing that has to be installed first.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { buildAll, installPackages } from './install.mjs';
import { cache, root, say } from './root.mjs';
import { address, freePort, startVsCode } from './vscode-server.mjs';

const data = path.join(cache, 'start');

/** A copy of the sample course, new each time, so that trying things out never changes the project. */
async function sampleCourse() {
  const folder = path.join(cache, 'sample-course');
  await rm(folder, { recursive: true, force: true });
  await cp(path.join(root, 'samples', 'reading-code'), folder, { recursive: true });
  return { folder, file: path.join(folder, 'src', 'first-look', 'draw-the-map.md') };
}

/** What the person named: a folder, or a file in the folder of its book. */
async function named(given) {
  const target = path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
  const found = await stat(target).catch(() => undefined);
  if (!found) throw new Error(`There is no ${target}. Name a course's folder or one of its slides.`);
  if (found.isDirectory()) return { folder: target, file: undefined };
  return { folder: await bookOf(path.dirname(target)), file: target };
}

async function bookOf(folder) {
  for (let here = folder; ; here = path.dirname(here)) {
    if (await stat(path.join(here, 'book.toml')).catch(() => undefined)) return here;
    if (path.dirname(here) === here) return folder;
  }
}

/** The same token each time, so that a page left open works again after a restart. */
async function keptToken() {
  const file = path.join(data, 'token');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept) return kept;
  const token = randomBytes(16).toString('hex');
  await mkdir(data, { recursive: true });
  await writeFile(file, token, { mode: 0o600 });
  return token;
}

/** An address that fits on one line and leads to the long one; only who knows its secret part gets there. */
async function shortAddress(url, token) {
  const port = await freePort(8711);
  const secret = `/${token.slice(0, 12)}`;
  const door = createServer((request, response) => {
    if (request.url === secret) response.writeHead(302, { location: url }).end();
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => door.listen(port, '127.0.0.1', () => resolve(undefined)));
  return `http://localhost:${port}${secret}`;
}

function openBrowser(url) {
  const { platform, env } = process;
  const seen = platform === 'darwin' || platform === 'win32' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!seen || env.CI) return;
  const [command, ...args] =
    platform === 'darwin' ? ['open'] : platform === 'win32' ? ['cmd', '/c', 'start', '""'] : ['xdg-open'];
  // The address is on the screen: where nothing can open it, the person does.
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

async function start() {
  await installPackages();
  say('Building …');
  await buildAll();
  const { folder, file } = process.argv[2] ? await named(process.argv[2]) : await sampleCourse();
  const token = await keptToken();
  const companions = [path.join(root, 'scripts', 'start-extension')];
  const server = await startVsCode({ data, token, companions, port: 8710 });
  const url = address(server, { folder, token, extension: root, ...(file ? { file } : {}) });
  const short = await shortAddress(url, token);
  console.log(`\nLectern is ready: open ${short}\n`);
  say('Ctrl+C ends it.');
  openBrowser(short);
}

start().catch((error) => {
  say(error.message);
  process.exit(1);
});
