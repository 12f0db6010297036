// The browser that drives VS Code in tests, measurements and pictures.
import { chromium } from 'playwright-core';
import { noChromium, provideChromium } from './chromium.mjs';

/** Starts a headless Chromium; throws a sentence where there is none. */
export async function launchBrowser() {
  const executablePath = await provideChromium();
  if (!executablePath) throw new Error(noChromium);
  return chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root; containers give it a tiny /dev/shm.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  });
}
