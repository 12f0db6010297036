/** What a git command is given beside its arguments. */
export interface GitOptions {
  /** Written to its standard input. */
  readonly input?: string;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * What a git command prints to its standard output, run in `folder` (a path of this machine) with the program
 * `git`. Rejects where it fails. Only ever called in trusted workspaces.
 */
export interface RunGit {
  (git: string, args: readonly string[], folder: string, options?: GitOptions): Promise<string>;
  /** The same as bytes. */
  bytes(git: string, args: readonly string[], folder: string, options?: GitOptions): Promise<Uint8Array>;
}
