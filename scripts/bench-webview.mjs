// Measures what a key costs in the preview's page: `node scripts/bench-webview.mjs [--json]`. The page's own program in a
// headless Chromium is given what the core makes of each key; the time is that of making safe, comparing and patching, layout
// not counted. Beside it, in the same run: `innerHTML` of what markdown-it makes, which makes nothing safe and keeps nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { buildAll } from './install.mjs';
import { root } from './root.mjs';
import { createPreview, loadPreviewCore, openWebviewPage } from './webview-page.mjs';

const source = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust', 'src');
const keys = 200;
const sentence = 'A few words with `code` and a [link](other.md), as notes and lists have them.';

function longestSlide() {
  if (!existsSync(source)) {
    const section = (_, at) => `## Part ${at}\n\n${`${sentence}\n\n`.repeat(4)}- one\n- two\n`;
    return ['a slide made up, since there is no corpus', Array.from({ length: 30 }, section).join('\n')];
  }
  const slides = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && path.basename(name) !== 'SUMMARY.md')
    .map((name) => [name, readFileSync(path.join(source, name), 'utf8')]);
  return slides.toSorted((a, b) => b[1].length - a[1].length)[0] ?? ['', ''];
}

const lines = (count, line) => Array.from({ length: count }, (_, at) => line(at)).join('\n');
const [slide, longest] = longestSlide();
const cases = [
  [`the longest slide (${slide})`, longest],
  ['a list of 300 items', `# List\n\n${lines(300, (at) => `- Item ${at}. ${sentence}`)}\n`],
  [
    'notes of 100 paragraphs',
    `# Notes\n\n<details>\n\n${lines(100, (at) => `Paragraph ${at}. ${sentence}\n`)}\n</details>\n`,
  ],
];

/** The text with some letters typed in its middle, behind a word. */
function typed(text, count) {
  const middle = text.indexOf(' ', text.length >> 1);
  return text.slice(0, middle) + ' typing'.repeat(30).slice(0, count) + text.slice(middle);
}

function figures(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { p50: at(0.5), p95: at(0.95) };
}

await buildAll();
const core = await loadPreviewCore();
const browser = await launchBrowser();
const results = [];
try {
  for (const [name, text] of cases) {
    const page = await openWebviewPage(browser);
    const preview = createPreview(core, page);
    const naive = new core.MarkdownIt({ html: true });
    const first = await preview.show(text);
    await page.evaluate(() => document.body.append(document.createElement('article')));
    const updates = [];
    const rivals = [];
    for (let key = 1; key <= keys; key++) {
      const now = typed(text, key);
      updates.push(await preview.show(now));
      const rival = await page.evaluate((html) => {
        const article = document.querySelector('article');
        const start = performance.now();
        if (article) article.innerHTML = html;
        return performance.now() - start;
      }, naive.render(now));
      rivals.push(rival);
    }
    results.push({ name, characters: text.length, first, update: figures(updates), naive: figures(rivals) });
    await page.context().close();
  }
} finally {
  await browser.close();
}

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 1));
else {
  const ms = (time) => `${time.toFixed(2)} ms`;
  console.log(`What a key costs in the preview's page, ${keys} keys each, layout not counted:`);
  for (const { name, characters, first, update, naive } of results) {
    console.log(`${name}, ${characters} characters (the first page: ${ms(first)})`);
    console.log(`  a key:                    p50 ${ms(update.p50)}, p95 ${ms(update.p95)}`);
    console.log(`  innerHTML of markdown-it: p50 ${ms(naive.p50)}, p95 ${ms(naive.p95)}`);
  }
}
