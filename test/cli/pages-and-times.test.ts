import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallBook, TryOut } from './try-out.ts';

const good = { ...smallBook, 'src/next.md': '---\nminutes: 10\n---\n\n# Next\n\n[back](start.md)\n' };

test('render prints the inside of the published page, links as published', async (t) => {
  const { code, out, err } = await new TryOut(t, good).lectern(['render', 'src/next.md']);
  assert.equal(code, 0);
  assert.equal(err, '');
  assert.match(out, /^<h1 id="next"><a class="header" href="#next">Next<\/a><\/h1>/);
  assert.match(out, /<a href="start\.html">back<\/a>/);
});

test('render as json has the files as they were given, in their order', async (t) => {
  const place = new TryOut(t, good);
  const { out } = await place.lectern(['render', '--format', 'json', '../src/next.md', 'start.md'], {
    cwd: 'src',
  });
  const { pages } = JSON.parse(out);
  assert.deepEqual(
    pages.map(({ file }: { file: string }) => file),
    ['../src/next.md', 'start.md'],
  );
  assert.match(pages[1].html, /Start/);
});

test('render --out writes pages where the book publishes them', async (t) => {
  const place = new TryOut(t, { ...good, 'src/part/README.md': '# Part\n' });
  const { code, out } = await place.lectern([
    'render',
    'src/next.md',
    'src/part/README.md',
    '--out',
    'made/html',
  ]);
  assert.equal(code, 0);
  assert.equal(out, '');
  assert.match(place.read('made/html/next.html'), /Next/);
  assert.match(place.read('made/html/part/index.html'), /Part/);
});

test('what mdBook passes over in silence is said on standard error, with exit code 0', async (t) => {
  const place = new TryOut(t, good);
  place.write('src/code.rs', 'fn main() {}\n');
  place.write('src/next.md', '# Next\n\n```rust\n{{#include code.rs:missing}}\n```\n');
  const { code, err } = await place.lectern(['render', 'src/next.md']);
  assert.equal(code, 0);
  assert.match(err, /^src\/next\.md:4:\d+: .*missing.*\n$/);
});

