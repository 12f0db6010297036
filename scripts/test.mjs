// npm test: installs what is missing, builds, runs every test there is, and ends in one line that counts them.
// Imports nothing that has to be installed first.
import { noChromium, provideChromium } from './chromium.mjs';
import { provideGit } from './debian-packages.mjs';
import { fetchVsCode } from './fetch-vscode.mjs';
import { buildAll, installPackages } from './install.mjs';
import { say } from './root.mjs';

async function test() {
  await installPackages();
  await provideGit();
  say('Building …');
  await buildAll();
  const { closingLine, sumOf } = await import('./node-tests.mjs');
  const { testUnits } = await import('./test-unit.mjs');
  const { testProcesses } = await import('./test-process.mjs');
  const { testDesktop } = await import('./test-desktop.mjs');
  const tallies = [
    await stage('Unit tests', testUnits),
    await stage('The built programs, and slow tests', testProcesses),
  ];
  tallies.push(...(await browserStages()));
  tallies.push(await stage('Desktop VS Code', testDesktop));
  const sum = sumOf(tallies);
  console.log(`\n${closingLine(sum)}`);
  return sum.failed === 0 && sum.passed > 0;
}

/** What needs VS Code and a browser. Where there is no browser: a failure in CI, skipped (and never passed) elsewhere. */
async function browserStages() {
  if (!(await provideChromium())) {
    console.log(`\nThe tests in VS Code were not run. ${noChromium}`);
    return [{ passed: 0, failed: process.env.CI ? 1 : 0, skipped: process.env.CI ? 0 : 1 }];
  }
  await fetchVsCode();
  const { testHosts } = await import('./test-host.mjs');
  const { testInBrowser } = await import('./test-e2e.mjs');
  return [
    await stage('Inside VS Code: Node host and web worker host', () => testHosts([])),
    await stage('VS Code in a browser', () => testInBrowser()),
  ];
}

/** Runs one stage; what it throws is one failed test, so that the stages after it run all the same. */
async function stage(title, run) {
  console.log(`\n${title}`);
  const began = Date.now();
  try {
    const tally = await run();
    say(`${title}: ${Math.round((Date.now() - began) / 1000)} s`);
    return tally;
  } catch (error) {
    console.log(`✖ ${title}: ${error instanceof Error ? error.stack : error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

test().then(
  (good) => process.exit(good ? 0 : 1),
  (error) => {
    say(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
