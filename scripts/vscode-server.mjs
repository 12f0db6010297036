// Starts a real VS Code server on this machine, for `npm start` and for the tests in the browser.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fetchVsCode } from './fetch-vscode.mjs';
import { run, startProcess, stopProcess } from './processes.mjs';

/** What every VS Code of ours has set: nothing that opens, asks or calls home by itself. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'chat.commandCenter.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
};

/**
 * A running server.
 * @typedef {object} VsCodeServer
 * @property {number} port
 * @property {string} authority the host and port of its address, as `vscode-remote` addresses need it
 * @property {string} data its data folder
 * @property {() => string} log what it has printed so far
 * @property {() => Promise<void>} stop ends it with every process it started
 */

/**
 * Starts VS Code and waits until it answers.
 * @param {object} options
 * @param {string} options.data folder for its settings, logs and installed extensions; made when it is missing
 * @param {string} [options.token] what the address must carry; without it the server asks for none
 * @param {number} [options.port] a port to try first; another one is taken when it is in use
 * @param {Record<string, unknown>} [options.settings] settings beside the quiet ones
 * @param {Record<string, string>} [options.env] environment variables for the server and its extension host
 * @param {readonly string[]} [options.companions] folders of small extensions to lay beside the one under development, of
 *   which an address can name only one
 * @param {boolean} [options.trust] false: folders are not trusted until someone says so; otherwise all are
 * @returns {Promise<VsCodeServer>}
 */
export async function startVsCode(options) {
  const folder = await fetchVsCode();
  const { data } = options;
  await mkdir(path.join(data, 'data', 'logs'), { recursive: true });
  await mkdir(path.join(data, 'data', 'User'), { recursive: true });
  await writeSettings(data, { ...quietSettings, ...options.settings });
  if (options.companions) await layExtensions(data, options.companions);
  const port = await freePort(options.port);
  const args = [
    ...serverArguments(folder, data, options.trust ?? true),
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  ];
  if (options.token === undefined) args.push('--without-connection-token');
  else {
    const file = path.join(data, 'token');
    await writeFile(file, options.token, { mode: 0o600 });
    args.push('--connection-token-file', file);
  }
  const child = startProcess(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...options.env },
  });
  const log = await listening(child, data);
  return { port, authority: `localhost:${port}`, data, log, stop: () => stopProcess(child) };
}

/** Installs a packaged extension into a server's data folder, as a person would from a file. */
export async function installExtension(data, vsix) {
  const folder = await fetchVsCode();
  const args = ['--server-data-dir', data, '--install-extension', vsix, '--accept-server-license-terms'];
  const { code, output } = await run(process.execPath, [path.join(folder, 'out', 'server-main.js'), ...args]);
  if (code !== 0) throw new Error(`${path.basename(vsix)} could not be installed: ${output.trim()}`);
}

/** Lays unpacked extensions where the server keeps installed ones, with the list it reads them from. */
async function layExtensions(data, folders) {
  const listed = [];
  for (const folder of folders) {
    const { publisher, name, version } = JSON.parse(
      await readFile(path.join(folder, 'package.json'), 'utf8'),
    );
    const relativeLocation = `${publisher}.${name}-${version}`;
    const target = path.join(data, 'extensions', relativeLocation);
    await cp(folder, target, { recursive: true });
    const location = { $mid: 1, path: slashed(target), scheme: 'file' };
    listed.push({
      identifier: { id: `${publisher}.${name}` },
      version,
      location,
      relativeLocation,
      metadata: {},
    });
  }
  await writeFile(path.join(data, 'extensions', 'extensions.json'), JSON.stringify(listed));
}

/** Writes settings over those that stand in a server's data folder; VS Code takes them up while it runs. */
export async function writeSettings(data, settings) {
  const file = path.join(data, 'data', 'User', 'settings.json');
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  await writeFile(file, `${JSON.stringify({ ...before, ...settings }, undefined, 2)}\n`);
}

/**
 * The address that opens a folder, and in it what the payload says.
 * @param {{ authority: string }} server
 * @param {object} what
 * @param {string} [what.folder] absolute path
 * @param {string} [what.file] absolute path of a file to open
 * @param {string} [what.extension] folder of the extension under development; VS Code takes one
 * @param {string} [what.tests] path of a bundled test program to run in the extension host
 * @param {string} [what.token]
 */
export function address(server, what) {
  const remote = (file) => `vscode-remote://${server.authority}${slashed(file)}`;
  const payload = [
    ...(what.extension ? [['extensionDevelopmentPath', remote(what.extension)]] : []),
    ...(what.tests ? [['extensionTestsPath', remote(what.tests)]] : []),
    ...(what.file ? [['openFile', remote(what.file)]] : []),
  ];
  const query = [
    ...(what.token ? [`tkn=${what.token}`] : []),
    what.folder ? `folder=${slashed(what.folder)}` : 'ew=true',
    ...(payload.length ? [`payload=${encodeURIComponent(JSON.stringify(payload))}`] : []),
  ];
  return `http://${server.authority}/?${query.join('&')}`;
}

/** A path as addresses have it: `/home/…`, `/C:/…`, with what an address cannot hold encoded. */
function slashed(file) {
  const forward = encodeURI(file.split(path.sep).join('/')).replaceAll('#', '%23').replaceAll('?', '%3F');
  return forward.startsWith('/') ? forward : `/${forward}`;
}

function serverArguments(folder, data, trust) {
  return [
    path.join(folder, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    ...['--server-data-dir', data, '--user-data-dir', path.join(data, 'data')],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check'],
    ...['--disable-getting-started-override', '--log', 'info'],
    ...(trust ? ['--disable-workspace-trust'] : []),
  ];
}

/** Resolves, once the server listens, to a function that gives all it has printed. */
function listening(child, data) {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (text) => {
      printed += text;
      if (printed.includes('Extension host agent listening')) resolve(() => printed);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', reject);
    child.on('close', (code) =>
      reject(
        new Error(
          `VS Code's server ended with code ${code} before it listened (its data is in ${data}).\n${printed}`,
        ),
      ),
    );
  });
}

/** The port asked for where it is free, else any free one. */
export async function freePort(wanted = 0) {
  const taken = await tryPort(wanted);
  return taken ?? (await tryPort(0)) ?? 0;
}

/** @returns {Promise<number | undefined>} */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === 'object' && bound ? bound.port : undefined));
    });
  });
}
