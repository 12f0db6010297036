import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { NotWritten, replaceFile } from '../../src/cli/write-file.ts';
import { smallBook, TryOut } from './try-out.ts';

const bad = 'front-matter-value';
const fix = ['check', '--fix', '--rule', bad];

test('a fix is written, and what is left is reported', async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('src/start.md', '---\nminutes: soon\n---\n\n# Start\n');
  const { code, out } = await place.lectern(fix);
  assert.equal(code, 1);
  assert.match(out, /src\/start\.md/);
  assert.doesNotMatch(out, /src\/next\.md/);
  assert.equal(place.read('src/next.md'), '---\nminutes: 10\n---\n\n# Next\n');
  assert.deepEqual(place.names('src'), ['SUMMARY.md', 'next.md', 'start.md']);
});

test('fixing twice changes nothing the second time', async (t) => {
  const place = new TryOut(t, smallBook);
  assert.equal((await place.lectern(fix)).code, 0);
  const once = place.read('src/next.md');
  const { mtimeMs } = statSync(place.file('src/next.md'));
  assert.equal((await place.lectern(fix)).code, 0);
  assert.equal(place.read('src/next.md'), once);
  assert.equal(statSync(place.file('src/next.md')).mtimeMs, mtimeMs);
});

test('line ends, a missing final newline and the mode of the file stay', async (t) => {
  const place = new TryOut(t, smallBook);
  place.write('src/next.md', '---\r\nminutes: "4"\r\n---\r\n\r\n# Größe');
  chmodSync(place.file('src/next.md'), 0o640);
  await place.lectern(fix);
  assert.equal(place.read('src/next.md'), '---\r\nminutes: 4\r\n---\r\n\r\n# Größe');
  assert.equal(statSync(place.file('src/next.md')).mode & 0o777, 0o640);
});

test('a byte-order mark stays where the finding is about something else', async (t) => {
  const place = new TryOut(t, { 'book.toml': '', 'src/SUMMARY.md': '\ufeff- [A](a.md)\n   - [B](b.md)\n' });
  place.write('src/a.md', '# A\n');
  place.write('src/b.md', '# B\n');
  await place.lectern(['check', '--fix']);
  assert.equal(place.read('src/SUMMARY.md').codePointAt(0), 0xfeff);
});

test('nothing outside the given paths is written', async (t) => {
  const place = new TryOut(t, smallBook);
  await place.lectern([...fix, 'src/start.md']);
  assert.equal(place.read('src/next.md'), smallBook['src/next.md']);
});

test('a read-only file is reported and left, the others are fixed', async (t) => {
  const place = new TryOut(t, { ...smallBook, 'src/start.md': '---\nminutes: "7"\n---\n' });
  chmodSync(place.file('src/next.md'), 0o444);
  const { code, err } = await place.lectern(fix);
  assert.equal(code, 2);
  assert.equal(err, 'lectern: src/next.md was not fixed: it is read-only.\n');
  assert.equal(place.read('src/next.md'), smallBook['src/next.md']);
  assert.equal(place.read('src/start.md'), '---\nminutes: 7\n---\n');
});

test('root may fix a tree that was copied from a read-only place', {
  skip: process.getuid?.() !== 0 && 'only root may write there',
}, async (t) => {
  const place = new TryOut(t, smallBook);
  chmodSync(place.file('src/next.md'), 0o444);
  chmodSync(place.file('src'), 0o555);
  await place.lectern(fix);
  assert.equal(place.read('src/next.md'), '---\nminutes: 10\n---\n\n# Next\n');
  assert.equal(statSync(place.file('src/next.md')).mode & 0o777, 0o444);
});

test('a link out of the book is not followed for writing', async (t) => {
  const place = new TryOut(t, { 'elsewhere/next.md': smallBook['src/next.md'] });
  for (const [name, text] of Object.entries(smallBook)) place.write(`book/${name}`, text);
  rmSync(place.file('book/src/next.md'));
  symlinkSync(place.file('elsewhere/next.md'), place.file('book/src/next.md'));
  const { code, err } = await place.lectern([...fix, 'book']);
  assert.equal(code, 2);
  assert.match(
    err,
    /book\/src\/next\.md was not fixed: it leads, by a symbolic link, out of what was asked for\./,
  );
  assert.equal(place.read('elsewhere/next.md'), smallBook['src/next.md']);
});

test('a folder that is a link out of the book is not followed either', async (t) => {
  const place = new TryOut(t, { 'elsewhere/next.md': smallBook['src/next.md'] });
  for (const [name, text] of Object.entries(smallBook)) place.write(`book/${name}`, text);
  symlinkSync(place.file('elsewhere'), place.file('book/src/more'));
  await place.lectern([...fix, 'book', 'book/src/more/next.md']);
  assert.equal(place.read('elsewhere/next.md'), smallBook['src/next.md']);
});

test('a link inside the book is followed when its target was asked for too', async (t) => {
  const place = new TryOut(t, smallBook);
  symlinkSync('next.md', place.file('src/again.md'));
  const one = await place.lectern([...fix, 'src/again.md']);
  assert.equal(one.code, 2);
  assert.equal(place.read('src/next.md'), smallBook['src/next.md']);
  await place.lectern([...fix, 'src']);
  assert.equal(place.read('src/next.md'), '---\nminutes: 10\n---\n\n# Next\n');
});

test('a dry run prints a diff that patches, and writes nothing', async (t) => {
  const place = new TryOut(t, smallBook);
  const { code, out } = await place.lectern(['check', '--fix-dry-run', '--rule', bad]);
  assert.equal(code, 1);
  assert.equal(
    out,
    `--- a/src/next.md
+++ b/src/next.md
@@ -1,5 +1,5 @@
 ---
-minutes: "10 min"
+minutes: 10
 ---
${' '}
 # Next
`,
  );
  assert.equal(place.read('src/next.md'), smallBook['src/next.md']);
});

test('a file that changed or vanished meanwhile is not written', (t) => {
  const place = new TryOut(t, { 'a.md': 'one' });
  const write = (before: string) => replaceFile(place.file('a.md'), before, 'two', () => true);
  assert.throws(() => write('other'), new NotWritten('it was changed meanwhile'));
  rmSync(place.file('a.md'));
  assert.throws(() => write('one'), new NotWritten('it has vanished'));
});

test('when writing fails, the file is whole and nothing is left beside it', (t) => {
  const place = new TryOut(t, { 'a.md': 'one' });
  // A folder where the file beside would be makes it fail.
  const beside = `.a.md.${process.pid}.lectern`;
  mkdirSync(place.file(beside));
  writeFileSync(place.file(`${beside}/x`), '');
  assert.throws(() => replaceFile(place.file('a.md'), 'one', 'two', () => true));
  assert.equal(place.read('a.md'), 'one');
  assert.deepEqual(place.names(), [beside, 'a.md']);
});
