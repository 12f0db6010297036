import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../src/core/lint/finding.ts';
import { disagreement, fixDocument } from '../../src/core/lint/fix.ts';
import { isExcluded, isSafeGlob } from '../../src/core/lint/globs.ts';
import { sortFindings } from '../../src/core/lint/lint.ts';
import { readConfig } from '../../src/core/lint/read-config.ts';
import { createDocument, type Document } from '../../src/core/text/document.ts';
import { range } from '../../src/core/text/range.ts';

function finding(rule: string, line: number, newText: string, end = 1): Finding {
  const at = range(line, 0, line, end);
  return {
    rule,
    severity: 'warning',
    path: '/a.md',
    range: at,
    message: 'M.',
    fix: { title: 'T', edits: [{ range: at, newText }] },
  };
}

test('findings stand in the order of their places, then of their rules, each once', () => {
  const [a, b, c] = [finding('b', 0, ''), finding('a', 0, ''), finding('a', 2, '')];
  assert.deepEqual(sortFindings([c, a, b, { ...a }]), [b, a, c]);
});

test('fixes that touch go one after the other', () => {
  const check = ({ text }: Document) =>
    text.startsWith('ab') ? [finding('one', 0, 'x'), finding('two', 0, 'y', 2)] : [];
  const { document, applied } = fixDocument(createDocument('/a.md', 'abc\n'), check);
  assert.deepEqual([document.text, applied], ['xbc\n', 1]);
});

test('rules that undo each other are given up after ten rounds, and named', () => {
  const check = ({ text }: Document) => [
    text.startsWith('a') ? finding('one', 0, 'b') : finding('two', 0, 'a'),
  ];
  const fixed = fixDocument(createDocument('/a.md', 'a\n'), check);
  assert.deepEqual([fixed.applied, fixed.disagreeing], [10, ['one']]);
  assert.match(disagreement(fixed) ?? '', /`one` do not come to rest/);
});

test('a fix that changes nothing does not go on for ever', () => {
  const fixed = fixDocument(createDocument('/a.md', 'a\n'), () => [finding('one', 0, 'a')]);
  assert.deepEqual(fixed.disagreeing, ['one']);
});

test('lectern.json is read with comments, and what is wrong is said at its place', () => {
  const text = `{
  // levels
  "rules": { "heading": "off", "fense": "off", "fence": "loud" },
  "exclude": ["src/drafts", "a/***/*b*c*d*/x"],
  "headers": [{ "holder": "A", "licence": "MIT", "languages": ["rust"] }, { "holder": "B" }],
  "fit": { "room": { "width": 0 } },
}`;
  const { config, problems } = readConfig(createDocument('/lectern.json', text));
  assert.deepEqual(config.rules, { heading: 'off' });
  assert.deepEqual(config.exclude, ['src/drafts']);
  assert.deepEqual(config.headers, [{ languages: ['rust'], holder: 'A', licence: 'MIT' }]);
  assert.deepEqual(
    problems.map((problem) => problem.range.start.line),
    [2, 2, 3, 4, 5],
  );
  assert.match(problems[0]?.message ?? '', /Did you mean `fence`\?/);
});

test('a header form that nobody could know again does not hold, and a key that stands twice is told', () => {
  const text = `{
  "headers": [
    { "holder": "A", "licence": "MIT", "lines": ["© {year} {holder}"] },
    { "holder": "A", "licence": "MIT", "lines": ["Copyright {yaer} {holder}"] },
    { "holder": "", "licence": "MIT" },
    { "holder": "A", "licence": "MIT", "lines": ["All of it:", "Copyright {year} {holder}"] }
  ],
  "exclude": [],
  "exclude": ["drafts"]
}`;
  const { config, problems } = readConfig(createDocument('/lectern.json', text));
  assert.deepEqual(
    config.headers.map(({ lines }) => lines?.[0]),
    ['All of it:'],
  );
  assert.deepEqual(
    problems.map((problem) => problem.range.start.line),
    [2, 3, 4, 8],
  );
});

test('a broken lectern.json leaves the defaults', () => {
  for (const text of ['', '[]', '{', 'nonsense', '{"rules": 5}', '{"headers": {}}']) {
    const { config } = readConfig(createDocument('/lectern.json', text));
    assert.deepEqual(config.exclude, [], text);
  }
});

test('a folder takes out all below it, and a slow pattern nothing', () => {
  assert.equal(isExcluded(['src/drafts'], '/book/src/drafts/a/b.md', '/book'), true);
  assert.equal(isExcluded(['src/*.md'], '/book/src/drafts/b.md', '/book'), false);
  assert.equal(isExcluded(['**/b.md'], '/book/src/drafts/b.md', '/book'), true);
  assert.equal(isSafeGlob('*a*a*a*a*a*b'), false);
});
