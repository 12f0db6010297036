import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, renderIn } from './render.ts';

const course = '[preprocessor.course]';

test('a byte-order mark is taken off, and front matter behind it is read', () => {
  assert.equal(html('\uFEFF---\nminutes: 5\n---\nx', course), '<p>x</p>');
});

test('without [preprocessor.course] front matter is shown as Markdown reads it', () => {
  assert.match(html('---\nminutes: 5\n---\nx', ''), /^<hr>\n<h2 id="minutes-5">/);
});

test('front matter of a nested chapter in no course is shown', () => {
  const summary = '- [top](top.md)\n  - [page](page.md)\n';
  const files = { '/book/book.toml': course, '/book/src/SUMMARY.md': summary };
  const text = '---\nminutes: 5\n---\nx';
  const blocks = (path: string) => renderIn({ ...files, [path]: text }, {}, path).blocks.length;
  assert.equal(blocks('/book/src/top.md'), 1);
  assert.equal(blocks('/book/src/page.md'), 3);
});

test('a diagram is drawn where the whole info string is bob and the book draws them', () => {
  const fence = '```bob\n-->\n```';
  assert.equal(
    html(fence, '[preprocessor.svgbob]'),
    '<div style="width:100%; height:16px;"><svg class="bob"><text>-->\n</text></svg></div>',
  );
  assert.match(html(fence, ''), /<code class="language-bob">/);
  assert.match(html('```bob,x\n-->\n```', '[preprocessor.svgbob]'), /<code class="language-bob x">/);
});

test('[preprocessor.svgbob] code_block names another info string', () => {
  const toml = '[preprocessor.svgbob]\ncode_block = "ascii"';
  assert.match(html('```ascii\n-->\n```', toml), /<svg/);
  assert.match(html('```bob\n-->\n```', toml), /<code class="language-bob">/);
});

test('inside a list only the first line of a diagram is drawn, and that is said', () => {
  const page = renderIn({
    '/book/book.toml': '[preprocessor.svgbob]',
    '/book/src/SUMMARY.md': '',
    '/book/src/page.md': '- ```bob\n  one\n  two\n  ```\n',
  });
  assert.match(page.blocks[0]?.html ?? '', /<text>one\n<\/text><\/svg><\/div>\ntwo\n<\/li>/);
  assert.match(page.notices[0]?.message ?? '', /^Only the first line/);
});

test('an empty diagram leaves nothing on the page, and what the drawing tool does to it is said', () => {
  const page = renderIn({
    '/book/book.toml': '[preprocessor.svgbob]',
    '/book/src/SUMMARY.md': '',
    '/book/src/page.md': 'before\n\n```bob\n```\n\nafter\n',
  });
  assert.equal(page.blocks.map((block) => block.html).join(''), '<p>before</p>\n<p>after</p>\n');
  assert.match(page.notices[0]?.message ?? '', /^This diagram is empty/);
});

test('a book whose Rust is not to be run has no playgrounds', () => {
  const page = html('```rust\nx\n```', '[output.html.playground]\nrunnable = false');
  assert.equal(page, '<pre><code class="language-rust">x</code></pre>');
});

test('playpen is an old name of playground', () => {
  assert.match(html('```rust,editable\nx\n```', '[output.html.playpen]\neditable = true'), />x<\/code>/);
});

test('blocks that another preprocessor draws are named once', () => {
  const page = renderIn({
    '/book/book.toml': '[preprocessor.mermaid]',
    '/book/src/SUMMARY.md': '',
    '/book/src/page.md': '```mermaid\na\n```\n\n```mermaid\nb\n```\n',
  });
  assert.equal(page.notices.length, 1);
  assert.match(page.notices[0]?.message ?? '', /^Blocks of mermaid are shown as code/);
});

test('formulas are said to be shown as written where the book draws them', () => {
  const files = { '/book/book.toml': '[output.html]\nmathjax-support = true', '/book/src/SUMMARY.md': '' };
  assert.equal(renderIn({ ...files, '/book/src/page.md': '\\\\( x \\\\)' }).notices[0]?.kind, 'math');
  assert.equal(renderIn({ ...files, '/book/src/page.md': 'none' }).notices.length, 0);
});

test('a file in no book is rendered with every default', () => {
  const page = renderIn({ '/x/a.md': '---\nminutes: 1\n---\n\n```bob\n-\n```\n' }, {}, '/x/a.md');
  assert.match(page.blocks[0]?.html ?? '', /<svg/);
});

test('an end tag that would close an element of Markdown is dropped', () => {
  assert.equal(html('x</p>y'), '<p>xy</p>');
  assert.equal(html('*a</em>b*'), '<p><em>ab</em></p>');
});

test('text and attributes are escaped', () => {
  assert.equal(
    html('`<b>` &lt;i&gt; [x](<a"b> "c\'d")'),
    '<p><code>&lt;b&gt;</code> &lt;i&gt; <a href="a&quot;b" title="c&#39;d">x</a></p>',
  );
});

test('an icon becomes a drawing with the other classes and attributes of its element', () => {
  const page = html(
    '<i class="fas fa-heart big" id="x"></i> <i class="fa fa-none"></i> <i class="fa fa-heart">a</i>',
  );
  assert.match(
    page,
    /<span class="fa-svg big" id="x"><svg [^>]*><!--[^>]*--><path d="[^"]+"\/><\/svg><\/span>/,
  );
  assert.match(page, /<i class="fa fa-none"><\/i> <i class="fa fa-heart">a<\/i>/);
});
