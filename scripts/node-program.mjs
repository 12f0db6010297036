// Makes a program for this Node out of TypeScript of ours: tests, benchmarks and comparisons.
import { build } from 'esbuild';
import { plainFields } from './plain-fields.mjs';
import { root } from './root.mjs';

/**
 * Bundles a text of imports and exports, with paths from the root, into one module.
 * @param {string} contents
 * @param {string} outfile
 * @param {import('esbuild').BuildOptions} [options] what is otherwise for this one
 */
export function buildNodeProgram(contents, outfile, options = {}) {
  return build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // What is written for both worlds is smaller, and nothing of it asks for files beside it.
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    logLevel: 'warning',
    ...options,
    plugins: [plainFields, ...(options.plugins ?? [])],
  });
}

/** The contents of a program that does nothing but import files. @param {readonly string[]} files from the root */
export function importsOf(files) {
  return files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n');
}
