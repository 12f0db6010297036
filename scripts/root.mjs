import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Where fetched tools are kept between runs: `LECTERN_CACHE`, else `.cache` in the project. */
export const cache = path.resolve(root, process.env.LECTERN_CACHE || '.cache');

/** Prints one line of progress for the person who waits. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** True when the module with this `import.meta.url` is the program that was started, not one that was imported. */
export function isProgram(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}
