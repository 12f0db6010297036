import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Where fetched tools are kept between runs: `LECTERN_CACHE`, else the person's own cache folder. Never below the project:
 * VS Code would take the themes of a VS Code that lies in the folder of the extension under development for the extension's.
 */
export const cache = path.resolve(root, process.env.LECTERN_CACHE || path.join(personalCache(), 'lectern'));

function personalCache() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return path.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** Prints one line of progress for the person who waits. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** True when the module with this `import.meta.url` is the program that was started, not one that was imported. */
export function isProgram(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}
