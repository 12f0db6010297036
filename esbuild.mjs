// Builds every program of Lectern into dist/: `node esbuild.mjs [--production] [--watch]`.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { plainFields } from './scripts/plain-fields.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const resolve = createRequire(import.meta.url).resolve;

/** @typedef {import('esbuild').BuildOptions} BuildOptions */
/** @typedef {BuildOptions & { name: string, entry: string, out: string }} Bundle */

// Target of each runtime; without one, esbuild emits what Node 20 and VS Code's browsers lack.
/** @type {BuildOptions} */
const node = { platform: 'node', format: 'cjs', target: 'node20' };
/** @type {BuildOptions} */
const browser = { platform: 'browser', format: 'cjs', target: 'chrome110' };
/** @type {BuildOptions} */
const page = { platform: 'browser', format: 'iife', target: 'chrome110' };

/**
 * One line per bundle: what it is for, where it starts, where it goes, what it runs in.
 * @type {Bundle[]}
 */
const bundles = [
  {
    name: 'both extension hosts',
    entry: 'src/extension/extension.ts',
    out: 'dist/extension.js',
    external: ['vscode'],
    ...browser,
  },
  {
    name: 'what only the Node host can do',
    entry: 'src/extension/platform-node.ts',
    out: 'dist/platform-node.js',
    external: ['vscode'],
    ...node,
  },
  { name: 'preview webview', entry: 'src/preview/preview.ts', out: 'dist/preview.js', ...page },
  { name: 'code colours', entry: 'src/preview/colours.ts', out: 'dist/colours.js', ...page },
  { name: 'schedule webview', entry: 'src/preview/schedule.ts', out: 'dist/schedule.js', ...page },
  {
    name: 'command line',
    entry: 'src/cli/main.ts',
    out: 'dist/lectern.js',
    // Each run reads it anew: the smaller, the sooner it works.
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
    ...node,
  },
  {
    name: 'diagram worker, Node',
    entry: 'src/diagrams/worker-node.ts',
    out: 'dist/diagram-worker.js',
    ...node,
  },
  {
    name: 'diagram worker, browser',
    entry: 'src/diagrams/worker-web.ts',
    out: 'dist/diagram-worker.web.js',
    ...page,
  },
];

/** Files that are copied as they are. */
const copies = [
  [resolve('svgbob-wasm/svgbob_wasm_bg.wasm'), 'dist/svgbob.wasm'],
  ...['latin-400-normal', 'latin-400-italic', 'latin-700-normal', 'latin-700-italic'].map((face) => [
    resolve(`@fontsource/open-sans/files/open-sans-${face}.woff2`),
    `dist/fonts/open-sans-${face}.woff2`,
  ]),
  [
    resolve('@fontsource/source-code-pro/files/source-code-pro-latin-500-normal.woff2'),
    'dist/fonts/source-code-pro-latin-500-normal.woff2',
  ],
];

/** @param {Bundle} bundle @returns {BuildOptions} */
function options({ entry, out, name: _, alias, ...rest }) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.svg': 'text' },
    mainFields: ['module', 'main'],
    plugins: [plainFields],
    alias: { '#platform': './src/extension/platform.ts', ...alias },
    ...rest,
  };
}

if (production) await rm(path.join(root, 'dist'), { recursive: true, force: true });
await mkdir(path.join(root, 'dist', 'fonts'), { recursive: true });
for (const [from, to] of copies) await copyFile(from, path.join(root, to));
if (watch) {
  for (const bundle of bundles) await (await context(options(bundle))).watch();
  console.log('Watching.');
} else {
  await Promise.all(bundles.map((bundle) => build(options(bundle))));
}
