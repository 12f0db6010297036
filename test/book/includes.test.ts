import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Expanded, expandIncludes } from '../../src/core/book/includes.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { traceDocument } from '../../src/core/text/traced-text.ts';
import { memoryFiles } from '../page/render.ts';

const slide = '/src/a.md';

function expand(text: string, files: Readonly<Record<string, string>> = {}): Expanded {
  return expandIncludes(traceDocument(createDocument(slide, text)), slide, memoryFiles(files));
}

function textOf(text: string, files: Readonly<Record<string, string>> = {}): string {
  return expand(text, files).source.text;
}

const five = '1\n2\n3\n4\n5\n';

for (const [wanted, lines] of [
  ['', '1\n2\n3\n4\n5'],
  [':2', '2'],
  [':0', '1'],
  [':4:', '4\n5'],
  ['::2', '1\n2'],
  [':2:3', '2\n3'],
  [':5:2', ''],
  [':2:x', '2\n3\n4\n5'],
  [':2:3:4', '2\n3'],
  [':9', ''],
  [':', '1\n2\n3\n4\n5'],
] as const) {
  test(`{{#include f${wanted}}} gives lines ${lines.replaceAll('\n', ' ') || 'none'}`, () => {
    assert.equal(textOf(`{{#include f${wanted}}}`, { '/src/f': five }), lines);
  });
}

test('an anchor gives the lines between its marks, without those of others', () => {
  const file = 'a\n// ANCHOR: x\nb\n// ANCHOR: y\nc\n// ANCHOR_END: y\n// ANCHOR_END: x\nd\n';
  assert.equal(textOf('{{#include f:x}}', { '/src/f': file }), 'b\nc');
});

test('an anchor that does not exist gives nothing, and a notice at the include', () => {
  const { source, notices } = expand('a\n  {{#include f:x}}', { '/src/f': five });
  assert.equal(source.text, 'a\n  ');
  assert.equal(notices[0]?.kind, 'anchor');
  assert.deepEqual(notices[0]?.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 18 } });
});

test('an anchor that never ends goes to the end of its file, with a notice', () => {
  const { source, notices } = expand('{{#include f:x}}', { '/src/f': 'a\nANCHOR: x\nb\nc\n' });
  assert.equal(source.text, 'b\nc');
  assert.match(notices[0]?.message ?? '', /never ends/);
});

test('lines beyond the end of a file show nothing, and how many it has is said', () => {
  const noticeOf = (text: string) => expand('{{#include f:9}}', { '/src/f': text }).notices[0]?.message ?? '';
  assert.match(noticeOf('a\n'), /^`f` has one line, which is not wanted\./);
  assert.match(noticeOf('a\nb\n'), /^`f` has 2 lines, none of them wanted\./);
});

test('rustdoc_include keeps the other lines, hidden', () => {
  assert.equal(textOf('{{#rustdoc_include f:2:3}}', { '/src/f': '1\n2\n3\n4\n' }), '# 1\n2\n3\n# 4');
});

test('an escaped directive prints itself, to the last braces of its line', () => {
  assert.equal(textOf('\\{{#include f}} x }} y\n'), '{{#include f}} x }} y\n');
});

test('a file that is not there leaves the directive, is a dependency and gets a notice', () => {
  const { source, dependencies, notices } = expand('{{#include ../b/none.md:3}}');
  assert.equal(source.text, '{{#include ../b/none.md:3}}');
  assert.deepEqual(dependencies, ['/b/none.md']);
  assert.equal(notices[0]?.path, slide);
});

test('playground makes a Rust block with its attributes', () => {
  assert.equal(textOf('{{#playground f.rs a b}}', { '/src/f.rs': 'x' }), '```rust,a,b\nx\n```\n');
});

test('title prints nothing and is kept', () => {
  const { source, title } = expand('{{#title A b}}x');
  assert.equal(source.text, 'x');
  assert.equal(title, 'A b');
});

test('paths are relative to the file that holds the directive', () => {
  const files = { '/src/d/b.md': 'b {{#include c.md}}', '/src/d/c.md': 'c' };
  assert.equal(textOf('{{#include d/b.md}}', files), 'b c');
});

test('every line knows its file and its line there', () => {
  const files = { '/src/b.md': 'one\n{{#include c.rs:2:}}\nthree', '/src/c.rs': 'x\ny\nz\n' };
  const { source } = expand('top\n- {{#include b.md}}\nend', files);
  assert.equal(source.text, 'top\n- one\ny\nz\nthree\nend');
  const places = source.origins.map(({ path, line }) => `${path}:${line}`);
  assert.deepEqual(places, [
    '/src/a.md:0',
    '/src/a.md:1',
    '/src/c.rs:1',
    '/src/c.rs:2',
    '/src/b.md:2',
    '/src/a.md:2',
  ]);
});

test('a file that includes itself is repeated ten deep, and that is said once', () => {
  const { source, notices } = expand('{{#include b.md}}', { '/src/b.md': 'x {{#include b.md}}' });
  assert.equal(source.text, 'x '.repeat(10));
  assert.equal(notices.filter((notice) => notice.message.includes('includes itself')).length, 1);
});

test('braces that close nothing cost time by their number, not its square', () => {
  const text = '{{#a '.repeat(100_000) + '\\{{#'.repeat(100_000);
  assert.equal(textOf(text), text);
});

test('lines that end in CR LF are taken without their CR', () => {
  assert.equal(textOf('{{#include f}}', { '/src/f': 'a\r\nb\r\n' }), 'a\nb');
});
