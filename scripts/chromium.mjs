// Finds the Chromium that the tests and pictures use, and installs it where that is possible without asking anyone.
import { access, constants } from 'node:fs/promises';
import { installDebianPackages } from './debian-packages.mjs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What to say where there is no browser. */
export const noChromium =
  'No Chromium was found. Install it (Debian: `apt-get install chromium`), or name one in the environment variable CHROMIUM.';

/** @returns {Promise<string | undefined>} the program's path; `undefined` where there is none */
export async function findChromium() {
  for (const place of places) {
    if (
      place &&
      (await access(place, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return place;
  }
  return undefined;
}

/** The program's path, after an installation through apt-get where we are root on Debian; `undefined` where there is none. */
export async function provideChromium() {
  const found = await findChromium();
  if (found) return found;
  await installDebianPackages('Chromium', ['chromium', 'fonts-dejavu-core']);
  return findChromium();
}
