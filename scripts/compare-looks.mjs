// Puts pictures of slides side by side, to be looked at: our Published look, our Editor look, and mdBook's own page
// around the published HTML. `node scripts/compare-looks.mjs --mdbook FILE [--only PART]` writes to out/looks, which git
// ignores: the course's text is not ours. Says so and ends well where the course or mdBook is not there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launchBrowser } from './browser.mjs';
import { themeStyle, themes } from './looks-themes.mjs';
import { buildPageProgram } from './page-program.mjs';
import { root, say } from './root.mjs';

const { values } = parseArgs({
  options: { mdbook: { type: 'string', default: 'mdbook' }, only: { type: 'string', default: '' } },
});
const shared = path.join(root, '..', 'shared');
const course = path.join(shared, 'corpus', 'comprehensive-rust', 'src');
const golden = path.join(shared, 'golden', 'pages');
const own = path.join(root, 'test', 'page', 'fixtures', 'dialect', 'src');
const out = path.join(root, 'out', 'looks');

const ofCourse = `
  index memory-management/move smart-pointers/trait-objects tuples-and-arrays/exercise tuples-and-arrays/arrays types-and-values/arithmetic concurrency/send-sync/sync
  bare-metal/minimal bare-metal/microcontrollers chromium/build-rules/vscode chromium/cargo cargo/rust-ecosystem
  running-the-course hello-world/what-is-rust types-and-values/values concurrency/threads/plain glossary
  unsafe-deep-dive/introduction/warm-up/unsafe-block testing/exercise welcome-day-1 android/interoperability/with-c
  control-flow-basics/blocks-and-scopes std-types/vec`;
const ofOurs = 'alerts definitions footnotes tables lists html code headings';
const all = [
  ...names(ofCourse).map((name) => ({ name, source: course, html: golden })),
  ...names(ofOurs).map((name) => ({ name: `own/${name}`, source: own, html: own })),
].filter(
  ({ name, html }) =>
    name.includes(values.only) && existsSync(path.join(html, `${name.replace(/^own\//, '')}.html`)),
);
const varied = new Set([
  'memory-management/move',
  'tuples-and-arrays/arrays',
  'own/alerts',
  'own/tables',
  'own/code',
]);

function names(text) {
  return text.trim().split(/\s+/);
}

/** mdBook's own page with its style, scripts and fonts: what stands around `<main>`'s inside. */
function publishedFrame() {
  const book = path.join(out, 'book');
  rmSync(book, { recursive: true, force: true });
  mkdirSync(path.join(book, 'src'), { recursive: true });
  const toml =
    '[output.html.playground]\neditable = true\nline-numbers = true\n[output.html.search]\nenable = false\n';
  writeFileSync(path.join(book, 'book.toml'), `[book]\ntitle = "t"\n${toml}`);
  writeFileSync(path.join(book, 'src', 'SUMMARY.md'), '- [x](x.md)\n');
  writeFileSync(path.join(book, 'src', 'x.md'), 'x');
  if (spawnSync(values.mdbook, ['build', book]).status !== 0) return undefined;
  const page = readFileSync(path.join(book, 'book', 'x.html'), 'utf8');
  const start = page.indexOf('<main>') + '<main>'.length;
  const end = page.lastIndexOf('</main>');
  const around = [page.slice(0, start), page.slice(end)].map((part) =>
    part.replaceAll(/(src|href)="(?!https?:|#|\/)([^"]+)"/g, '$1="/book/$2"'),
  );
  return (html) => around.join(html);
}

/** What the preview says by itself on these pages. */
const strings = {
  speakerNotes: 'Speaker notes',
  imageRemote: 'Remote image: {0}',
  failed: 'Failed: {0}',
  fits: 'fits',
  over: '{0} px over',
  fromLine: 'from line {0}',
  room: 'room {0} × {1}',
  limit: 'limit {0} × {1}',
};

const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.html': 'text/html' };

