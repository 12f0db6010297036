import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UpdateLoop } from '../../src/extension/preview/update-loop.ts';

/** A job whose runs end when the test says so, and a clock that the test moves. */
function makeLoop() {
  const runs: (() => void)[] = [];
  const rests: number[] = [];
  const clock = {
    time: 0,
    now: () => clock.time,
    rest: async (milliseconds: number) => {
      rests.push(milliseconds);
    },
  };
  const loop = new UpdateLoop(() => new Promise((resolve) => runs.push(resolve)), clock);
  return { loop, runs, rests, clock };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('an idle loop runs at once, before any timer', async () => {
  const { loop, runs } = makeLoop();
  loop.request();
  await Promise.resolve();
  assert.equal(runs.length, 1);
});

test('requests in one turn make one run', async () => {
  const { loop, runs } = makeLoop();
  loop.request();
  loop.request();
  loop.request();
  runs[0]?.();
  await turn();
  assert.equal(runs.length, 1);
});

test('however often it is asked while it runs, it runs once more', async () => {
  const { loop, runs } = makeLoop();
  loop.request();
  await turn();
  for (let request = 0; request < 5; request++) loop.request();
  assert.equal(runs.length, 1);
  runs[0]?.();
  await turn();
  assert.equal(runs.length, 2);
  runs[1]?.();
  await turn();
  assert.equal(runs.length, 2);
});

test('after a slow run it rests as long as that took, after a quick one not at all', async () => {
  const { loop, runs, rests, clock } = makeLoop();
  loop.request();
  await turn();
  clock.time += 3;
  runs[0]?.();
  await turn();
  assert.deepEqual(rests, []);
  loop.request();
  await turn();
  clock.time += 40;
  runs[1]?.();
  await turn();
  assert.deepEqual(rests, [40]);
});

test('a run that fails does not end the loop', async () => {
  let runs = 0;
  const loop = new UpdateLoop(async () => {
    runs++;
    throw new Error('no');
  });
  loop.request();
  await turn();
  loop.request();
  await turn();
  assert.equal(runs, 2);
});

test('a disposed loop runs no more', async () => {
  const { loop, runs } = makeLoop();
  loop.request();
  await turn();
  loop.request();
  loop.dispose();
  runs[0]?.();
  await turn();
  loop.request();
  await turn();
  assert.equal(runs.length, 1);
});
