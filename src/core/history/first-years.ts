import { join, type Path } from '../text/path.ts';

/**
 * Arguments of the one git command that tells when every path below the current folder was first committed:
 * oldest commit first, renames not followed, names as they are.
 */
export const firstYearsArguments: readonly string[] = [
  'log',
  '--reverse',
  '--diff-filter=A',
  '--no-renames',
  '--name-only',
  '-z',
  '--format=%x01%ad',
  '--date=format:%Y',
  '--',
  '.',
];

/**
 * Reads what git prints for `firstYearsArguments`: the year of the first commit that added each path, by
 * absolute path. A path deleted and added again keeps its first year. `root` is the repository's top folder.
 */
export function parseFirstYears(output: string, root: Path): ReadonlyMap<Path, number> {
  const years = new Map<Path, number>();
  let year = Number.NaN;
  for (const part of output.split('\0')) {
    const mark = part.indexOf('\u0001');
    if (mark >= 0) {
      year = Number.parseInt(part.slice(mark + 1), 10);
    } else {
      const name = part.replace(/^\n+/, '');
      if (name === '' || Number.isNaN(year)) continue;
      const path = join(root, name);
      if (!years.has(path)) years.set(path, year);
    }
  }
  return years;
}