/** Serves pages by their address, else files: `/root/`, `/book/` (mdBook's), and those beside a slide. */
async function serve(pages) {
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const made = pages.get(address);
    if (made !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(made);
      return;
    }
    const [, kind, ...rest] = address.split('/');
    const base = { root, book: path.join(out, 'book', 'book'), course, own }[kind ?? ''];
    const file = base && path.join(base, ...rest);
    if (!file || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return server;
}

/** The preview's own page with its script, as the extension makes it, without an extension. */
function previewPage({ page, look, theme, colours, base, direction, notes }) {
  const sheets = 'page editor-look published-look published-colours code diagram toolbar'.split(' ');
  const message = {
    type: 'page',
    document: 'x',
    version: 1,
    revision: 1,
    blocks: page.blocks.map(({ html }, index) => ({ key: `${index}`, line: 0, html })),
    info: {
      name: 'x',
      language: direction === 'rtl' ? 'fa' : 'en',
      direction,
      base,
      canGoBack: false,
      canGoForward: false,
      locked: false,
      remoteImages: false,
      fit: { room: { width: 980, height: 520 }, limit: { width: 750, height: 1333 } },
    },
  };
  const settings = { look, colours, notes, scrollSync: false };
  const messages = JSON.stringify([{ type: 'settings', settings }, message]).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style>${themeStyle(theme)}</style>
${sheets.map((name) => `<link rel="stylesheet" href="/root/media/${name}.css">`).join('\n')}</head>
<body class="${theme.classes}" data-role="preview" data-colourist="/root/out/looks/colours.js" data-strings='${JSON.stringify(strings)}'>
<div id="bar"><button id="fit" type="button"></button></div>
<div id="scroller"><div id="room"><main id="slide" tabindex="-1"></main></div></div>
<script>globalThis.acquireVsCodeApi = () => ({ postMessage() {}, setState() {}, getState() {} });</script>
<script src="/root/out/looks/preview.js"></script>
<script>for (const message of ${messages}) window.postMessage(message, '*');</script></body></html>`;
}

async function picture(browser, origin, address, { width, hide = '' }) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  await page.goto(origin + address);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  if (hide) await page.addStyleTag({ content: hide });
  await page.waitForTimeout(300);
  const scrolled = await page.evaluate(
    () => document.querySelector('#scroller')?.scrollHeight ?? document.body.scrollHeight,
  );
  await page.setViewportSize({ width, height: Math.min(Math.max(scrolled + 60, 200), 1500) });
  const shot = await page.screenshot();
  await page.close();
  return shot.toString('base64');
}

async function sheet(browser, file, pictures) {
  const page = await browser.newPage({ viewport: { width: pictures.length * 640, height: 400 } });
  const cells = pictures.map(
    ([title, data]) =>
      `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${data}"></figure>`,
  );
  await page.setContent(`<style>body{margin:0;display:flex;align-items:start;font:14px sans-serif;background:#888}
figure{margin:4px;width:632px;flex:none}img{width:100%}</style>${cells.join('')}`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  say(path.relative(root, file));
}

async function main(frame) {
  for (const name of ['preview', 'colours']) {
    await build({
      entryPoints: [path.join(root, 'src', 'preview', `${name}.ts`)],
      outfile: path.join(out, `${name}.js`),
      bundle: true,
      format: 'iife',
      target: 'chrome110',
      logLevel: 'warning',
      loader: { '.svg': 'text' },
    });
  }
  const program = await import(pathToFileURL(await buildPageProgram()).href);
  const pages = new Map();
  const server = await serve(pages);
  const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  const browser = await launchBrowser();
  try {
    for (const { name, source, html } of all) {
      const file = name.replace(/^own\//, '');
      const world = await program.openWorld(path.join(source, `${file}.md`));
      const page = program.renderPage(program.openDocument(path.join(source, `${file}.md`)), world, {
        mode: 'preview',
        draw: program.draw,
      });
      const base = `/${source === own ? 'own' : 'course'}/${file.includes('/') ? `${path.dirname(file)}/` : ''}`;
      const ours = {
        page,
        theme: themes.light,
        colours: 'light',
        base: origin + base,
        direction: 'ltr',
        notes: 'closed',
      };
      const shoot = async (options, width = 830) => {
        pages.set('/ours', previewPage({ ...ours, ...options }));
        return picture(browser, origin, '/ours', { width });
      };
      pages.set(
        `${base}published-page`,
        frame(readFileSync(path.join(html, `${file}.html`), 'utf8')).replace(
          '<head>',
          '<head><script>localStorage.setItem("mdbook-sidebar", "hidden")</script>',
        ),
      );
      const published = await picture(browser, origin, `${base}published-page`, {
        width: 830,
        hide: '#mdbook-sidebar, .sidebar, .nav-wrapper, .nav-wide-wrapper { display: none !important } #mdbook-menu-bar { visibility: hidden } #mdbook-page-wrapper { margin: 0 !important; transform: none !important }',
      });
      const editor = { look: 'editor', notes: 'shown' };
      await sheet(browser, path.join(out, `${name.replaceAll('/', '-')}.png`), [
        ['Published look', await shoot({ look: 'published' })],
        ['mdBook', published],
        ['Editor look', await shoot(editor)],
      ]);
      if (!varied.has(name)) continue;
      for (const [theme, colours] of [
        ['dark', 'navy'],
        ['high-contrast', 'coal'],
      ]) {
        await sheet(browser, path.join(out, `${name.replaceAll('/', '-')}-${theme}.png`), [
          [`Published, ${colours}`, await shoot({ look: 'published', theme: themes[theme], colours })],
          [`Editor, ${theme}`, await shoot({ ...editor, theme: themes[theme] })],
        ]);
      }
      await sheet(browser, path.join(out, `${name.replaceAll('/', '-')}-narrow-rtl.png`), [
        ['Published, narrow', await shoot({ look: 'published' }, 400)],
        ['Published, right to left', await shoot({ look: 'published', direction: 'rtl' })],
        ['Editor, right to left', await shoot({ ...editor, direction: 'rtl' })],
      ]);
    }
  } finally {
    await browser.close();
    server.close();
  }
}

mkdirSync(out, { recursive: true });
const frame = existsSync(golden) ? publishedFrame() : undefined;
if (frame) await main(frame);
else say(`Skipped: there is no course at ${course} or no mdBook at ${values.mdbook}.`);
