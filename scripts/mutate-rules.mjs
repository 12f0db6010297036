// Breaks every lint rule in one place after the other, in a bundle of its own, and shows that a test of the rules fails:
// `node scripts/mutate-rules.mjs [--rule ID]… [--all]`. One broken place per rule unless --all. Exit 1 when one survives.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildNodeProgram, importsOf } from './node-program.mjs';
import { root } from './root.mjs';

const { values } = parseArgs({
  options: { rule: { type: 'string', multiple: true }, all: { type: 'boolean' } },
});
const folder = path.join(root, 'src', 'core', 'lint', 'rules');
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
  .filter((id) => values.rule === undefined || values.rule.includes(id));
const files = ['test/lint/rules.test.ts', 'test/planter/planter.slow.test.ts'];
const outFolder = path.join(root, 'out', 'mutants');
await mkdir(outFolder, { recursive: true });

if (!(await passes()))
  throw new Error('The tests of the rules fail before anything is broken; mend them first.');
const survivors = [];
let broken = 0;
for (const id of ids) {
  for (const mutant of mutantsOf(id)) {
    broken++;
    const survived = await passes(mutant);
    if (survived) survivors.push(mutant);
    console.log(
      `${survived ? 'SURVIVED' : 'killed  '}  ${id.padEnd(20)}  ${mutant.what}, line ${mutant.line}`,
    );
  }
}
console.log(`${broken - survivors.length} of ${broken} mutants in ${ids.length} rules were killed.`);
process.exitCode = survivors.length > 0 ? 1 : 0;

/** The ways a rule's source can be broken: what is changed, on which line, and the broken text. */
function mutantsOf(id) {
  const file = path.join(folder, `${id}.ts`);
  const source = readFileSync(file, 'utf8');
  const start = source.search(/\bcheck\(|function checkSlide|define\w+Rule/);
  /** @type {[what: string, pattern: RegExp, change: (match: string, ...groups: string[]) => string][]} */
  const ways = [
    [
      'the check finds nothing',
      /\bcheck\([^)]*\) \{\n/g,
      (match) => `${match}      if (Math.PI > 0) return;\n`,
    ],
    [
      'a condition turned round',
      /\bif \((?!Math)([^\n]*)\) (?=return|continue|\{|yield)/g,
      (match, condition) => match.replace(`if (${condition})`, `if (!(${condition}))`),
    ],
    ['a comparison turned round', / (===|!==) /g, (_, sign) => (sign === '===' ? ' !== ' : ' === ')],
    ['an exemption dropped', / \|\| [^|\n]*?(?=\) (?:return|continue);)/g, () => ''],
    ['the fix taken away', /, fix\b(?=[,: }])/g, () => ', unused'],
  ];
  const mutants = ways.flatMap(([what, pattern, change]) =>
    [...source.matchAll(pattern)]
      .filter((match) => match.index >= start - 4 || what === 'the check finds nothing')
      .map((match) => ({
        what,
        file,
        line: source.slice(0, match.index).split('\n').length,
        text:
          source.slice(0, match.index) +
          change(match[0], ...match.slice(1)) +
          source.slice(match.index + match[0].length),
      })),
  );
  if (values.all) return mutants;
  // The emptied check alone would prove little: one condition in the middle of the rule goes with it.
  const conditions = mutants.filter(({ what }) => what === 'a condition turned round');
  const emptied = mutants.find(({ what }) => what === 'the check finds nothing');
  return [emptied, conditions[conditions.length >> 1]].flatMap((mutant) => mutant ?? []);
}

/** Bundles the tests with one file's text replaced, runs them, and tells whether all of them pass. */
async function passes(mutant) {
  const outfile = path.join(outFolder, 'tests.mjs');
  try {
    await buildNodeProgram(importsOf(files), outfile, {
      logLevel: 'silent',
      plugins: mutant === undefined ? [] : [replaced(mutant)],
    });
  } catch {
    return false;
  }
  const child = spawn(process.execPath, ['--test-reporter=tap', outfile], {
    cwd: root,
    stdio: 'ignore',
    timeout: 60_000,
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

/** Gives esbuild the broken text in the place of the file. */
function replaced({ file, text }) {
  return {
    name: 'mutant',
    setup(esbuild) {
      esbuild.onLoad({ filter: /[/\\]lint[/\\]rules[/\\][\w-]+\.ts$/ }, (found) =>
        found.path === file ? { contents: text, loader: 'ts' } : undefined,
      );
    },
  };
}
