// Runs the host tests in desktop VS Code, which @vscode/test-electron downloads. Where its download site cannot be
// reached they are skipped, with a sentence that says so; the server's Node host runs the same tests everywhere.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAll } from './install.mjs';
import { closingLine } from './node-tests.mjs';
import { cache, isProgram, root } from './root.mjs';
import { bundleHostTests, receiveReports } from './test-host.mjs';

const site = 'https://update.code.visualstudio.com';
const skipped = { passed: 0, failed: 0, skipped: 1 };

/** @returns {Promise<import('./node-tests.mjs').Tally>} */
export async function testDesktop() {
  const obstacle = await whatHinders();
  if (obstacle) {
    console.log(`The desktop tests were skipped: ${obstacle}`);
    return skipped;
  }
  const { runTests } = await import('@vscode/test-electron');
  const work = await mkdtemp(path.join(tmpdir(), 'lectern-desktop-'));
  const folder = path.join(work, 'course');
  await cp(path.join(root, 'samples', 'reading-code'), folder, { recursive: true });
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const reports = receiveReports('desktop', tally);
  const receiver = createServer(async (incoming, outgoing) => {
    const parts = [];
    for await (const part of incoming) parts.push(part);
    reports.take(JSON.parse(Buffer.concat(parts).toString('utf8')));
    outgoing.end();
  });
  await new Promise((resolve) => receiver.listen(0, '127.0.0.1', () => resolve(undefined)));
  try {
    const bound = receiver.address();
    const port = typeof bound === 'object' ? bound?.port : 0;
    const tests = await bundleHostTests('node', `http://127.0.0.1:${port}/lectern-report`);
    const data = ['--user-data-dir', path.join(work, 'data')];
    const exit = await runTests({
      cachePath: path.join(cache, 'vscode-test'),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, tests),
      launchArgs: [folder, ...data, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
    }).catch(() => 1);
    reports.exit(exit);
    if (!(await reports.finished)) tally.failed += 1;
  } finally {
    receiver.close();
    await rm(work, { recursive: true, force: true });
  }
  return tally;
}

/** A sentence that says why desktop VS Code cannot be run here; `undefined` where it can. */
async function whatHinders() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    const reached = await reach();
    return reached ?? 'there is no display; run them under xvfb-run.';
  }
  return reach();
}

async function reach() {
  try {
    await fetch(`${site}/api/releases/stable`, { signal: AbortSignal.timeout(5000) });
    return undefined;
  } catch {
    return `VS Code's download site (${new URL(site).host}) cannot be reached from here.`;
  }
}

if (isProgram(import.meta.url)) {
  await buildAll();
  const tally = await testDesktop();
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 ? 0 : 1);
}
