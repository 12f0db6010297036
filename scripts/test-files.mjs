import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Folders below test/ whose tests run elsewhere than in plain node. */
const elsewhere = ['test/host/', 'test/e2e/', 'test/desktop/'];

/** Every unit test file, relative to the root, sorted; found by looking, so that none can be forgotten. */
export async function unitTestFiles(root) {
  const names = await readdir(path.join(root, 'test'), { recursive: true });
  return names
    .map((name) => `test/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.test.ts') && !elsewhere.some((folder) => name.startsWith(folder)))
    .sort();
}
