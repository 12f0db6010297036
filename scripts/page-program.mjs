// Bundles a small program that renders pages straight from the disk, for scripts that compare or measure pages.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildNodeProgram } from './node-program.mjs';
import { root } from './root.mjs';

const entry = `
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBook } from './src/core/book/find-book.ts';
import { chaptersOf } from './src/core/book/written-chapters.ts';
import { readFitLimits } from './src/core/fit-limits.ts';
import { rollUp } from './src/core/course/roll-up.ts';
import { createPageRenderer, renderPage } from './src/core/page/render-page.ts';
import { createMarkdown } from './src/core/markdown/markdown.ts';
import { parseFrontMatter } from './src/core/slide/front-matter.ts';
import { loadYaml } from './src/core/slide/yaml.ts';
import { createDocument } from './src/core/text/document.ts';
import { drawDiagram } from './src/diagrams/draw-diagram.ts';
import { loadSvgbob } from './src/diagrams/svgbob.ts';
import MarkdownIt from 'markdown-it';

export { chaptersOf, readFitLimits, createDocument, createPageRenderer, createMarkdown, renderPage, MarkdownIt };

export const files = {
  read(file) {
    try {
      return { kind: 'text', text: readFileSync(file, 'utf8') };
    } catch {
      return { kind: 'missing' };
    }
  },
  exists: existsSync,
  list: () => [],
};

let svgbob;
export const draw = (source, options) => {
  svgbob ??= loadSvgbob(readFileSync(SVGBOB));
  return drawDiagram(svgbob, source, options);
};

export async function openWorld(file) {
  await loadYaml();
  const book = findBook(file, files);
  const factsOf = (path) => {
    const content = files.read(path);
    if (content.kind !== 'text') return undefined;
    const facts = parseFrontMatter(createDocument(path, content.text.replace(/^\\uFEFF/, '')));
    return facts?.read ? facts : undefined;
  };
  const courses = book && rollUp(book, factsOf);
  return { book, courses, files };
}

export function openDocument(file) {
  const content = files.read(file);
  return createDocument(file, content.kind === 'text' ? content.text : '');
}

if (process.argv[2] === 'render') {
  const names = process.argv.slice(3).filter((name, index, all) => name !== '--format' && all[index - 1] !== '--format');
  const first = path.resolve(names[0]);
  const world = await openWorld(first);
  const pages = names.map((name) => {
    const page = renderPage(openDocument(path.resolve(name)), world, { mode: 'published', draw });
    for (const notice of page.notices) process.stderr.write(notice.path + ': ' + notice.message + '\\n');
    return { file: name, html: page.blocks.map((block) => block.html).join('') };
  });
  process.stdout.write(JSON.stringify({ pages }));
}
`;

/** Builds the program into `out/` and gives its path; it speaks `render --format json FILE…`. */
export async function buildPageProgram() {
  const outfile = path.join(root, 'out', 'scripts', 'page-program.mjs');
  await mkdir(path.dirname(outfile), { recursive: true });
  const svgbob = path.join(root, 'node_modules', 'svgbob-wasm', 'svgbob_wasm_bg.wasm');
  await buildNodeProgram(entry, outfile, { define: { SVGBOB: JSON.stringify(svgbob) } });
  return outfile;
}
