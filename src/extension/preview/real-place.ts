import { isWithin, join, type Path } from '../../core/text/path.ts';

/** What a URI says of where its file is. */
export interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

/**
 * Where a document stands that is no file of the workspace: git's old revision of a file in that file's place, a new
 * one where it will be saved, or else in the first folder; so that its images, includes and book are found. `undefined`
 * for the workspace's own files, and where nobody knows.
 */
export function realPlace(document: Address, folders: readonly Address[]): Path | undefined {
  const [first] = folders;
  const own = { scheme: first?.scheme ?? 'file', authority: first?.authority ?? '' };
  const inFolders = [own, ...folders].some(
    ({ scheme, authority }) => scheme === document.scheme && authority === document.authority,
  );
  if (inFolders) return undefined;
  if (document.scheme === 'untitled') {
    if (document.path.startsWith('/')) return document.path;
    return first && join(first.path, document.path);
  }
  if (document.scheme === 'git') return pathInQuery(document.query) ?? document.path;
  // Other extensions' revisions (a pull request's, the local history's) keep the file's path.
  const known = folders.some(
    ({ scheme, path }) => scheme === own.scheme && path !== '/' && isWithin(path, document.path),
  );
  return known ? document.path : undefined;
}

/** The file that git's own extension writes into the query, as its platform writes paths. */
function pathInQuery(query: string): Path | undefined {
  try {
    const { path } = JSON.parse(query) as { readonly path?: unknown };
    if (typeof path !== 'string') return undefined;
    const slashed = /^[a-z]:\\/i.test(path) ? path.replaceAll('\\', '/') : path;
    return slashed.startsWith('/') ? slashed : `/${slashed}`;
  } catch {
    return undefined;
  }
}
