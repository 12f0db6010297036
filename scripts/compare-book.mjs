// Compares our pages of any book with those of a real mdBook: `node scripts/compare-book.mjs [--mdbook FILE] [--show N]
// DIR…`. Books are copied and built without their preprocessors, which are not there. Where no mdBook is found it says so and ends well.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'smol-toml';
import { buildPageProgram } from './page-program.mjs';
import { root, say } from './root.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mdbook: { type: 'string', default: 'mdbook' },
    show: { type: 'string', default: '3' },
  },
});

/** What of book.toml changes the text of a page, in the words of mdBook 0.5; older books have more, which it refuses. */
function plainConfig(text) {
  const { book, rust, output } = /** @type {Record<string, any>} */ (parse(text));
  const {
    playground,
    code,
    'smart-punctuation': smart,
    'definition-lists': lists,
    admonitions,
  } = output?.html ?? {};
  const html = { playground, code, 'smart-punctuation': smart, 'definition-lists': lists, admonitions };
  const { title = 'A book', src, language } = book ?? {};
  return stringify({
    book: present({ title, src, language }),
    rust: present({ edition: rust?.edition }),
    output: { html: present(html) },
  });
}

function present(table) {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}

/** Builds a copy of the book whose pages hold what mdBook made of the chapter, and nothing else. */
function build(book, folder) {
  cpSync(book, folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'book.toml'),
    plainConfig(readFileSync(path.join(book, 'book.toml'), 'utf8')),
  );
  rmSync(path.join(folder, 'theme'), { recursive: true, force: true });
  mkdirSync(path.join(folder, 'theme'));
  writeFileSync(path.join(folder, 'theme', 'index.hbs'), '{{{ content }}}');
  const env = { ...process.env, MDBOOK_LOG: 'error' };
  const { status, stderr } = spawnSync(
    values.mdbook,
    ['build', '--dest-dir', path.join(folder, 'published'), folder],
    {
      env,
      encoding: 'utf8',
    },
  );
  return status === 0 ? undefined : stderr.trim();
}

/** Every page that mdBook made of a chapter, beside ours: `[chapter, mdBook's, ours]`. */
async function pagesOf(folder, program) {
  const { book } = parse(readFileSync(path.join(folder, 'book.toml'), 'utf8'));
  const source = path.join(folder, String(/** @type {any} */ (book).src ?? 'src'));
  const pages = [];
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) {
    const chapter = path.join(source, file);
    const published = path.join(
      folder,
      'published',
      file.replace(/README\.md$/, 'index.md').replace(/\.md$/, '.html'),
    );
    if (!file.endsWith('.md') || file === 'SUMMARY.md' || !existsSync(published)) continue;
    const world = await program.openWorld(chapter);
    const page = program.renderPage(program.openDocument(chapter), world, {
      mode: 'published',
      draw: program.draw,
    });
    pages.push([file, readFileSync(published, 'utf8'), page.blocks.map((block) => block.html).join('')]);
  }
  return pages;
}

/** The lines at which two normal forms part. */
function parting(wanted, made) {
  const [before, after] = [wanted.split('\n'), made.split('\n')];
  const at = before.findIndex((line, index) => line !== after[index]);
  const from = at < 0 ? before.length : at;
  const lines = (mark, all) => all.slice(from, from + 3).map((line) => `  ${mark} ${line}`);
  return [...lines('-', before), ...lines('+', after)].join('\n');
}

async function main() {
  const parity = path.join(root, '..', 'shared', 'tools', 'page-parity.mjs');
  // The normal form of a page is what a reader sees; without the tool that knows it, pages are compared as they are.
  const normal = existsSync(parity) ? (await import(pathToFileURL(parity).href)).dump : (page) => page.trim();
  const program = await import(pathToFileURL(await buildPageProgram()).href);
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-book-'));
  let [equal, all, shown] = [0, 0, 0];
  try {
    for (const book of positionals.map((given) => path.resolve(given))) {
      const copy = path.join(folder, path.basename(book));
      const stopped = build(book, copy);
      const pages = stopped === undefined ? await pagesOf(copy, program) : [];
      const same = pages.filter(([file, wanted, made]) => {
        if (normal(wanted) === normal(made)) return true;
        if (shown++ < Number(values.show))
          console.log(`${file} differs:\n${parting(normal(wanted), normal(made))}`);
        return false;
      });
      say(`${book}: ${stopped ?? `${same.length} of ${pages.length} pages equal`}`);
      if (pages.length === 0) process.exitCode = 1;
      equal += same.length;
      all += pages.length;
      rmSync(copy, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${equal} of ${all} pages equal.`);
  if (equal < all) process.exitCode = 1;
}

const version = spawnSync(values.mdbook, ['--version'], { encoding: 'utf8' });
if (version.status !== 0) console.log(`Skipped: there is no mdBook at ${values.mdbook}.`);
else {
  console.log(version.stdout.trim());
  await main();
}
