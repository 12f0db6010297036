import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallBook, TryOut } from './try-out.ts';

const bad = 'front-matter-value';

test('a clean book is exit code 0, an error or a warning is 1', async (t) => {
  const place = new TryOut(t, smallBook);
  assert.equal((await place.lectern(['check', '--rule', bad])).code, 1);
  place.write('src/next.md', '---\nminutes: 10\n---\n\n# Next\n');
  assert.deepEqual(await place.lectern(['check', '--rule', bad]), {
    code: 0,
    out: 'No findings in 4 files.\n',
    err: '',
  });
});

test('text shows file, place, message, rule and the source line with a caret below', async (t) => {
  const { out } = await new TryOut(t, smallBook).lectern(['check', '--rule', bad]);
  const lines = out.split('\n');
  assert.equal(lines[0], 'src/next.md');
  assert.match(lines[1] ?? '', /^ {2}2:\d+ +error +`minutes` must be .* front-matter-value \(fixable\)$/);
  assert.equal(lines[2], '    2 | minutes: "10 min"');
  assert.match(lines[3] ?? '', /^ {6}\| {10}\^+$/);
  assert.equal(lines.at(-2), '1 finding in 4 files: 1 error. `lectern check --fix` mends 1 of them.');
});

test('quiet leaves source lines and summary out', async (t) => {
  const { out } = await new TryOut(t, smallBook).lectern(['check', '--rule', bad, '--quiet']);
  assert.match(out, /^src\/next\.md\n {2}2:\d+ .*\n$/);
});

test('colour is for terminals, and not when NO_COLOR is set', async (t) => {
  const place = new TryOut(t, smallBook);
  const colored = async (settings: object) =>
    (await place.lectern(['check', '--rule', bad], settings)).out.includes('\u001b[');
  assert.equal(await colored({}), false);
  assert.equal(await colored({ terminal: true }), true);
  assert.equal(await colored({ terminal: true, env: { NO_COLOR: '1' } }), false);
  assert.equal(await colored({ terminal: true, env: { TERM: 'dumb' } }), false);
  assert.equal(await colored({ env: { FORCE_COLOR: '1' } }), true);
});

test('a source line cannot speak to the terminal', async (t) => {
  const place = new TryOut(t, { ...smallBook, 'src/next.md': '---\nminutes: "\u001b[31mred"\n---\n' });
  assert.equal((await place.lectern(['check'])).out.includes('\u001b'), false);
});

test('json is the contract: paths from here, places from zero, what --fix will do', async (t) => {
  const place = new TryOut(t, smallBook);
  const { out } = await place.lectern(['check', '--rule', bad, '--format', 'json'], { cwd: 'src' });
  const { findings, summary } = JSON.parse(out);
  assert.equal(findings.length, 1);
  const { message, ...finding } = findings[0];
  assert.equal(typeof message, 'string');
  assert.deepEqual(finding, {
    file: 'next.md',
    rule: bad,
    severity: 'error',
    range: { start: { line: 1, character: 9 }, end: { line: 1, character: 17 } },
    fixable: true,
  });
  assert.deepEqual(summary, { files: 3, errors: 1, warnings: 0, infos: 0, hints: 0, fixable: 1 });
});

test('findings come by file and place, the same every time', async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('src/SUMMARY.md', '- [Start](start.md)\n  - [Next](next.md)\n- [B](b.md)\n- [A](a/a.md)\n');
  place.write('src/b.md', '---\nminutes: x\ntarget_minutes: y\n---\n');
  place.write('src/a/a.md', '---\nminutes: x\n---\n');
  const first = await place.lectern(['check', '--format', 'json']);
  const places = JSON.parse(first.out)
    .findings.filter(({ rule }: { rule: string }) => rule === bad)
    .map(
      ({ file, range }: { file: string; range: { start: { line: number } } }) =>
        `${file}:${range.start.line}`,
    );
  assert.deepEqual(places, ['src/a/a.md:1', 'src/b.md:1', 'src/b.md:2', 'src/next.md:1']);
  assert.deepEqual(await place.lectern(['check', '--format', 'json']), first);
});

test('paths may be files, folders and globs', async (t) => {
  const place = new TryOut(t, smallBook);
  const files = async (...paths: string[]) => {
    const { out } = await place.lectern(['check', '--format', 'json', ...paths]);
    return JSON.parse(out).summary.files;
  };
  assert.equal(await files(), 4);
  assert.equal(await files('src/next.md'), 1);
  assert.equal(await files('src'), 3);
  assert.equal(await files('src/n*.md'), 1);
  assert.equal(await files('**/*.md'), 3);
  assert.equal(await files('src', 'src/next.md', place.file('src/start.md')), 3);
  assert.equal(await files('book.toml'), 1);
});

