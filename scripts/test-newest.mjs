// Runs the tests of the web worker host in the newest VS Code that npm has, in a browser: `node scripts/test-newest.mjs
// [PART…]`. Not part of `npm test`, for its 120 MB. The course is mounted at the top of a file system in memory.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { fetchNewestVsCode } from './fetch-vscode.mjs';
import { buildAll } from './install.mjs';
import { closingLine } from './node-tests.mjs';
import { root } from './root.mjs';
import { bundleHostTests, receiveReports } from './test-host.mjs';

/** Starts a server on a free port; gives its port. */
function listen(server) {
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server.address().port)));
}

const folder = await fetchNewestVsCode();
await buildAll();
const tally = { passed: 0, failed: 0, skipped: 0 };
const reports = receiveReports('web', tally);
const taker = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  if (parts.length > 0) reports.take(JSON.parse(Buffer.concat(parts).toString('utf8')));
  response.end();
});
const tests = await bundleHostTests('web', `http://localhost:${await listen(taker)}/`, process.argv.slice(2));
const free = createServer();
const port = await listen(free);
free.close();
const { runServer } = createRequire(path.join(folder, 'package.json'))('@vscode/test-web/out/server/main.js');
await runServer('localhost', port, {
  build: { type: 'static', location: path.join(folder, 'code') },
  folderMountPath: path.join(root, 'samples', 'reading-code'),
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(root, tests),
  esm: true,
});
const browser = await launchBrowser();
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
await page.exposeFunction('codeAutomationLog', () => {});
await page.exposeFunction('codeAutomationExit', (code) => reports.exit(code));
// Webviews register their service worker on this name only.
await page.goto(`http://app.localhost:${port}`);
const ended = await reports.finished;
await browser.close();
console.log(closingLine(ended ? tally : { ...tally, failed: tally.failed + 1 }));
process.exit(ended && tally.failed === 0 ? 0 : 1);
