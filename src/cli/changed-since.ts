import { join, type Path } from '../core/text/path.ts';
import { git } from './git.ts';
import { UsageError } from './io.ts';
import { toFile, toPath } from './native-path.ts';

/** Where a folder's repository is, and which commit a revision means. */
export interface Revision {
  /** The repository's top folder. */
  readonly top: Path;
  readonly commit: string;
}

/** Finds a revision in the repository of `folder`; throws a UsageError that says why there is none. */
export async function findRevision(name: string, folder: Path): Promise<Revision> {
  const place = toFile(folder);
  const top = await git(place, ['rev-parse', '--show-toplevel']);
  if (top.code === -1) throw new UsageError(`--since needs git, which cannot be started here.`);
  if (top.code !== 0)
    throw new UsageError(`--since ${name} needs a git repository, and this folder is in none.`);
  const commit = await git(place, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  const hash = commit.out.trim();
  if (commit.code === 0 && hash) return { top: toPath(top.out.trimEnd(), '/'), commit: hash };
  const shallow = await git(place, ['rev-parse', '--is-shallow-repository']);
  if (shallow.out.trim() === 'true') {
    throw new UsageError(
      `The history here is shallow and does not reach ${name}. Fetch more of it: git fetch --unshallow.`,
    );
  }
  throw new UsageError(`There is no revision ${name} in this repository.`);
}

/** Files that are not as they were at a revision: changed, added, or unknown to git but not ignored. */
export async function changedSince(name: string, folder: Path): Promise<ReadonlySet<Path>> {
  const { top, commit } = await findRevision(name, folder);
  const place = toFile(top);
  const changed = await git(place, [
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--diff-filter=d',
    commit,
    '--',
  ]);
  const added = await git(place, ['ls-files', '--others', '--exclude-standard', '-z']);
  const names = `${changed.out}\0${added.out}`.split('\0').filter((each) => each !== '');
  return new Set(names.map((each) => join(top, each)));
}
