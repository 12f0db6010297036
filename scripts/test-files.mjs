import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Folders below test/ whose tests run elsewhere than in plain node. */
const elsewhere = ['test/host/', 'test/e2e/'];

/** Every `*.test.ts` below a folder, relative to the root, sorted; found by looking, so that none can be forgotten. */
export async function filesBelow(root, folder) {
  const names = await readdir(path.join(root, folder), { recursive: true });
  return names
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

/**
 * The tests that run in node alone, all in about three seconds. Those that start programs (`*.process.test.ts`) and those
 * of many random or very long texts (`*.slow.test.ts`) run apart.
 */
export async function unitTestFiles(root) {
  const files = await filesBelow(root, 'test');
  return files.filter((file) => !isSlow(file) && !elsewhere.some((folder) => file.startsWith(folder)));
}

/** The tests that start programs, such as the command line itself, and those that take seconds for other reasons. */
export async function processTestFiles(root) {
  return (await filesBelow(root, 'test')).filter(isSlow);
}

function isSlow(file) {
  return /\.(?:process|slow)\.test\.ts$/.test(file);
}

/** For esbuild: our scripts stay outside a bundle of tests, so that they know where they stand. */
export const scriptsOutside = {
  name: 'scripts outside',
  setup(build) {
    build.onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path: name, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, name)).href,
      external: true,
    }));
  },
};
