import { findBook } from '../../src/core/book/find-book.ts';
import type { Page, PageOptions } from '../../src/core/page/page.ts';
import { renderPage } from '../../src/core/page/render-page.ts';
import type { Drawing, Files } from '../../src/core/ports.ts';
import { createDocument } from '../../src/core/text/document.ts';

/** Files that stand in memory, by path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => {
      const text = texts[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    exists: (path) => texts[path] !== undefined,
    list: (folder) => Object.keys(texts).filter((path) => path.startsWith(`${folder}/`)),
  };
}

/** A drawing that shows its source, so that tests see what was drawn. */
export function drawSource(source: string): Drawing {
  const text = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    kind: 'drawn',
    svg: `<svg class="bob"><text>${text}</text></svg>`,
    width: 8,
    height: 16,
    labels: [],
  };
}

/** A page of a book in memory; the slide is `/book/src/page.md`. */
export function renderIn(
  texts: Readonly<Record<string, string>>,
  options: Partial<PageOptions> = {},
  path = '/book/src/page.md',
): Page {
  const files = memoryFiles(texts);
  const book = findBook(path, files);
  return renderPage(
    createDocument(path, texts[path] ?? ''),
    { book, courses: undefined, files },
    { mode: 'published', draw: drawSource, ...options },
  );
}

/** The HTML of a slide alone, with what `book.toml` says. */
export function html(markdown: string, toml = '', options: Partial<PageOptions> = {}): string {
  return htmlOf(
    renderIn({ '/book/book.toml': toml, '/book/src/SUMMARY.md': '', '/book/src/page.md': markdown }, options),
  );
}

export function htmlOf(page: Page): string {
  return page.blocks
    .map((block) => block.html)
    .join('')
    .trim();
}
