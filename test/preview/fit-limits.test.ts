import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFitLimits, usualLimits } from '../../src/core/fit-limits.ts';

test('without a word about it the usual room and limit hold', () => {
  assert.deepEqual(readFitLimits(undefined), usualLimits);
  assert.deepEqual(readFitLimits('{ "rules": {} }'), usualLimits);
});

test('lectern.json sets room and limit, side by side', () => {
  const limits = readFitLimits(
    '{ // our room\n "fit": { "room": { "height": 600 }, "limit": { "width": 800, "height": 1000 } } }',
  );
  assert.deepEqual(limits.room, { width: usualLimits.room.width, height: 600 });
  assert.deepEqual(limits.limit, { width: 800, height: 1000 });
});

test('what is no size in pixels is passed over', () => {
  assert.deepEqual(
    readFitLimits('{ "fit": { "room": { "height": "tall", "width": -1 }, "limit": 7 } }'),
    usualLimits,
  );
  assert.deepEqual(readFitLimits('{ "fit": '), usualLimits);
});
