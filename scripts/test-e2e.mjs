// Runs test/e2e/**/*.test.ts: a browser drives VS Code as a person would. `npm run test:e2e [-- PART…]`
import { buildAll } from './install.mjs';
import { closingLine, runNodeTests } from './node-tests.mjs';
import { isProgram, root } from './root.mjs';
import { filesBelow } from './test-files.mjs';

/** With more failures than this it is not the machine. */
const most = 6;

/**
 * Tests that fail are run once more, and said to have been: a browser on a machine with other work loses a key or a drop now
 * and then, as it would a person's. What fails twice has failed.
 * @param {string[]} parts
 */
export async function testInBrowser(parts = []) {
  const files = await filesBelow(root, 'test/e2e');
  const first = await runNodeTests('e2e', files, { parts });
  const failures = first.failures ?? [];
  if (failures.length === 0 || failures.length > most || failures.length < first.failed) return first;
  console.log(`\nOnce more, for they failed: ${failures.join('; ')}.`);
  const patterns = failures.map((name) => `--test-name-pattern=/^${escaped(name)}$/`);
  const second = await runNodeTests('e2e', files, { parts, nodeArguments: patterns });
  const again = second.failures ?? [];
  const late = failures.filter((name) => !again.includes(name));
  if (second.passed !== late.length) return first;
  if (late.length > 0) console.log(`Passed only when tried again: ${late.join('; ')}.`);
  return {
    passed: first.passed + second.passed,
    failed: again.length,
    skipped: first.skipped,
    failures: again,
  };
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

if (isProgram(import.meta.url)) {
  await buildAll();
  const tally = await testInBrowser(process.argv.slice(2));
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 ? 0 : 1);
}
