import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { smallBook, TryOut } from './try-out.ts';

test('help and version are for standard output, with exit code 0', async (t) => {
  const { lectern } = bound(new TryOut(t));
  assert.deepEqual(await lectern(['--version']), { code: 0, out: '1.2.3\n', err: '' });
  const help = await lectern(['--help']);
  assert.equal(help.code, 0);
  for (const name of ['check', 'render', 'schedule', 'estimate'])
    assert.match(help.out, new RegExp(`  ${name} `));
});

test('each command says which options it has', async (t) => {
  const { lectern } = bound(new TryOut(t));
  assert.match((await lectern(['check', '--help'])).out, /--fix-dry-run +Print/);
  assert.match((await lectern(['help', 'render'])).out, /--out DIR/);
  assert.match((await lectern(['schedule', '-h'])).out, /--since REV/);
});

/** Arguments, and the one sentence they get. */
const wrong: readonly (readonly [args: string[], sentence: RegExp])[] = [
  [[], /^lectern: Say what to do: check, render, schedule or estimate\. .*\n$/],
  [['chekc'], /^lectern: There is no command “chekc”, only check, render, schedule or estimate\.\n$/],
  [['check', '--fxi'], /no option --fxi; did you mean --fix\?\n$/],
  [['check', '--frobnicate'], /no option --frobnicate; see `lectern check --help`\.\n$/],
  [['check', '-x'], /no option -x/],
  [['check', '--format', 'xml'], /--format must be text, json, sarif or github, not “xml”\.\n$/],
  [['check', '--format'], /--format needs a value/],
  [['check', '--rule', '--fix'], /--rule needs a value: ID\.\n$/],
  [['check', '--fix=yes'], /--fix takes no value\.\n$/],
  [['check', '--config', 'a', '--config', 'b'], /--config is given twice\.\n$/],
  [
    ['check', '--rule', 'copyright-yaer'],
    /There is no rule `copyright-yaer`. Did you mean `copyright-year`\?\n$/,
  ],
  [['check', '--max-warnings', 'many'], /--max-warnings must be a whole number, not “many”\.\n$/],
  [['check', '--fix', '--fix-dry-run'], /cannot go together/],
  [['check', '--stdin'], /--stdin and --stdin-filename FILE go together/],
  [['check', 'nowhere'], /There is no file or folder nowhere\.\n$/],
  [['check', 'empty'], /There is no Markdown file in empty\.\n$/],
  [['check', '*.markdown'], /There is no Markdown file in \*\.markdown\.\n$/],
  [
    ['check', '--config', 'none.json', 'src'],
    /The file of --config, none\.json, cannot be read: it does not exist\.\n$/,
  ],
  [['render'], /Say which files to render/],
  [['render', 'none.md'], /none\.md cannot be rendered: it does not exist\.\n$/],
  [['render', 'src'], /src cannot be rendered: it is a folder; name its files, such as src\/\*\.md\.\n$/],
  [['schedule', 'empty'], /There is no book in empty/],
  [['schedule', 'a', 'b'], /Name one folder/],
  [['schedule', 'nowhere'], /There is no folder nowhere\.\n$/],
  [['estimate', '--fix'], /no option --fix/],
  [['estimate', 'empty'], /There is no Markdown file in empty\.\n$/],
];

for (const [args, sentence] of wrong) {
  test(`lectern ${args.join(' ')} is refused with one sentence`, async (t) => {
    const place = new TryOut(t, { 'src/a.md': '# A\n', 'empty/readme.txt': '' });
    const { code, out, err } = await place.lectern(args);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, sentence);
    assert.equal(err.split('\n').length, 2);
  });
}

test('a file that is not UTF-8 is named, the others are checked all the same', async (t) => {
  const place = new TryOut(t, { ...smallBook, 'src/latin.md': Uint8Array.of(0x23, 0x20, 0xe4, 0x0a) });
  const { code, out, err } = await place.lectern(['check', '--quiet']);
  assert.equal(code, 2);
  assert.match(err, /^lectern: src\/latin\.md cannot be read: it is not UTF-8 text\.\n$/);
  assert.match(out, /src\/next\.md\n/);
  const render = await place.lectern(['render', 'src/latin.md', 'src/start.md']);
  assert.equal(render.code, 2);
  assert.match(render.err, /src\/latin\.md cannot be rendered: it is not UTF-8 text\./);
  assert.match(render.out, /<h1/);
});

test('a file that may not be read is named', {
  skip: process.getuid?.() === 0 && 'root reads all',
}, async (t) => {
  const place = new TryOut(t, smallBook);
  chmodSync(place.file('src/next.md'), 0);
  const { code, err } = await place.lectern(['check']);
  assert.equal(code, 2);
  assert.match(err, /src\/next\.md cannot be read: reading or writing it is not permitted\./);
});

function bound(place: TryOut) {
  return { lectern: (args: readonly string[]) => place.lectern(args) };
}
