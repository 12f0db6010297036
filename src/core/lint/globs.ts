import picomatch from 'picomatch';
import { isWithin, type Path, relative } from '../text/path.ts';

const compiled = new Map<string, (path: string) => boolean>();

/**
 * Whether matching a glob could take long: a pattern comes from a file that anyone may have written. Many wildcards in
 * one name, or many `**`, make the time grow with their power.
 */
export function isSafeGlob(glob: string): boolean {
  const names = glob.split('/');
  return (
    glob.length <= 300 &&
    names.filter((name) => name.includes('**')).length <= 3 &&
    names.every((name) => (name.match(/\*+/g) ?? []).length <= 3) &&
    (glob.match(/[{(]/g) ?? []).length <= 3
  );
}

/** Whether a path (relative to the book's root) matches a glob; an unsafe glob matches nothing. */
export function matchesGlob(glob: string, path: string): boolean {
  let matcher = compiled.get(glob);
  if (!matcher) {
    matcher = isSafeGlob(glob) ? picomatch(glob, { noextglob: true, dot: true, regex: false }) : () => false;
    compiled.set(glob, matcher);
  }
  return matcher(path);
}

/** Whether a file is taken out of checking; a glob that names a folder takes all of it. */
export function isExcluded(globs: readonly string[], path: Path, root: Path | undefined): boolean {
  if (globs.length === 0 || root === undefined || !isWithin(root, path)) return false;
  const name = relative(root, path);
  return globs.some((glob) => matchesGlob(glob, name) || matchesGlob(`${glob.replace(/\/+$/, '')}/**`, name));
}