test('schedule as json is the contract', async (t) => {
  const { code, out } = await new TryOut(t, good).lectern(['schedule', '--format', 'json']);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), {
    courses: [
      {
        name: 'Demo',
        minutes: 15,
        targetMinutes: 15,
        sessions: [
          {
            name: 'Morning',
            minutes: 15,
            targetMinutes: 15,
            segments: [
              {
                name: 'Start',
                minutes: 15,
                slides: [
                  { name: 'Start', minutes: 5, files: ['start.md'] },
                  { name: 'Next', minutes: 10, files: ['next.md'] },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('schedule finds the book above, below, and says when there are several', async (t) => {
  const place = new TryOut(t);
  for (const [name, text] of Object.entries(good)) place.write(`one/${name}`, text);
  const markdown = await place.lectern(['schedule', 'one']);
  assert.match(markdown.out, /### Demo/);
  assert.deepEqual(await place.lectern(['schedule', 'one/src']), markdown);
  assert.deepEqual(await place.lectern(['schedule']), markdown);
  for (const [name, text] of Object.entries(good)) place.write(`two/${name}`, text);
  const several = await place.lectern(['schedule']);
  assert.equal(several.code, 2);
  assert.match(several.err, /There are several books in \.: one, two\. Name one of them\./);
});

test('schedule prints what can be computed and says why the rest cannot', async (t) => {
  const place = new TryOut(t, { ...good, 'src/lost.md': '---\nsession: Evening\nminutes: 3\n---\n# Lost\n' });
  place.write('src/SUMMARY.md', '- [Lost](lost.md)\n- [Start](start.md)\n  - [Next](next.md)\n');
  const { code, out, err } = await place.lectern(['schedule', '--format', 'json']);
  assert.equal(code, 1);
  assert.equal(JSON.parse(out).courses[0].minutes, 15);
  assert.match(err, /^src\/lost\.md:2:\d+: .*\n$/);
});

/** Ways to break a course: its files, the minutes that are left, the exit code, and what is said. */
const broken: readonly [string, Record<string, string | Uint8Array>, number, number, RegExp][] = [
  [
    'minutes that are no number',
    { 'src/next.md': '---\nminutes: 5 min\n---\n' },
    5,
    1,
    /^src\/next\.md:2:10: /,
  ],
  ['no YAML', { 'src/next.md': '---\nminutes: 5: 6\n---\n' }, 5, 1, /^src\/next\.md:2:10: .*YAML/],
  [
    'an open end',
    { 'src/next.md': '---\nminutes: 5\n\n# Next\n' },
    5,
    1,
    /^src\/next\.md:1:1: .*never closed/,
  ],
  ['a list for a name', { 'src/next.md': '---\nsession: [A]\n---\n' }, 5, 1, /^src\/next\.md:2:10: .*text/],
  [
    'a deep course',
    {
      'src/SUMMARY.md': '- [S](start.md)\n  - []()\n    - [N](next.md)\n',
      'src/next.md': '---\ncourse: C\n---\n',
    },
    5,
    1,
    /^src\/next\.md:2:1: /,
  ],
  [
    'a missing file',
    { 'src/SUMMARY.md': '- [S](start.md)\n  - [N](nxt.md)\n' },
    5,
    1,
    /^src\/SUMMARY\.md:2:9: .*`nxt\.md`/,
  ],
  [
    'text before a link',
    { 'src/SUMMARY.md': '- [S](start.md)\n  - see [N](next.md)\n' },
    15,
    1,
    /^src\/SUMMARY\.md:2:3: /,
  ],
  [
    'a file listed twice',
    { 'src/SUMMARY.md': '- [S](start.md)\n  - [N](start.md)\n' },
    10,
    1,
    /^src\/SUMMARY\.md:2:9: /,
  ],
  ['no TOML', { 'book.toml': '[book\n' }, 15, 1, /^book\.toml:1:6: /],
  [
    'no UTF-8',
    { 'src/next.md': Uint8Array.of(0xef) },
    5,
    2,
    /^lectern: src\/next\.md cannot be read: it is not UTF-8 text\.\n$/,
  ],
  [
    'a folder for a chapter',
    { 'src/SUMMARY.md': '- [S](start.md)\n- [D](d)\n', 'src/d/x.md': '' },
    5,
    2,
    /^lectern: src\/d is a folder/,
  ],
];

for (const [name, files, minutes, exitCode, said] of broken)
  test(`schedule counts what can be counted and says why not the rest: ${name}`, async (t) => {
    for (const config of [good['book.toml'], '[book]\n']) {
      const place = new TryOut(t, { ...good, 'book.toml': config, ...files });
      const { code, out, err } = await place.lectern(['schedule', '--format', 'json']);
      assert.deepEqual([JSON.parse(out).courses[0].minutes, code], [minutes, exitCode], config);
      assert.match(err, said);
    }
  });

test('schedule says nothing of what mdbook-course reads, odd as it may be', async (t) => {
  const odd = '\n  ---\nminutes: 0x10\nsession: 1\ncourse: ~\nminute: 5\n---\n';
  const place = new TryOut(t, {
    ...good,
    'src/SUMMARY.md': '- [S](start.md)\n- [N](next.md)\n',
    'src/next.md': odd,
  });
  const { code, out, err } = await place.lectern(['schedule', '--format', 'json']);
  assert.deepEqual([code, err], [0, '']);
  assert.deepEqual(
    JSON.parse(out).courses[0].sessions.map(({ name }: { name: string }) => name),
    ['Morning', '1'],
  );
});

test('schedule says that a book has no SUMMARY.md', async (t) => {
  const { code, err } = await new TryOut(t, { 'book.toml': '[book]\nsrc = "text"\n' }).lectern(['schedule']);
  assert.equal(code, 2);
  assert.equal(err, 'lectern: There is no text/SUMMARY.md, so the book has no chapters.\n');
});

test('estimate as json has stated minutes, a range and reasons', async (t) => {
  const { code, out } = await new TryOut(t, good).lectern(['estimate', '--format', 'json', 'src/next.md']);
  assert.equal(code, 0);
  const { slides } = JSON.parse(out);
  assert.equal(slides.length, 1);
  const [{ file, stated, estimate, low, high, reasons }] = slides;
  assert.deepEqual([file, stated], ['src/next.md', 10]);
  assert.ok(low <= estimate && estimate <= high);
  assert.ok(Array.isArray(reasons));
});

test('estimate as text says it in a line, for slides in no book too', async (t) => {
  const { out } = await new TryOut(t, { 'a.md': '# Alone\n\nSome words.\n' }).lectern(['estimate']);
  assert.match(out, /^a\.md: ~\d+ min \(\d+–\d+\)\n/);
  assert.match(out, /\n1 slide estimated\.\n$/);
});
