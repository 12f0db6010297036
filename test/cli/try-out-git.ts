import { execFileSync, spawnSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';

const noGit = spawnSync('git', ['--version']).status === 0 ? false : 'git is not installed';

/** A test that needs git; skipped, and counted as skipped, where there is none. */
export function gitTest(name: string, run: (t: TestContext) => void | Promise<void>): void {
  test(name, { skip: noGit }, run);
}

/** Runs git in a folder, with no settings but its own. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Commits everything in a folder, as of the middle of a year. */
export function commit(folder: string, message: string, year = 2024): void {
  const when = `${year}-06-15T12:00:00Z`;
  git(folder, 'add', '-A');
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '-q', '-m', message],
    {
      cwd: folder,
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_DATE: when,
      },
    },
  );
}
