import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Loaded } from '../../src/extension/loaded.ts';

/** Loads that end when the test says so. */
function makeLoaded() {
  const loads: { path: string; end: (value: string) => void }[] = [];
  const arrived: string[] = [];
  const loaded = new Loaded<string>(
    (path) => new Promise((end) => loads.push({ path, end })),
    (path) => arrived.push(path),
  );
  const paths = () => loads.map(({ path }) => path);
  return { loaded, loads, arrived, paths };
}

test('what was asked for in vain is loaded once, and known after that', async () => {
  const { loaded, loads, arrived, paths } = makeLoaded();
  assert.equal(loaded.get('/a'), undefined);
  assert.equal(loaded.get('/a'), undefined);
  const [work] = loaded.settle();
  loads[0]?.end('text');
  await work;
  assert.equal(loaded.get('/a'), 'text');
  assert.deepEqual([paths(), arrived, loaded.settle()], [['/a'], ['/a'], []]);
});

test('who asks for one file does not wait for another that is slow', async () => {
  const { loaded, loads } = makeLoaded();
  loaded.get('/slow');
  assert.equal(loaded.settle().length, 1);
  loaded.get('/quick');
  const work = loaded.settle();
  loads[1]?.end('here');
  await Promise.all(work);
  assert.equal(loaded.get('/quick'), 'here');
});

test('who asks for a file that is on its way waits for it, and starts no second load', async () => {
  const { loaded, loads } = makeLoaded();
  loaded.get('/a');
  assert.equal(loaded.settle().length, 1);
  loaded.get('/a');
  const work = loaded.settle();
  assert.deepEqual([work.length, loads.length], [1, 1]);
  loads[0]?.end('text');
  await Promise.all(work);
  assert.equal(loaded.get('/a'), 'text');
});

test('what was touched stands until it is loaded again, and everyone who asks meanwhile waits', async () => {
  const { loaded, loads } = makeLoaded();
  loaded.get('/a');
  const first = loaded.settle();
  loads[0]?.end('old');
  await Promise.all(first);
  loaded.touch('/a');
  assert.equal(loaded.get('/a'), 'old');
  const one = loaded.settle();
  assert.equal(loaded.get('/a'), 'old');
  const other = loaded.settle();
  assert.deepEqual([one.length, other.length], [1, 1]);
  loads[1]?.end('new');
  await Promise.all([...one, ...other]);
  assert.equal(loaded.get('/a'), 'new');
});

test('a load that a change has overtaken does not bring back the old text', async () => {
  const { loaded, loads } = makeLoaded();
  loaded.get('/a');
  const late = loaded.settle();
  loaded.touch('/a');
  loaded.get('/a');
  const next = loaded.settle();
  loads[1]?.end('new');
  await Promise.all(next);
  loads[0]?.end('old');
  await Promise.all(late);
  assert.equal(loaded.get('/a'), 'new');
});
