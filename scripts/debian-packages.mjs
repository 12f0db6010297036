// Installs programs of the system where that is possible without asking anyone: as root on Debian and its kin.
import { run } from './processes.mjs';
import { say } from './root.mjs';

/**
 * Installs Debian packages; does nothing where we are not root or there is no apt-get.
 * @param {string} what for the person who waits
 * @param {string[]} packages
 */
export async function installDebianPackages(what, packages) {
  if (process.getuid?.() !== 0 || !(await canRun('apt-get'))) return;
  say(`Installing ${what} (apt-get install ${packages.join(' ')}, this first time only) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    { env },
  );
  if (code !== 0) say(output.trim().split('\n').slice(-3).join('\n'));
}

/** Whether a program is there and answers `--version`. */
export function canRun(command) {
  return run(command, ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** Git, for the tests of what is read from it; they are skipped, and say so, where there is none. */
export async function provideGit() {
  if (!(await canRun('git'))) await installDebianPackages('git', ['git']);
}
