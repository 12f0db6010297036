// Bundles the part of the core that counts courses, for scripts that measure or compare it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildNodeProgram } from './node-program.mjs';
import { root } from './root.mjs';

const entry = `
export { findBook } from './src/core/book/find-book.ts';
export { parseSummary } from './src/core/book/summary.ts';
export { createRollUp, rollUp } from './src/core/course/roll-up.ts';
export { scheduleOf } from './src/core/course/schedule.ts';
export { expandDirectives } from './src/core/course/directives.ts';
export { parseFrontMatter } from './src/core/slide/front-matter.ts';
export { loadYaml } from './src/core/slide/yaml.ts';
export { createDocument } from './src/core/text/document.ts';
`;

/** A module of the core: what `entry`, a text of exports, exports. */
export async function importCore(entry) {
  const outfile = path.join(root, 'out', 'scripts', `core-${process.pid}.mjs`);
  await buildNodeProgram(entry, outfile);
  return import(pathToFileURL(outfile).href);
}

/** The core's functions that count courses, and `readBook(folder)`, which reads a book from the disk and rolls it up. */
export async function loadCore() {
  const core = await importCore(entry);
  await core.loadYaml();
  return { ...core, readBook: (folder) => readBook(core, folder) };
}

/** Files as the core asks for them, straight from the disk. */
export const diskFiles = {
  read(file) {
    try {
      return { kind: 'text', text: readFileSync(file, 'utf8') };
    } catch {
      return { kind: 'missing' };
    }
  },
  exists: (file) => existsSync(file),
  list: () => [],
};

/** What mdbook-course would read of a file; nothing for one that is not there. */
export function factsOf(core, file) {
  const content = diskFiles.read(file);
  if (content.kind !== 'text') return undefined;
  const frontMatter = core.parseFrontMatter(core.createDocument(file, content.text));
  return frontMatter?.read ? frontMatter : undefined;
}

function readBook(core, folder) {
  const book = core.findBook(folder, diskFiles);
  if (!book) throw new Error(`${folder} is no book.`);
  const courses = core.rollUp(book, (file) => factsOf(core, file));
  return { book, courses, schedule: core.scheduleOf(courses, book) };
}