test('the book is found upwards, so that a slide is judged in it', async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('src/start.md', '---\ncourse: Demo\nminutes: 5\n---\n# Start\n');
  const { out } = await place.lectern(['check', 'start.md', '--rule', 'course-structure'], { cwd: 'src' });
  assert.match(out, /course-structure/);
});

test('what version control ignores is passed over, unless it is named', async (t) => {
  const place = new TryOut(t, {
    '.git/HEAD': '',
    '.gitignore': '/out\n*.draft.md\n!kept.draft.md\n',
    'a.md': '# A\n',
    'out/b.md': '# B\n',
    'sub/.gitignore': 'c.md\n',
    'sub/c.md': '# C\n',
    'sub/kept.draft.md': '# D\n',
    'sub/other.draft.md': '# E\n',
    'node_modules/x/readme.md': '# F\n',
    '.hidden/g.md': '# G\n',
  });
  const files = async (...args: string[]) =>
    JSON.parse((await place.lectern(['check', '--format', 'json', ...args])).out).summary.files;
  assert.equal(await files(), 2);
  assert.equal(await files('sub'), 1);
  assert.equal(await files('out/b.md'), 1);
});

test('severity, max-warnings and rule choose what counts', async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('src/next.md', '---\nminutes: 1\nlength: 3\n---\n\n# Next\n');
  const check = (...args: string[]) => place.lectern(['check', '--rule', 'front-matter-key', ...args]);
  assert.equal((await check()).code, 1);
  assert.equal((await check('--max-warnings', '1')).code, 0);
  assert.equal((await check('--max-warnings', '0')).code, 1);
  assert.equal((await check('--severity', 'error')).code, 0);
  assert.match((await check('--severity', 'error')).out, /^No findings/);
});

test('--config stands in for the lectern.json of the book', async (t) => {
  const place = new TryOut(t, {
    ...smallBook,
    'ci.json': '{ "rules": { "front-matter-value": "warning" } }',
  });
  const { out } = await place.lectern(['check', '--config', 'ci.json', '--severity', 'error']);
  assert.match(out, /^No findings/);
});

test('a rule that is off is on when it is asked for', async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('lectern.json', `{ "rules": { "${bad}": "off" } }\n`);
  assert.equal((await place.lectern(['check', '--severity', 'error'])).code, 0);
  assert.equal((await place.lectern(['check', '--rule', bad])).code, 1);
});

test('standard input is checked in place of a file', async (t) => {
  const place = new TryOut(t, smallBook);
  const args = ['check', '--stdin', '--stdin-filename', 'src/next.md', '--rule', bad];
  assert.equal((await place.lectern(args, { input: '---\nminutes: 3\n---\n' })).code, 0);
  const { code, out } = await place.lectern(args, { input: '---\nminutes: three\n---\n' });
  assert.equal(code, 1);
  assert.match(out, /src\/next\.md/);
  const latin = await place.lectern(args, { input: Uint8Array.of(0xe4) });
  assert.equal(latin.err, 'lectern: The text on standard input is not UTF-8.\n');
});

test('github writes one workflow command per finding', async (t) => {
  const { out } = await new TryOut(t, smallBook).lectern(['check', '--rule', bad, '--format', 'github']);
  assert.match(
    out,
    /^::error file=src\/next\.md,line=2,endLine=2,col=10,endColumn=18,title=front-matter-value::`minutes`.*\n$/,
  );
});

test('a baseline is written once, then only new findings count, wherever old ones have moved', async (t) => {
  const place = new TryOut(t, smallBook);
  const check = () => place.lectern(['check', '--rule', bad, '--baseline', 'known.json', '--format', 'json']);
  const first = await check();
  assert.equal(first.code, 0);
  assert.match(first.err, /^lectern: known\.json now holds 1 known finding;/);
  place.write('src/next.md', '---\n# moved down\n\nminutes: "10 min"\n---\n\n# Next\n');
  assert.deepEqual(JSON.parse((await check()).out).findings, []);
  place.write('src/start.md', '---\nminutes: soon\n---\n');
  const third = await check();
  assert.equal(third.code, 1);
  assert.deepEqual(
    JSON.parse(third.out).findings.map(({ file }: { file: string }) => file),
    ['src/start.md'],
  );
  place.write('known.json', '[]');
  assert.match((await check()).err, /^lectern: known\.json is no baseline/);
});

test('config holds for files in no book too: their levels and their headers', async (t) => {
  const place = new TryOut(t, { 'notes.md': '# One\n\n# Two\n' });
  place.write(
    'ci.json',
    '{ "rules": { "heading": "error" }, "headers": [{ "holder": "Ada", "licence": "MIT" }] }',
  );
  assert.equal((await place.lectern(['check'])).code, 0);
  const { code, out } = await place.lectern(['check', '--config', 'ci.json']);
  assert.equal(code, 1);
  assert.match(out, /error .* heading\n/);
  assert.match(out, /warning .* copyright-header /);
});
