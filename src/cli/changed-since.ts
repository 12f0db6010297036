import { pathInRepository } from '../core/history/tree-objects.ts';
import type { Path } from '../core/text/path.ts';
import { git } from './git.ts';
import { UsageError } from './io.ts';
import { toFile } from './native-path.ts';

/** A commit that a revision means, and the folder it was asked for in. */
export interface Revision {
  readonly folder: Path;
  /** What git calls the folder, from its repository's top: `course/`, or the empty string at the top. */
  readonly prefix: string;
  readonly commit: string;
}

/** Finds a revision in the repository of `folder`; throws a UsageError that says why there is none. */
export async function findRevision(name: string, folder: Path): Promise<Revision> {
  const place = toFile(folder);
  const prefix = await git(place, ['rev-parse', '--show-prefix']);
  if (prefix.code === -1) throw new UsageError(`--since needs git, which cannot be started here.`);
  if (prefix.err.includes('dubious ownership'))
    throw new UsageError(
      `--since ${name} needs git to read a repository that belongs to another user. Allow it: git config --global --add safe.directory FOLDER, or '*' for all.`,
    );
  if (prefix.code !== 0)
    throw new UsageError(`--since ${name} needs a git repository, and this folder is in none.`);
  const commit = await commitOf(name, place);
  if (commit) return { folder, prefix: prefix.out.replace(/\r?\n$/, ''), commit };
  const shallow = await git(place, ['rev-parse', '--is-shallow-repository']);
  if (shallow.out.trim() === 'true') {
    throw new UsageError(
      `The history here is shallow and does not reach ${name}. Fetch more of it: git fetch --unshallow.`,
    );
  }
  throw new UsageError(`There is no revision ${name} in this repository.`);
}

/** The commit of a revision, or with `main...` the one where this branch left another. */
async function commitOf(name: string, place: string): Promise<string | undefined> {
  const [, branch] = /^(.+)\.\.\.(?:HEAD)?$/.exec(name) ?? [];
  const args =
    branch === undefined
      ? ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
      : ['merge-base', '--end-of-options', branch, 'HEAD'];
  const { code, out } = await git(place, args);
  return code === 0 ? out.trim() || undefined : undefined;
}

/** Files that are not as they were at a revision: changed, added, or unknown to git but not ignored. */
export async function changedSince(name: string, folder: Path): Promise<ReadonlySet<Path>> {
  const { prefix, commit } = await findRevision(name, folder);
  const place = toFile(folder);
  const changed = await git(place, [
    '-c',
    'diff.relative=false',
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--diff-filter=d',
    commit,
    '--',
  ]);
  const added = await git(place, ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/']);
  const names = `${changed.out}\0${added.out}`.split('\0').filter((each) => each !== '');
  return new Set(names.map((each) => pathInRepository(each, folder, prefix)));
}
