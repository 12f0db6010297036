// Compares how Lectern and a real mdBook read made-up SUMMARY.md files: `node scripts/fuzz-summary.mjs [--mdbook FILE]
// [--seed N] [--count N]`. Says so and ends well where no mdBook is found. mdBook hands its book to a renderer that
// writes it down.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './load-core.mjs';

const { values } = parseArgs({
  options: {
    mdbook: { type: 'string', default: 'mdbook' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
  },
});

let state = Number(values.seed);

/** A number from 0 up to but without `below`; mulberry32. */
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

const pick = (list) => list[random(list.length)];
let links = 0;

function link() {
  links++;
  const plain = `T${links}`;
  const odd = [
    `\`c\`${links}`,
    `*e* ${links}`,
    `a <b>h</b> ${links}`,
    `x &amp; ${links}`,
    `q\\*${links}`,
    `two\nlines${links}`,
  ];
  const file = `f${links}.md`;
  const addresses = [
    '',
    `./${file}`,
    `d/${file}`,
    `<f ${links}.md>`,
    `f%20${links}.md`,
    `${file} "title"`,
    `caf%C3%A9${links}.md`,
  ];
  return `[${random(4) ? plain : pick(odd)}](${random(3) ? file : pick(addresses)})`;
}

function piece() {
  const indent = pick(['', '', '  ', '  ', '    ', '      ', '\t', '   ', ' ', '        ']);
  const rare = [
    () => '\n---\n',
    () => `\n# Part ${links}\n`,
    () => `\n# Part ${links}\n\n`,
    () => '<!-- c -->\n',
    () => '\n<!-- c\nd -->\n\n',
    () => `${link()}\n`,
    () => `\n${link()}\n\n`,
    () => '\n## Sub\n\n',
    () => 'words\n',
    () => `${indent}- words\n`,
    () => `${indent}* ${link()}\n`,
    () => `${indent}1. ${link()}\n`,
    () => `${indent}-${link()}\n`,
    () => `${indent}- ${link()} ${link()}\n`,
    () => `> ${link()}\n`,
    () => '\n',
  ];
  return random(3) ? `${indent}- ${link()}\n` : pick(rare)();
}

/** One line per item, the same for both readers. */
function chapterLine(depth, number, title, file) {
  return `${' '.repeat(depth)}${number.join('.')} ${title} → ${file}`;
}

function ours(core, text) {
  const { items, problems } = core.parseSummary(core.createDocument('/b/src/SUMMARY.md', text), '/b/src');
  const lines = [];
  const add = (chapter) => {
    lines.push(
      chapterLine(chapter.depth, chapter.number, chapter.title, chapter.path?.slice('/b/src/'.length) ?? ''),
    );
    chapter.children.forEach(add);
  };
  for (const item of items) {
    if (item.kind === 'chapter') add(item);
    else lines.push(item.kind === 'part' ? `# ${item.title}` : '---');
  }
  return { lines, stops: problems.some(({ kind }) => kind === 'syntax' || kind === 'duplicate') };
}

function theirs(book) {
  const lines = [];
  const add = (item, depth) => {
    if (item === 'Separator') lines.push('---');
    else if (item.PartTitle !== undefined) lines.push(`# ${item.PartTitle}`);
    else {
      const { name, number, path: file, sub_items: children } = item.Chapter;
      lines.push(chapterLine(depth, number ?? [], name, file === null ? '' : path.posix.normalize(file)));
      for (const child of children) add(child, depth + 1);
    }
  };
  for (const item of book.items ?? book.sections) add(item, 0);
  return lines;
}

async function compare() {
  const core = await loadCore();
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-summary-'));
  const dump = path.join(folder, 'book.json');
  const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(path.join(folder, 'dump.mjs'))}`;
  writeFileSync(
    path.join(folder, 'dump.mjs'),
    `import { createWriteStream } from 'node:fs';\nprocess.stdin.pipe(createWriteStream(${JSON.stringify(dump)}));\n`,
  );
  writeFileSync(
    path.join(folder, 'book.toml'),
    `[build]\nuse-default-preprocessors = false\n[output.dump]\ncommand = '${command}'\n`,
  );
  const tally = { same: 0, refusedByBoth: 0, different: 0 };
  try {
    for (let round = 0; round < Number(values.count); round++) {
      links = 0;
      const text = Array.from({ length: 2 + random(10) }, piece).join('');
      rmSync(path.join(folder, 'src'), { recursive: true, force: true });
      await mkdir(path.join(folder, 'src'), { recursive: true });
      writeFileSync(path.join(folder, 'src', 'SUMMARY.md'), text);
      const refused = spawnSync(values.mdbook, ['build'], { cwd: folder }).status !== 0;
      const own = ours(core, text);
      const real = refused ? undefined : theirs(JSON.parse(readFileSync(dump, 'utf8')).book);
      if (own.stops && refused) tally.refusedByBoth++;
      else if (!own.stops && real && JSON.stringify(real) === JSON.stringify(own.lines)) tally.same++;
      else {
        tally.different++;
        console.error(JSON.stringify({ text, mdBook: real ?? 'refused', lectern: own }, null, 1));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

const version = spawnSync(values.mdbook, ['--version'], { encoding: 'utf8' });
if (version.status !== 0) console.log(`Skipped: there is no mdBook at ${values.mdbook}.`);
else {
  const { same, refusedByBoth, different } = await compare();
  console.log(
    `${version.stdout.trim()}: ${same} the same, ${refusedByBoth} refused by both, ${different} different.`,
  );
  process.exitCode = different > 0 ? 1 : 0;
}
