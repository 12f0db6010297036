// Makes the fields of markdown-it's classes what they are in its source: assignments.
import { readFile } from 'node:fs/promises';

const field = /_defineProperty\(\s*this,\s*(?:\/\*\*[\s\S]*?\*\/\s*)?"(\w+)",\s*/g;

/**
 * markdown-it is published for browsers of old, in which each field of each token is set by a helper that looks its name
 * up. That is a fifth of the time it takes to read a slide.
 * @type {import('esbuild').Plugin}
 */
export const plainFields = {
  name: 'plain fields of markdown-it',
  setup(build) {
    build.onLoad({ filter: /markdown-it[\\/]dist[\\/]markdown-it\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(field, 'this.$1 = ('),
      loader: 'js',
    }));
  },
};
