/**
 * What a git command prints to its standard output, run in `folder` (a path of this machine) with the program
 * `git`. Rejects where it fails. Only ever called in trusted workspaces.
 */
export type RunGit = (git: string, args: readonly string[], folder: string) => Promise<string>;
