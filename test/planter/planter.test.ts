import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { rules } from '../../src/core/lint/rules.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { realDiagrams } from '../lint/real-diagrams.ts';
import { kinds } from './kinds.ts';
import { measure } from './measure.ts';
import { createRandom, misspell } from './random.ts';
import { sampleBook } from './sample-book.ts';
import { createWorld } from './world.ts';

before(loadYaml);

const pages = [...sampleBook.keys()].filter((path) => path.endsWith('.md') && !path.endsWith('/SUMMARY.md'));
const knots = () => createWorld(sampleBook, '/knots', realDiagrams(), () => 2024);

test('there is a kind of defect for every rule', () => {
  const planted = new Set(kinds.map(({ rule }) => rule));
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => !planted.has(id)),
    [],
  );
});

test('the sample book itself is clean', () => {
  assert.deepEqual([...knots().findings().values()].flat(), []);
});

test('every planted defect is found where it is, fixes give the text back, harmless edits are silent', () => {
  const { tallies, problems } = measure(knots(), pages, kinds.length, 7);
  assert.deepEqual(
    problems.filter((problem) => !problem.startsWith('also:')),
    [],
  );
  for (const { id, planted } of tallies) assert.ok(planted > 0, `${id} could be planted`);
});

test('chance is the same for the same seed, and a misspelt word is another word', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return [misspell('bowline', random), random.below(100), random.pick(['a', 'b', 'c'])];
  };
  assert.deepEqual(draw(3), draw(3));
  for (let seed = 0; seed < 50; seed++) assert.notEqual(draw(seed)[0], 'bowline');
});
