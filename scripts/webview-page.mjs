// Opens the preview's own page, as it is in VS Code, in a headless Chromium without VS Code, and gives it pages that the
// core made: for what is measured or tested of the page alone.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importCore } from './load-core.mjs';
import { root } from './root.mjs';

const origin = 'https://lectern.test';
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Those of the page's words that have something filled in, or are read by tests. */
const strings = {
  slide: 'Slide',
  imageRemote: 'Not loaded: {0}',
  speakerNotes: 'Speaker Notes',
  failed: 'Failed: {0}',
  room: 'room {0} × {1}',
  limit: 'limit {0} × {1}',
  fits: 'fits',
  over: '{0} px over',
  fromLine: 'from line {0}',
  nextSlide: 'Next: {0}',
};

const entry = `
export { createPageRenderer } from './src/core/page/render-page.ts';
export { createDocument } from './src/core/text/document.ts';
export { BlockSender } from './src/extension/preview/block-sender.ts';
export { shellHtml } from './src/extension/preview/shell-html.ts';
export { readFitLimits } from './src/core/fit-limits.ts';
export { default as MarkdownIt } from 'markdown-it';
`;

/** The core's part of a preview: what makes pages of texts and says what is to be sent of them. */
export function loadPreviewCore() {
  return importCore(entry);
}

/** Opens the page in a browser of Playwright's. @param {import('playwright-core').Browser} browser */
export async function openWebviewPage(browser) {
  const { shellHtml } = await loadPreviewCore();
  const shell = shellHtml({
    role: 'preview',
    language: 'en',
    strings,
    source: origin,
    remoteImages: false,
    address: (folder, name) => `/${folder}/${name}`,
  });
  const page = await (await browser.newContext({ viewport: { width: 900, height: 700 } })).newPage();
  // What VS Code gives to a webview.
  await page.addInitScript(() => {
    const posted = [];
    const api = {
      postMessage: (message) => posted.push(message),
      getState: () => undefined,
      setState: () => {},
    };
    Object.assign(globalThis, { posted, acquireVsCodeApi: () => api });
  });
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body: shell, contentType: 'text/html' });
    try {
      const body = await readFile(path.join(root, pathname));
      return await route.fulfill({ body, contentType: types[path.extname(pathname)] ?? 'text/plain' });
    } catch {
      return route.fulfill({ status: 404, body: '' });
    }
  });
  await page.goto(`${origin}/`);
  return page;
}

/**
 * A preview of one text: `show(text)` renders it and gives the page what it does not have; resolves to what the update took
 * there, in milliseconds, layout not counted.
 */
export function createPreview(core, page, options = {}) {
  const renderer = core.createPageRenderer();
  const sender = new core.BlockSender();
  const files = { read: () => ({ kind: 'missing' }), exists: () => false, list: () => [] };
  const world = { book: undefined, courses: undefined, files };
  const info = {
    name: 'slide.md',
    language: 'en',
    direction: 'ltr',
    base: `${origin}/samples/`,
    canGoBack: false,
    canGoForward: false,
    locked: false,
    remoteImages: false,
    fit: core.readFitLimits(undefined),
    ...options,
  };
  let revision = 0;
  return {
    /** The message for a text, as the extension sends it. */
    message(text) {
      const document = core.createDocument('/course/slide.md', text, ++revision);
      const rendered = renderer(document, world, { mode: 'preview', draw: () => ({ kind: 'pending' }) });
      const blocks = sender.update(rendered);
      return { type: 'page', document: 'file:///course/slide.md', version: revision, revision, blocks, info };
    },
    async show(text) {
      return page.evaluate(
        (message) => {
          window.dispatchEvent(new MessageEvent('message', { data: JSON.parse(message) }));
          return performance.getEntriesByName('lectern-update').at(-1)?.duration ?? Number.NaN;
        },
        JSON.stringify(this.message(text)),
      );
    },
  };
}
