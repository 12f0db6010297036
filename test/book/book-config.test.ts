import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ParsedBookConfig, parseBookConfig } from '../../src/core/book/book-config.ts';
import { findBook } from '../../src/core/book/find-book.ts';
import { createDocument, textOf } from '../../src/core/text/document.ts';
import { memoryFiles } from '../page/render.ts';

function parse(toml: string): ParsedBookConfig {
  return parseBookConfig(createDocument('/book.toml', toml));
}

test('an empty book.toml has mdBook’s defaults, and neither course nor diagrams', () => {
  const config = parse('');
  assert.equal(config.src, 'src');
  assert.equal(config.language, 'en');
  assert.equal(config.smartPunctuation && config.definitionLists && config.admonitions && config.links, true);
  assert.equal(config.course, false);
  assert.equal(config.svgbob, undefined);
  assert.equal(config.input404, '404.md');
  assert.deepEqual(config.problems, []);
});

test('without a book.toml front matter is read and diagrams are drawn', () => {
  const config = parseBookConfig(undefined);
  assert.equal(config.course, true);
  assert.deepEqual(config.svgbob, {});
});

test('every setting that changes a page is read', () => {
  const config = parse(`
[book]
title = "T"
language = "fa"
src = "text"
[rust]
edition = "2024"
[build]
use-default-preprocessors = false
[preprocessor.course]
[preprocessor.svgbob]
font_size = 12
stroke-width = 3.5
code_block = "ascii"
[preprocessor.mermaid]
[output.html]
smart-punctuation = false
mathjax-support = true
input-404 = "lost.md"
[output.html.playground]
editable = true
line-numbers = true
[output.html.code.hidelines]
python = "~"
[output.linkcheck]
exclude = ["^a", 'b\\d']
`);
  assert.equal(config.textDirection, 'rtl');
  assert.deepEqual(config.svgbob, { fontSize: 12, strokeWidth: 3.5 });
  assert.equal(config.diagramFence, 'ascii');
  assert.deepEqual(config.otherPreprocessors, ['mermaid']);
  assert.deepEqual(config.playground, { editable: true, runnable: true, lineNumbers: true });
  assert.deepEqual(config.hideLines, { python: '~' });
  assert.deepEqual(config.linkcheckExclude, ['^a', 'b\\d']);
  assert.equal(config.links, false);
  assert.equal(config.mathjax, true);
  assert.equal(config.input404, 'lost.md');
  assert.equal(config.edition, '2024');
  assert.equal(config.src, 'text');
});

test('redirects know where both ends are written', () => {
  const document = createDocument(
    '/book.toml',
    '[output.html.redirect]\n"/a.html" = "b.html"\n\'/c.html\'= \'https://d.test\' # why\n',
  );
  const { redirects } = parseBookConfig(document);
  assert.deepEqual(
    redirects.map(({ from, to, fromRange, toRange }) => [
      from,
      to,
      textOf(document, fromRange),
      textOf(document, toRange),
    ]),
    [
      ['/a.html', 'b.html', '"/a.html"', 'b.html'],
      ['/c.html', 'https://d.test', "'/c.html'", 'https://d.test'],
    ],
  );
});

test('a file that does not parse says where, and every default holds', () => {
  const config = parse('[book]\ntitle = \n');
  assert.equal(config.problems[0]?.range.start.line, 1);
  assert.match(config.problems[0]?.message ?? '', /not valid TOML/);
  assert.equal(config.smartPunctuation, true);
});

test('a value of the wrong type is said at its key, and its default holds', () => {
  const document = createDocument('/book.toml', '[output.html]\nsmart-punctuation = "no"\n');
  const config = parseBookConfig(document);
  assert.equal(config.smartPunctuation, true);
  const [problem] = config.problems;
  assert.ok(problem);
  assert.equal(textOf(document, problem.range), 'smart-punctuation');
});

test('a key written with dots is found too', () => {
  const document = createDocument('/book.toml', 'output.html.redirect = { "/a" = "b" }\nbook.title = 5\n');
  const { redirects, problems } = parseBookConfig(document);
  assert.equal(redirects.length, 1);
  assert.equal(problems[0]?.range.start.line, 1);
});

test('a book is the nearest folder upwards with a book.toml', () => {
  const files = memoryFiles({
    '/a/book.toml': '[book]\nsrc = "text"',
    '/a/text/SUMMARY.md': '',
    '/a/text/b/c.md': '',
  });
  const book = findBook('/a/text/b/c.md', files);
  assert.equal(book?.root, '/a');
  assert.equal(book?.source, '/a/text');
});

test('without one it is the nearest folder with a SUMMARY.md, or the one above its src', () => {
  assert.equal(findBook('/a/b/c.md', memoryFiles({ '/a/SUMMARY.md': '' }))?.root, '/a');
  const book = findBook('/a/src/c.md', memoryFiles({ '/a/src/SUMMARY.md': '' }));
  assert.deepEqual([book?.root, book?.source], ['/a', '/a/src']);
});

test('a file below neither is in no book', () => {
  assert.equal(findBook('/a/b.md', memoryFiles({ '/a/b.md': '' })), undefined);
});
