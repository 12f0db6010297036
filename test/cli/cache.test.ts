import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { smallBook, TryOut } from './try-out.ts';

/** A course and, beside it, the folder of the cache. */
function setUp(t: TestContext) {
  const place = new TryOut(t, smallBook);
  const cache = path.join(new TryOut(t).folder, 'deep', 'checks.json');
  const run = (...args: string[]) => place.lectern(['check', '--cache', '--cache-location', cache, ...args]);
  return { place, cache, run };
}

test('an unchanged course gives its last findings again, as a check without a cache does', async (t) => {
  const { place, cache, run } = setUp(t);
  const plain = await place.lectern(['check']);
  assert.deepEqual(await run(), plain);
  const kept = readFileSync(cache, 'utf8');
  assert.deepEqual(await run(), plain);
  assert.equal(readFileSync(cache, 'utf8'), kept);
  for (const format of ['json', 'sarif', 'github'])
    assert.deepEqual(
      await run('--format', format),
      await place.lectern(['check', '--format', format]),
      format,
    );
});

test('the cache itself is what is given again', async (t) => {
  const { cache, run } = setUp(t);
  await run();
  const { createHash } = await import('node:crypto');
  const rest = readFileSync(cache, 'utf8').split('\n')[1]?.replaceAll('must be', 'should be') ?? '';
  writeFileSync(cache, `${createHash('sha256').update(rest).digest('base64')}\n${rest}`);
  assert.match((await run()).out, /should be/);
});

test('any change of what was asked is seen: a text, a new file, a vanished one, the config, the arguments', async (t) => {
  const { place, run } = setUp(t);
  const changes: (() => void)[] = [
    () => place.write('src/next.md', '---\nminutes: 10\n---\n\n# Next\n\n[x](other.md)\n'),
    () => place.write('src/other.md', '# Other\n'),
    () => place.write('src/SUMMARY.md', '- [Start](start.md)\n- [Next](next.md)\n- [Other](other.md)\n'),
    () => place.write('lectern.json', '{ "rules": { "heading": "error" } }'),
    () => place.write('.gitignore', 'other.md\n'),
    () => place.write('src/start.md', '# One\n\n# Two\n'),
  ];
  await run();
  for (const [index, change] of changes.entries()) {
    change();
    assert.deepEqual(await run(), await place.lectern(['check']), `change ${index}`);
  }
  assert.deepEqual(await run('src/start.md'), await place.lectern(['check', 'src/start.md']));
  assert.deepEqual(await run('--rule', 'heading'), await place.lectern(['check', '--rule', 'heading']));
});

test('a cache that is broken, old or in the way is taken for none', async (t) => {
  const { place, cache, run } = setUp(t);
  const plain = await place.lectern(['check']);
  await run();
  const whole = readFileSync(cache, 'utf8');
  const edited = whole.replace('minutes', 'Minutes');
  for (const text of ['', 'x', whole.slice(0, -10), edited, '{}', '\n', `${whole}\n`]) {
    writeFileSync(cache, text);
    assert.deepEqual(await run(), plain);
    assert.equal(readFileSync(cache, 'utf8'), whole);
  }
  const { code, out, err } = await place.lectern([
    'check',
    '--cache',
    '--cache-location',
    path.dirname(cache),
  ]);
  assert.deepEqual([code, out], [plain.code, plain.out]);
  assert.match(err, /The cache .* was not written/);
});

test('a cache is not kept in the course, and goes with no option that writes or chooses by git', async (t) => {
  const { place, run } = setUp(t);
  const { code, err } = await place.lectern(['check', '--cache', '--cache-location', 'kept.json']);
  assert.equal(code, 2);
  assert.match(err, /must lie outside/);
  assert.equal(existsSync(place.file('kept.json')), false);
  for (const other of [['--fix'], ['--fix-dry-run'], ['--since', 'HEAD']])
    assert.equal((await run(...other)).code, 2);
  assert.equal((await place.lectern(['check', '--cache-location', 'x'])).code, 2);
});

test('without a location the cache is in the folder for such things', async (t) => {
  const { place } = setUp(t);
  const home = new TryOut(t);
  const env = { XDG_CACHE_HOME: home.folder };
  const first = await place.lectern(['check', '--cache'], { env });
  assert.equal(home.names('lectern/checks').length, 1);
  assert.deepEqual(await place.lectern(['check', '--cache'], { env }), first);
  assert.equal(home.names('lectern/checks').length, 1);
});
