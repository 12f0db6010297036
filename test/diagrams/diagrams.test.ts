import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Drawing } from '../../src/core/ports.ts';
import { whyNotDrawn } from '../../src/core/why-not-drawn.ts';
import { answerMessages } from '../../src/diagrams/answer-messages.ts';
import { createDiagrams } from '../../src/diagrams/diagrams.ts';
import type { StartWorker, WorkerEvents } from '../../src/diagrams/start-worker.ts';
import type { FromWorker, ToWorker } from '../../src/diagrams/worker-messages.ts';
import { svgbob } from './real-svgbob.ts';

const log = { debug() {}, warn() {} };

/** Workers in this thread that answer in later turns; a source of `endless` never ends, `fatal` kills one. */
function fakeWorkers() {
  const state = { started: 0, ended: 0, posted: [] as string[], keepAlive: false };
  const start: StartWorker = (events: WorkerEvents) => {
    state.started++;
    let stuck = false;
    const say = (message: FromWorker) => events.said(message);
    const answer = answerMessages(say, svgbob);
    const take = (message: ToWorker) => {
      if (stuck || message.kind !== 'draw') return;
      if (message.source !== 'endless' && message.source !== 'fatal') return answer(message);
      stuck = true;
      say({ kind: 'begun', id: message.id });
      if (message.source === 'fatal') events.failed('out of memory');
    };
    return {
      post(message) {
        if (message.kind === 'draw') state.posted.push(message.source);
        setImmediate(take, message);
      },
      end() {
        stuck = true;
        state.ended++;
      },
      keepAlive: (busy) => {
        state.keepAlive = busy;
      },
    };
  };
  return { state, start };
}

function kindOf(drawing: Drawing): string {
  return drawing.kind === 'failed' ? drawing.cause : drawing.kind;
}

test('no worker is started before the first diagram', () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(start, { log });
  assert.equal(diagrams.settle(), undefined);
  assert.equal(state.started, 0);
});

test('who asked for one diagram does not wait for those that others asked for later', async () => {
  const { start } = fakeWorkers();
  const diagrams = createDiagrams(start, { log });
  diagrams.draw('a');
  const own = diagrams.settle();
  diagrams.draw('endless');
  await own;
  assert.equal(diagrams.draw('a').kind, 'drawn');
  assert.equal(diagrams.draw('endless').kind, 'pending');
  diagrams.dispose();
});

test('a diagram is pending first, drawn after settling, and drawn once', async () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(start, { log });
  assert.deepEqual(diagrams.draw('a'), { kind: 'pending' });
  assert.deepEqual(diagrams.draw('a'), { kind: 'pending' });
  await diagrams.settle();
  assert.equal(diagrams.draw('a').kind, 'drawn');
  assert.equal(diagrams.draw('a'), diagrams.draw('a'));
  assert.deepEqual(state.posted, ['a']);
  assert.equal(diagrams.settle(), undefined);
  assert.equal(state.keepAlive, false);
});

test('the options of the book are part of what is drawn', async () => {
  const { start } = fakeWorkers();
  const diagrams = createDiagrams(start, { log });
  diagrams.draw('a');
  diagrams.draw('a', { scale: 16 });
  await diagrams.settle();
  const [small, large] = [diagrams.draw('a'), diagrams.draw('a', { scale: 16 })];
  assert.ok(small.kind === 'drawn' && large.kind === 'drawn');
  assert.equal(large.height, small.height * 2);
});

test('a diagram that takes too long fails with a sentence, its worker is replaced, the others go on', async () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(start, { timeoutMs: 1, log });
  for (const source of ['a', 'endless', 'b']) diagrams.draw(source);
  await diagrams.settle();
  assert.deepEqual(
    ['a', 'endless', 'b'].map((source) => kindOf(diagrams.draw(source))),
    ['drawn', 'timeout', 'drawn'],
  );
  assert.deepEqual([state.started, state.ended], [2, 1]);
  const failed = diagrams.draw('endless');
  assert.match(failed.kind === 'failed' ? whyNotDrawn(failed) : '', /takes longer than 0.001 seconds/);
});

test('a diagram that kills its worker fails, the others go on', async () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(start, { log });
  for (const source of ['fatal', 'a']) diagrams.draw(source);
  await diagrams.settle();
  assert.deepEqual(diagrams.draw('fatal'), {
    kind: 'failed',
    cause: 'error',
    detail: 'out of memory',
  });
  assert.equal(diagrams.draw('a').kind, 'drawn');
  assert.equal(state.started, 2);
});

test('a worker that cannot start fails what was asked, and is tried again for the next diagram', async () => {
  let attempts = 0;
  const diagrams = createDiagrams(
    async () => {
      attempts++;
      throw new Error('no such file');
    },
    { log },
  );
  diagrams.draw('a');
  diagrams.draw('b');
  await diagrams.settle();
  assert.equal(kindOf(diagrams.draw('b')), 'error');
  assert.equal(attempts, 1);
  diagrams.draw('c');
  await diagrams.settle();
  assert.equal(attempts, 2);
});

test('disposing ends the worker and wakes who waits', async () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(start, { log });
  diagrams.draw('endless');
  const settled = diagrams.settle();
  await new Promise(setImmediate);
  diagrams.dispose();
  await settled;
  assert.deepEqual([state.started, state.ended], [1, 1]);
  assert.equal(diagrams.draw('b').kind, 'pending');
  assert.equal(diagrams.settle(), undefined);
});

test('a worker that is there only after disposing is ended', async () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(async (events) => start(events), { log });
  diagrams.draw('a');
  diagrams.dispose();
  await new Promise(setImmediate);
  assert.deepEqual([state.started, state.ended], [1, 1]);
});

test('finished drawings that are used least are forgotten when there is no more room', async () => {
  const { state, start } = fakeWorkers();
  const diagrams = createDiagrams(start, { room: 2000, log });
  for (let n = 0; n < 9; n++) {
    diagrams.draw('keep');
    diagrams.draw(`other ${n}`);
    await diagrams.settle();
  }
  diagrams.draw('keep');
  diagrams.draw('other 0');
  await diagrams.settle();
  assert.equal(state.posted.filter((source) => source === 'keep').length, 1);
  assert.equal(state.posted.filter((source) => source === 'other 0').length, 2);
});
