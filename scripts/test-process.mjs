// Runs the tests that start the built programs (test/**/*.process.test.ts), and those of many random or very long texts
// (*.slow.test.ts). `npm run test:process [-- PART…]`
import { buildAll } from './install.mjs';
import { closingLine, runNodeTests } from './node-tests.mjs';
import { isProgram, root } from './root.mjs';
import { processTestFiles } from './test-files.mjs';

/** @param {string[]} parts */
export async function testProcesses(parts = []) {
  return runNodeTests('process', await processTestFiles(root), { parts });
}

if (isProgram(import.meta.url)) {
  await buildAll();
  const tally = await testProcesses(process.argv.slice(2));
  console.log(closingLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
