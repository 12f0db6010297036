// Runs the unit tests, which need nothing but Node. `npm run test:unit [-- PART…]` runs only files whose path holds one
// of the parts.
import { closingLine, runNodeTests } from './node-tests.mjs';
import { isProgram, root } from './root.mjs';
import { unitTestFiles } from './test-files.mjs';

/** @param {string[]} parts */
export async function testUnits(parts = []) {
  return runNodeTests('unit', await unitTestFiles(root), { parts });
}

if (isProgram(import.meta.url)) {
  const tally = await testUnits(process.argv.slice(2));
  console.log(closingLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
