// Gets packages through npm that are no dependencies of the project: VS Code, and what runs it.
import { mkdtemp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { cleanEnvironment, run } from './processes.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs `npm install` in a folder; no script of any package runs. */
export async function installInto(folder, args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run(npm, ['install', ...quiet, ...args], {
    cwd: folder,
    env: cleanEnvironment(),
  });
  if (code !== 0) throw unreachable(output);
}

/** Fetches one package into a new folder below `work`; resolves to its archive. */
export async function pack(name, work) {
  const target = await mkdtemp(path.join(work, 'pack-'));
  const arguments_ = ['pack', name, '--pack-destination', target, '--loglevel=error'];
  const { code, output } = await run(npm, arguments_, { cwd: work, env: cleanEnvironment() });
  const file = (await readdir(target)).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || !file) throw unreachable(output);
  return path.join(target, file);
}

/** Unpacks an archive, or the parts of it that `args` of tar name. */
export async function unpack(archive, target, args) {
  const { code, output } = await run('tar', ['-xzf', archive, '-C', target, ...args]);
  if (code !== 0) throw new Error(`${path.basename(archive)} could not be unpacked: ${output.trim()}`);
}

function unreachable(output) {
  const reason =
    output.split('\n').find((line) => /E[A-Z]{3,}|code E|\b40[0-9]\b/.test(line)) ??
    output.trim().split('\n')[0] ??
    '';
  return new Error(
    `A package could not be fetched through npm (${reason.replace(/^npm (error|ERR!) /, '').trim()}). ` +
      'Connect to a network whose npm registry answers, then run the same command again.',
  );
}
