// Draws media/icon.png (256 × 256) from media/icon.svg. Run it again when the drawing changes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { root } from './root.mjs';

const drawing = await readFile(path.join(root, 'media', 'icon.svg'), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
await page.screenshot({ path: path.join(root, 'media', 'icon.png'), omitBackground: true });
await browser.close();
