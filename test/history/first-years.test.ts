import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFirstYears } from '../../src/core/history/first-years.ts';

test('a path has the year of the first commit that added it, also when it went and came back', () => {
  const output = '\u00012023\0\nsrc/a.md\0src/b c.md\0\u00012025\0\nsrc/a.md\0src/ü.md\0\u00012026\0';
  assert.deepEqual(
    [...parseFirstYears(output, '/course')],
    [
      ['/course/src/a.md', 2023],
      ['/course/src/b c.md', 2023],
      ['/course/src/ü.md', 2025],
    ],
  );
});

test('a history without commits has no years', () => {
  assert.equal(parseFirstYears('', '/course').size, 0);
});
