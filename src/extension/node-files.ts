import { access, readFile } from 'node:fs';
import type { LocalFiles } from './local-files.ts';

/** How many files are open at once; a system may allow no more than a few hundred. */
const mostOpen = 64;
let open = 0;
const waiting: (() => void)[] = [];

/** Reads files in the order of asking, some at a time. */
export const nodeFiles: LocalFiles = {
  async read(file) {
    if (open >= mostOpen) await new Promise<void>((resolve) => waiting.push(resolve));
    open++;
    try {
      return await new Promise((resolve, reject) =>
        readFile(file, (error, bytes) => (error ? reject(error) : resolve(bytes))),
      );
    } finally {
      open--;
      waiting.shift()?.();
    }
  },
  exists: (file) => new Promise((resolve) => access(file, (error) => resolve(error === null))),
};
