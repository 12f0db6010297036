// Renders hostile texts of one and of two sizes, to find what takes more than linear time: `node scripts/sweep-hostile.mjs
// [--size 100000] [--only NAME] [--all]`. Prints processor time; only what is slow or grows too fast, unless told otherwise.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPageProgram } from './page-program.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});

/** Pieces that are repeated; `¶` is a line end. */
const repeated =
  String.raw`[a][|*a **b |*|a**|a _b__c |~a~~b |<|<a |<a b="|a <!-- |a <? |a <![CDATA[ |a <!A |![|![[]|[|]|[a](|[a](<|[a](b "|
[a](b 'x|[^a|[^a]: |[^a]: x¶|[^a]:¶    |>|> |- |> - |- a¶|- a¶¶|> a¶|a¶|a¶: |T¶: d¶¶|: |- [ ] a¶|# a¶|# a {#b}¶|# {x}¶|a¶===¶|{{#|{{#include a}} |
\{{#|{{|{{%course |"|'a |-|&amp|&#1|\|#|¶|~~~ |<b>|</b>|<div>¶¶|<details>¶¶x¶¶|> [!NOTE]¶|[r]: u "¶|[a¶|<i class="fa fa-circle"></i>|<a@b|<http://a|
🦀*|---¶|a: b¶|<!-- c -->¶|*_a|$|a*b_c~`
    .replaceAll('\n', '')
    .split('|');

const repeat = (piece, size) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const counted = (make, size) => {
  let text = '';
  for (let index = 0; text.length < size; index++) text += make(index);
  return text;
};

/** Texts that are not one piece again and again, by their names. */
const made = {
  backticks: (size) => repeat('`a``b```c````d', size),
  'runs of backticks': (size) => counted((index) => `${'`'.repeat(index)} `, size),
  brackets: (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  parentheses: (size) => `[a](${'('.repeat(size)}`,
  stars: (size) => `${'*'.repeat(size / 2)}a${'*'.repeat(size / 2)}`,
  'spaces in a heading': (size) => `# a${' '.repeat(size)}b`,
  'spaces in a paragraph': (size) => `a${' '.repeat(size)}b`,
  'nested quotes': (size) => counted((index) => `${'> '.repeat(index % 400)}a\n`, size),
  'nested lists': (size) => counted((index) => `${'  '.repeat(index % 100)}- a\n`, size),
  'deep lists': (size) => counted((index) => `${'  '.repeat(index)}- a\n`, size),
  'nested definitions': (size) => `a\n${counted((index) => `${'  '.repeat(index % 60)}: a\n`, size)}`,
  'a lazy quote': (size) => `> a\n${repeat('a\n', size)}`,
  'a long table': (size) => `| a | b |\n|---|---|\n${repeat('| c | d |\n', size)}`,
  'a wide table': (size) => `${repeat('|a', size / 2)}\n${repeat('|-', size / 2)}`,
  'short rows in a wide table': (size) =>
    `${repeat('|a', size / 3)}\n${repeat('|-', size / 3)}\n${repeat('a\n', size / 3)}`,
  'many tables': (size) => repeat('|a|\n|-|\n', size),
  'many fences': (size) => repeat('```rust\nx\n```\n', size),
  'an open fence': (size) => `\`\`\`rust\n${repeat('# a\n', size)}`,
  attributes: (size) => `\`\`\`rust\n${repeat('#![a]\n', size)}`,
  'many definitions': (size) => counted((index) => `[r${index}]: u\n\n[r${index}]\n\n`, size),
  'many notes': (size) => counted((index) => `a[^${index}]\n\n[^${index}]: x\n\n`, size),
  'one note, many references': (size) => `[^a]: x\n\n${repeat('[^a]', size)}`,
  'an open title': (size) => `[r]: u "${repeat('a\n', size)}`,
};

/** @type {[string, (size: number) => string][]} */
const kinds = [
  ...repeated.map(
    /** @returns {[string, (size: number) => string]} */ (piece) => {
      const text = piece.replaceAll('¶', '\n');
      return [JSON.stringify(text), (size) => repeat(text, size)];
    },
  ),
  ...Object.entries(made),
].filter(([name]) => values.only === undefined || name === values.only);

const program = await import(pathToFileURL(await buildPageProgram()).href);
const world = { book: undefined, courses: undefined, files: program.files };

/** Milliseconds of processor time that a text takes. */
function measure(text) {
  const before = process.cpuUsage();
  program.renderPage(program.createDocument('/x/a.md', text), world, {
    mode: 'preview',
    draw: () => ({ kind: 'pending' }),
  });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

measure('a *b* [c](d)\n\n- x\n');
const size = Number(values.size);
let slow = 0;
for (const [name, make] of kinds) {
  const one = measure(make(size));
  const two = measure(make(2 * size));
  const isSlow = two > 1000 || two > 3 * Math.max(one, 60);
  if (isSlow) slow++;
  if (isSlow || values.all)
    console.log(`${name.padEnd(32)} ${one.toFixed(0).padStart(6)} ms ${two.toFixed(0).padStart(6)} ms`);
}
console.log(`${kinds.length} kinds of ${size} and ${2 * size} characters: ${slow} slow or growing too fast.`);
