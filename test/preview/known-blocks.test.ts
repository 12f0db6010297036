import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownBlocks } from '../../src/core/known-blocks.ts';

test('a block is forgotten when it has been on no page for long, and not while it is used', () => {
  const known = new KnownBlocks<string>();
  known.begin();
  known.learn('often', 'a');
  known.learn('once', 'b');
  for (let page = 0; page < 250; page++) {
    known.begin();
    assert.equal(known.use('often'), 'a');
  }
  assert.equal(known.use('once'), undefined);
  assert.equal(known.size, 1);
});

test('what was typed and taken back soon after is still known', () => {
  const known = new KnownBlocks<string>();
  known.learn('before', 'a');
  for (let page = 0; page < 50; page++) known.begin();
  assert.equal(known.use('before'), 'a');
});

test('ten thousand pages of one new block each leave some hundreds', () => {
  const known = new KnownBlocks<true>();
  for (let page = 0; page < 10_000; page++) {
    known.begin();
    known.learn(`${page}`, true);
  }
  assert.ok(known.size <= 200, `${known.size}`);
});
