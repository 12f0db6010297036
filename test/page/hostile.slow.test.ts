import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandIncludes } from '../../src/core/book/includes.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { traceDocument } from '../../src/core/text/traced-text.ts';
import { html, memoryFiles } from './render.ts';

test('files that include each other without end are cut off', () => {
  const file = '{{#include b.md}}\n'.repeat(20);
  const { notices } = expandIncludes(
    traceDocument(createDocument('/src/a.md', file)),
    '/src/a.md',
    memoryFiles({ '/src/b.md': file }),
  );
  assert.ok(notices.some((notice) => notice.message.includes('without end')));
});

test('raw elements nested as deep as a long file allows do not end the program', () => {
  assert.match(html('<div>\n\n'.repeat(20_000)), /<\/div>$/);
});

test('thousands of footnotes, links and marks that are never closed do not end the program', () => {
  for (const piece of ['[^a]: ', '[^a]:\n    ', '[a][', '![[', '[a](b "', '> - ', '*a **b ']) {
    assert.match(html(piece.repeat(20_000)), /^<(?:p|hr|blockquote)>/);
  }
  assert.match(html(`# a${' '.repeat(100_000)}b`), / b<\/a><\/h1>$/);
});
