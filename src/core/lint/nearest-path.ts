import { basename, type Path } from '../text/path.ts';
import { type Nearest, nearestNames } from './nearest.ts';

/** Names that so many folders hold that they say nothing of which file was meant. */
const everywhere = new Set([
  'README.md',
  'index.md',
  'index.html',
  'main.rs',
  'lib.rs',
  'mod.rs',
  'Cargo.toml',
]);

/**
 * The existing files a path may have meant: those whose whole path is within two edits of it, else those that bear
 * its very name in another folder. Both must lie in `files`; `not` is never meant.
 */
export function nearestPaths(wanted: Path, files: Iterable<Path>, not: Path): Nearest {
  const candidates = [...files].filter((file) => file !== not);
  const misspelt = nearestNames(wanted, inReach(wanted, candidates));
  if (misspelt.names.length > 0) return shortNameIsUnsure(wanted, misspelt);
  const name = basename(wanted);
  const moved = candidates.filter((file) => basename(file) === name);
  const sure = moved.length === 1 && !everywhere.has(name) ? moved[0] : undefined;
  return { names: moved.slice(0, 3), sure };
}

/** Only paths about as long can be within two edits; the rest need no comparing. */
function inReach(wanted: Path, candidates: readonly Path[]): Path[] {
  return candidates.filter((file) => Math.abs(file.length - wanted.length) <= 3);
}

/** Two files of one or two letters differ by chance (`a.md`, `b.md`): a guess there is no answer. */
function shortNameIsUnsure(wanted: Path, nearest: Nearest): Nearest {
  const stem = basename(nearest.sure ?? '').replace(/\.[^.]*$/, '');
  const wantedStem = basename(wanted).replace(/\.[^.]*$/, '');
  return stem.toLowerCase() !== wantedStem.toLowerCase() && stem.length <= 2 && wantedStem.length <= 2
    ? { ...nearest, sure: undefined }
    : nearest;
}
