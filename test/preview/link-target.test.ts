import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkTarget } from '../../src/extension/preview/link-target.ts';

const files = new Set([
  '/course/src/a.md',
  '/course/src/part/README.md',
  '/course/src/page.html',
  '/course/src/my slide.md',
]);
const target = (href: string) =>
  linkTarget(href, '/course/src/part/b.md', undefined, (path) => files.has(path));

test('a link to a published chapter means its Markdown', () => {
  assert.deepEqual(target('../a.html#two'), { kind: 'slide', path: '/course/src/a.md', heading: 'two' });
});

test('index.html means README.md', () => {
  assert.deepEqual(target('index.html'), {
    kind: 'slide',
    path: '/course/src/part/README.md',
    heading: undefined,
  });
});

test('a page that stands there as HTML is a file', () => {
  assert.deepEqual(target('../page.html'), { kind: 'file', path: '/course/src/page.html' });
});

test('escapes in addresses are undone', () => {
  assert.deepEqual(target('../my%20slide.html'), {
    kind: 'slide',
    path: '/course/src/my slide.md',
    heading: undefined,
  });
});

test('a link to a chapter that does not exist still names the Markdown file', () => {
  assert.deepEqual(target('gone.html'), {
    kind: 'slide',
    path: '/course/src/part/gone.md',
    heading: undefined,
  });
});

test('a link to code is a file', () => {
  assert.deepEqual(target('exercise.rs'), { kind: 'file', path: '/course/src/part/exercise.rs' });
});

test('web and mail addresses go outside', () => {
  for (const address of ['https://example.org/x', 'mailto:a@example.org']) {
    assert.deepEqual(target(address), { kind: 'external', address });
  }
  assert.deepEqual(target('//example.org/x'), { kind: 'external', address: 'https://example.org/x' });
});

test('addresses that could run something are refused', () => {
  for (const address of [
    'javascript:alert(1)',
    'command:workbench.action.quit',
    'vscode://x/y',
    'file:///etc/passwd',
  ]) {
    assert.deepEqual(target(address), { kind: 'refused', address });
  }
});
