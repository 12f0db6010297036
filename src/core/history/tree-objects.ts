import * as l10n from '#l10n';
import type { FileContent, Files } from '../ports.ts';
import { isWithin, join, type Path } from '../text/path.ts';

/** git's arguments that list every file of a commit, for `parseTree`. */
export function treeArguments(commit: string): readonly string[] {
  return ['ls-tree', '-r', '-z', '--full-tree', commit];
}

/**
 * The path of what git calls by a name from its top folder, seen from a folder that git calls `prefix` (what
 * `git rev-parse --show-prefix` says there). git's own names of folders are without links: paths keep theirs.
 */
export function pathInRepository(name: string, folder: Path, prefix: string): Path {
  if (name.startsWith(prefix)) return join(folder, name.slice(prefix.length));
  return join(folder, '../'.repeat(prefix.split('/').length - 1) + name);
}

/** The files of a commit with the objects that hold them, read from git's list; `folder` and `prefix` as above. */
export function parseTree(output: string, folder: Path, prefix: string): ReadonlyMap<Path, string> {
  const objects = new Map<Path, string>();
  for (const line of output.split('\0')) {
    const [, kind, object, name] = /^\d+ (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (kind === 'blob' && object && name) objects.set(pathInRepository(name, folder, prefix), object);
  }
  return objects;
}

/**
 * The files whose texts the course of a book is computed from: Markdown and the book's own, below its folder; below
 * any, where no book lay there.
 */
export function courseFiles(
  objects: ReadonlyMap<Path, string>,
  folder: Path,
): readonly (readonly [Path, string])[] {
  const wasHere = [...objects.keys()].some((path) => isWithin(folder, path) && path.endsWith('/SUMMARY.md'));
  return [...objects].filter(
    ([path]) => (!wasHere || isWithin(folder, path)) && /\.(?:md|toml|json)$/.test(path),
  );
}

/**
 * What `git cat-file --batch` answered, in the order of the questions. `decode` gives `undefined` for bytes that are
 * no UTF-8. Throws a sentence when an object is missing, as in a partial clone.
 */
export function parseObjects(
  wanted: readonly (readonly [Path, string])[],
  answers: Uint8Array,
  decode: (bytes: Uint8Array) => string | undefined,
): Map<Path, FileContent> {
  const texts = new Map<Path, FileContent>();
  let at = 0;
  for (const [path] of wanted) {
    const end = answers.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(decode(answers.subarray(at, Math.max(end, at))) ?? '')?.[1]);
    if (end < 0 || !Number.isFinite(size))
      throw new Error(l10n.t`git has no content for ${path} at that revision.`);
    const text = decode(answers.subarray(end + 1, end + 1 + size));
    texts.set(
      path,
      text === undefined
        ? { kind: 'unreadable', reason: l10n.t('it is not UTF-8 text') }
        : { kind: 'text', text },
    );
    at = end + 1 + size + 1;
  }
  return texts;
}

/** The files of a commit as the core reads files; only those in `texts` have a text. */
export function filesOfTree(
  objects: ReadonlyMap<Path, string>,
  texts: ReadonlyMap<Path, FileContent>,
): Files {
  const folders = new Set<Path>();
  for (const path of objects.keys()) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      folders.add(path.slice(0, at));
  }
  return {
    read: (path) => texts.get(path) ?? { kind: 'missing' },
    exists: (path) => objects.has(path) || folders.has(path),
    list: (below) => [...objects.keys()].filter((path) => isWithin(below, path)).sort(),
  };
}
