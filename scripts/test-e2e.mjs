// Runs test/e2e/**/*.test.ts: a browser drives VS Code as a person would. `npm run test:e2e [-- PART…]`
import { buildAll } from './install.mjs';
import { closingLine, runNodeTests } from './node-tests.mjs';
import { isProgram, root } from './root.mjs';
import { filesBelow } from './test-files.mjs';

/** @param {string[]} parts */
export async function testInBrowser(parts = []) {
  return runNodeTests('e2e', await filesBelow(root, 'test/e2e'), { parts });
}

if (isProgram(import.meta.url)) {
  await buildAll();
  const tally = await testInBrowser(process.argv.slice(2));
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 ? 0 : 1);
}
