import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { realDiagrams } from '../lint/real-diagrams.ts';
import { kinds } from './kinds.ts';
import { measure } from './measure.ts';
import { sampleBook } from './sample-book.ts';
import { createWorld } from './world.ts';

before(loadYaml);

const pages = [...sampleBook.keys()].filter((path) => path.endsWith('.md') && !path.endsWith('/SUMMARY.md'));
const knots = () => createWorld(sampleBook, '/knots', realDiagrams(), () => 2024);

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
