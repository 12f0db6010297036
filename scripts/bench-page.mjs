// Measures rendering in this process: `node scripts/bench-page.mjs [--json]`. A key typed in the middle of the longest
// slide beside markdown-it as it comes, in one run; and the whole course, cold. Says so where there is no corpus.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPageProgram } from './page-program.mjs';
import { root } from './root.mjs';

const source = path.join(root, '..', 'shared', 'corpus', 'comprehensive-rust', 'src');
const keys = 400;

function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

if (!existsSync(source)) {
  console.log(`Skipped: ${source} holds no course to measure.`);
} else {
  const program = await import(pathToFileURL(await buildPageProgram()).href);
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.md') && path.basename(name) !== 'SUMMARY.md',
  );
  const world = await program.openWorld(path.join(source, 'SUMMARY.md'));
  const documents = names.map((name) => program.openDocument(path.join(source, name)));
  // Drawing is another program's work, in a worker of its own.
  const draw = () => ({ kind: 'pending' });
  const coldStart = performance.now();
  for (const document of documents) program.renderPage(document, world, { mode: 'published', draw });
  const course = performance.now() - coldStart;

  const longest = documents.toSorted((a, b) => b.text.length - a.text.length)[0];
  const middle = longest.text.indexOf(' ', longest.text.length >> 1);
  const typed = (count) =>
    program.createDocument(
      longest.path,
      longest.text.slice(0, middle) + 'typing '.repeat(9).slice(0, count % 60) + longest.text.slice(middle),
      count,
    );
  const options = { mode: 'preview', draw };
  const measure = (run) => {
    const times = [];
    for (let key = 0; key < keys; key++) {
      const document = typed(key);
      const start = performance.now();
      run(document);
      if (key >= keys / 2) times.push(performance.now() - start);
    }
    return median(times);
  };
  const naive = new program.MarkdownIt({ html: true, typographer: true });
  const renderer = program.createPageRenderer();
  const results = {
    slide: path.relative(source, longest.path),
    characters: longest.text.length,
    keyMs: measure((document) => renderer(document, world, options)),
    wholePageMs: measure((document) => program.renderPage(document, world, options)),
    naiveMarkdownItMs: measure((document) => naive.render(document.text)),
    courseColdMs: course,
    pages: documents.length,
  };
  if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 1));
  else {
    const ratio = (ms) =>
      `${ms.toFixed(2)} ms, ${(ms / results.naiveMarkdownItMs).toFixed(2)} of markdown-it`;
    console.log(
      `Longest slide: ${results.slide}, ${results.characters} characters; medians of ${keys / 2} keys.`,
    );
    console.log(`A key, unchanged blocks kept:  ${ratio(results.keyMs)}`);
    console.log(`A key, the whole page anew:    ${ratio(results.wholePageMs)}`);
    console.log(`markdown-it as it comes:       ${results.naiveMarkdownItMs.toFixed(2)} ms`);
    console.log(`The whole course, cold:        ${course.toFixed(0)} ms for ${results.pages} pages`);
  }
}
