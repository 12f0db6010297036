import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { createDiagrams } from '../../src/diagrams/diagrams.ts';
import { nodeWorkers } from '../../src/diagrams/start-node-worker.ts';

/** Tests run in the project's root, after a build. */
const workers = nodeWorkers(path.resolve('dist/diagram-worker.js'), path.resolve('dist/svgbob.wasm'));
const log = { debug() {}, warn() {} };

test('a really slow diagram is given up, and those behind it are drawn by a new worker', async () => {
  const diagrams = createDiagrams(workers, { timeoutMs: 150, log });
  const slow = `${'╬'.repeat(80)}\n`.repeat(24);
  const sources = ['a', slow, 'b --> c'];
  for (const source of sources) diagrams.draw(source);
  await diagrams.settle();
  const drawings = sources.map((source) => diagrams.draw(source));
  diagrams.dispose();
  assert.deepEqual(
    drawings.map((drawing) => drawing.kind),
    ['drawn', 'failed', 'drawn'],
  );
  assert.equal(drawings[1]?.kind === 'failed' && drawings[1].cause, 'timeout');
});

test('a worker script that is not there makes diagrams fail, not the program', async () => {
  const diagrams = createDiagrams(nodeWorkers(path.resolve('none.js'), 'none.wasm'), { log });
  diagrams.draw('a');
  await diagrams.settle();
  assert.equal(diagrams.draw('a').kind, 'failed');
  diagrams.dispose();
});

test('an idle worker does not keep a process alive', () => {
  const script = `
    const { Worker } = require('node:worker_threads');
    const worker = new Worker('./dist/diagram-worker.js', { workerData: './dist/svgbob.wasm' });
    worker.on('message', ({ kind }) => kind === 'done' && worker.unref());
    worker.postMessage({ kind: 'draw', id: 1, source: 'a', options: {} });
  `;
  const { status } = spawnSync(process.execPath, ['-e', script], { timeout: 20_000 });
  assert.equal(status, 0);
});
