/**
 * An absolute path with forward slashes, such as `/course/src/welcome.md`. On Windows it starts with the
 * drive (`/C:/course`). Hosts convert at their border; the core never sees a backslash or a URI.
 */
export type Path = string;

/** A part that resolving would take away: `.`, `..`, an empty one. */
const unresolved = /\/(?:\.{0,2}(?:\/|$))/;

/** The path with `.` and `..` resolved; never climbs above `/`. */
export function normalize(path: Path): Path {
  if (path.startsWith('/') && !unresolved.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** `relative` seen from the folder `folder`; an absolute second part wins. */
export function join(folder: Path, relative: string): Path {
  return normalize(relative.startsWith('/') ? relative : `${folder}/${relative}`);
}

/** The folder that holds `path`; `/` for a file at the top. */
export function dirname(path: Path): Path {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';
}

/** The last part of `path`, with its extension. */
export function basename(path: Path): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The file's extension with its dot (`.md`), or the empty string. */
export function extname(path: Path): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
}

/** Whether `path` is `folder` itself or lies below it. */
export function isWithin(folder: Path, path: Path): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** How to write `to` from the folder `folder`, with `..` where needed; `.` for the folder itself. */
export function relative(folder: Path, to: Path): string {
  const from = folder.split('/').filter(Boolean);
  const target = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < target.length && from[shared] === target[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...target.slice(shared)].join('/') || '.';
}
