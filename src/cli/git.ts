import { execFile } from 'node:child_process';

/** What a git command said and how it ended. */
interface GitAnswer {
  /** 0 when all went well; -1 when git could not be started. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What keeps git from asking anything, locking anything, and speaking any language but English. */
export const quietly = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/** Runs git in a folder of this machine, never asking anything and never running a repository's own programs. */
export function git(folder: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve) => {
    execFile(
      'git',
      ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false', ...args],
      {
        cwd: folder,
        maxBuffer: 1 << 29,
        env: { ...process.env, ...quietly },
      },
      (error, out, err) => {
        const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
        resolve({ code, out, err });
      },
    );
  });
}
