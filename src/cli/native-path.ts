import nodePath from 'node:path';
import type { Path } from '../core/text/path.ts';

const windows = process.platform === 'win32';

/** The core's path of a file name, seen from the folder `cwd` (absolute, of this machine). */
export function toPath(file: string, cwd: string): Path {
  const absolute = nodePath.resolve(cwd, file);
  return windows ? `/${absolute.replaceAll('\\', '/')}` : absolute;
}

/** The absolute file name of one of the core's paths on this machine. */
export function toFile(path: Path): string {
  return windows ? nodePath.win32.normalize(path.slice(1)) : path;
}
