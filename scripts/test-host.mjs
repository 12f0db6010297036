// Runs test/host/**/*.test.ts inside real VS Code: in the Node extension host and in the web worker host.
// `npm run test:host [-- --node | --web] [PART…]`
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from './browser.mjs';
import { buildAll } from './install.mjs';
import { closingLine, sumOf } from './node-tests.mjs';
import { isProgram, root, say } from './root.mjs';
import { filesBelow } from './test-files.mjs';
import { openGate } from './test-gate.mjs';
import { address, startVsCode } from './vscode-server.mjs';

/** How long nothing may be told: a test has 20 s, a window on a busy machine needs longer to open. In milliseconds. */
const patience = 120_000;

/** @typedef {import('./node-tests.mjs').Tally} Tally */

/** Where a run's tests are bundled to: runs at the same time do not share it. */
const hostProgram = (host) => `out/host/${host}-${process.pid}.js`;

/**
 * Bundles the tests for one kind of host.
 * @param {'node' | 'web'} host @param {string} report address the results are posted to @param {string[]} parts
 * @returns {Promise<string>} the program, relative to the root
 */
export async function bundleHostTests(host, report, parts = []) {
  const files = (await filesBelow(root, 'test/host')).filter(
    (file) => parts.length === 0 || parts.some((part) => file.includes(part)),
  );
  if (files.length === 0) throw new Error(`No host test matches ${parts.join(', ')}.`);
  const outfile = hostProgram(host);
  const imports = files.map((file) => `import ${JSON.stringify(`./${file}`)};`);
  await build({
    stdin: {
      contents: [...imports, "export { run } from './test/host/support/host-test.ts';"].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    outfile: path.join(root, outfile),
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
    define: { LECTERN_HOST: JSON.stringify(host), LECTERN_REPORT: JSON.stringify(report) },
    ...(host === 'node'
      ? { platform: 'node', target: 'node20' }
      : {
          platform: 'browser',
          target: 'chrome110',
          alias: { 'node:assert/strict': path.join(root, 'test/host/support/assert-web.ts') },
        }),
  });
  return outfile;
}

/** Runs the tests in one kind of host. @returns {Promise<Tally>} */
export async function runHostTests(host, parts = []) {
  const work = await mkdtemp(path.join(tmpdir(), `lectern-${host}-`));
  const folder = path.join(work, 'course');
  await cp(path.join(root, 'samples', 'reading-code'), folder, { recursive: true });
  const server = await startVsCode({ data: path.join(work, 'data') });
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const reports = receiveReports(host, tally);
  const gate = await openGate(server, {
    web: host === 'web',
    tests: hostProgram('web'),
    onReport: reports.take,
  });
  const browser = await launchBrowser();
  try {
    const tests = await bundleHostTests(host, `http://${gate.authority}/lectern-report`, parts);
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', (code) => reports.exit(code));
    const development = host === 'node' ? { extension: root, tests: path.join(root, tests) } : {};
    await page.goto(address(gate, { folder, ...development }));
    if (!(await reports.finished)) {
      tally.failed += 1;
      say(
        `The tests in the ${host} host did not come to their end. VS Code said:\n${server.log().slice(-4000)}`,
      );
      await page.screenshot({ path: path.join(root, 'out', `host-${host}.png`) });
      say(`A picture of the window is in out/host-${host}.png.`);
    }
  } finally {
    await browser.close();
    await gate.close();
    await server.stop();
    await rm(work, { recursive: true, force: true });
    await rm(path.join(root, hostProgram(host)), { force: true });
  }
  return tally;
}

/** Prints each result as it comes. `finished` resolves to true when all were told, false when VS Code ended or hung before. */
export function receiveReports(host, tally) {
  let finish = (/** @type {boolean} */ _) => {};
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  const timer = setTimeout(() => finish(false), patience);
  let done = false;
  const take = (report) => {
    timer.refresh();
    if (report.done) {
      done = true;
      clearTimeout(timer);
      finish(true);
      return;
    }
    tally[report.passed ? 'passed' : 'failed'] += 1;
    console.log(`${report.passed ? '✔' : '✖'} ${report.name} (${host} host, ${report.milliseconds} ms)`);
    if (!report.passed) console.log(report.why.replace(/^/gm, '    '));
  };
  const exit = (code) => {
    if (done) return;
    say(`The ${host} host ended with code ${code}.`);
    clearTimeout(timer);
    finish(false);
  };
  return { take, exit, finished };
}

/** Both hosts, or the one asked for. @param {string[]} args @returns {Promise<Tally>} */
export async function testHosts(args) {
  const hosts = /** @type {const} */ (['node', 'web']).filter((host) => args.includes(`--${host}`));
  const parts = args.filter((argument) => !argument.startsWith('--'));
  const tallies = [];
  for (const host of hosts.length ? hosts : ['node', 'web']) tallies.push(await runHostTests(host, parts));
  return sumOf(tallies);
}

if (isProgram(import.meta.url)) {
  await buildAll();
  const tally = await testHosts(process.argv.slice(2));
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);
}
