/** All that a command may touch of the process it runs in, so that tests can stand in for it. */
export interface Io {
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Everything on standard input. */
  input(): Promise<Uint8Array>;
}

/** Exit codes, a contract. */
export const exit = { clean: 0, findings: 1, wrong: 2 } as const;

/** What the person who typed the command did wrong; its message is the one sentence they are told. */
export class UsageError extends Error {}

/** Whether output may have colour: on a terminal, unless NO_COLOR is set to anything; FORCE_COLOR asks for it. */
export function wantsColor({ env, terminal }: Pick<Io, 'env' | 'terminal'>): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return terminal && env.TERM !== 'dumb';
}
