import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../src/core/lint/rules.ts';
import { kinds } from './kinds.ts';
import { createRandom, misspell } from './random.ts';

test('there is a kind of defect for every rule', () => {
  const planted = new Set(kinds.map(({ rule }) => rule));
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => !planted.has(id)),
    [],
  );
});

test('chance is the same for the same seed, and a misspelt word is another word', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return [misspell('bowline', random), random.below(100), random.pick(['a', 'b', 'c'])];
  };
  assert.deepEqual(draw(3), draw(3));
  for (let seed = 0; seed < 50; seed++) assert.notEqual(draw(seed)[0], 'bowline');
});
