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
