import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { findBook } from '../../src/core/book/find-book.ts';
import { renderPage } from '../../src/core/page/render-page.ts';
import type { Files } from '../../src/core/ports.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { drawSource, htmlOf } from './render.ts';

const fixtures = path.resolve('test/page/fixtures');
const files: Files = {
  read: (file) =>
    existsSync(file) ? { kind: 'text', text: readFileSync(file, 'utf8') } : { kind: 'missing' },
  exists: existsSync,
  list: () => [],
};

for (const name of ['dialect', 'switches', 'includes', 'found']) {
  const source = path.join(fixtures, name, 'src');
  const book = findBook(source, files);
  for (const page of readdirSync(source).filter((file) => file.endsWith('.html'))) {
    test(`${name}/${page} comes out as mdBook printed it, byte for byte`, () => {
      const file = path.join(source, page.replace('.html', '.md'));
      const document = createDocument(file, readFileSync(file, 'utf8'));
      const world = { book, courses: undefined, files };
      const rendered = renderPage(document, world, { mode: 'published', draw: drawSource });
      assert.equal(htmlOf(rendered), readFileSync(path.join(source, page), 'utf8').trim());
    });
  }
}
