import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPageRenderer } from '../../src/core/page/render-page.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { drawSource, html, htmlOf, memoryFiles, renderIn } from './render.ts';

const preview = { mode: 'preview' } as const;

test('blocks of the preview carry the line they are written on', () => {
  const page = html('# A\n\ntext\n\n- b\n- c\n', '', preview);
  assert.match(page, /<h1 id="a" data-line="0">/);
  assert.match(page, /<p data-line="2">text<\/p>/);
  assert.match(page, /<li data-line="5">c<\/li>/);
});

test('lines count the front matter that is taken off', () => {
  const page = html('---\nminutes: 5\n---\n\n# A\n', '[preprocessor.course]', preview);
  assert.match(page, /<h1 id="a" data-line="4">/);
});

test('what comes from another file carries that file and its line', () => {
  const page = renderIn(
    {
      '/book/book.toml': '',
      '/book/src/SUMMARY.md': '',
      '/book/src/page.md': 'one\n\n{{#include b.md}}\n\nlast\n',
      '/book/src/b.md': 'first\n\nsecond',
    },
    preview,
  );
  assert.match(htmlOf(page), /<p data-line="2" data-file="\/book\/src\/b.md">second<\/p>/);
  assert.match(htmlOf(page), /<p data-line="4">last<\/p>/);
  assert.deepEqual(page.dependencies, ['/book/src/page.md', '/book/src/b.md']);
});

test('code starts on the line after its fence', () => {
  assert.match(
    html('```rust\nfn main() {}\n```', '', preview),
    /<pre[^>]* data-line="0"><code[^>]* data-line="1">/,
  );
});

test('the published page carries no lines', () => {
  assert.doesNotMatch(html('# A\n\n```\nb\n```'), /data-/);
});

test('a missing include is said at its place, in a sentence', () => {
  const page = html('a\n\n{{#include none.md}}\n\nb\n', '', preview);
  assert.match(page, /none\.md\}\}<\/p>\n<p class="lectern-notice"[^>]*>The file none\.md does not exist\./);
  assert.doesNotMatch(html('a\n\n{{#include none.md}}\n\nb\n'), /lectern/);
});

test('nothing of a slide can run in the preview', () => {
  const page = html(
    '<script>alert(1)</script><img src="a.png" onerror="alert(1)">\n\n<a href=" java\tscript:alert(1)">x</a> [y](javascript:alert(1))\n\n<iframe src="x"></iframe><form action="x"><b>kept</b></form>\n',
    '',
    preview,
  );
  assert.doesNotMatch(page, /script|onerror|iframe|form/i);
  assert.match(page, /<img src="a\.png"/);
});

test('the published page keeps scripts, as mdBook does', () => {
  assert.equal(html('<script>a < b</script>'), '<script>a < b</script>');
});

test('a diagram that is not drawn yet shows its text, and one that failed says why', () => {
  const fence = '```bob\n-->\n```\n';
  const toml = '[preprocessor.svgbob]';
  const pending = html(fence, toml, { ...preview, draw: () => ({ kind: 'pending' }) });
  assert.match(pending, /class="lectern-diagram-pending"/);
  const failed = html(fence, toml, {
    ...preview,
    draw: () => ({ kind: 'failed', cause: 'timeout', seconds: 2 }),
  });
  assert.match(
    failed,
    /class="lectern-diagram-error"[\s\S]*This diagram takes longer than 2 seconds[\s\S]*--&gt;/,
  );
});

test('a renderer that keeps blocks gives what one that keeps nothing gives', () => {
  const files = memoryFiles({});
  const world = { book: undefined, courses: undefined, files };
  const options = { mode: 'preview', draw: drawSource } as const;
  const kept = createPageRenderer();
  const texts = [
    'a\n\nb [r]\n\n```rust\nc\n```\n',
    'a\n\nb [r]\n\n```rust\nc\n```\n\n[r]: x.md\n',
    'x\n\na\n\nb [r]\n\n[r]: x.md\n',
    '<details>\n\na\n\nb\n\n</details>\n',
    'a',
  ];
  for (const text of [...texts, ...texts]) {
    const document = createDocument('/a.md', text);
    assert.deepEqual(kept(document, world, options), createPageRenderer()(document, world, options));
  }
});

test('a block that did not change is the same object', () => {
  const world = { book: undefined, courses: undefined, files: memoryFiles({}) };
  const options = { mode: 'preview', draw: drawSource } as const;
  const render = createPageRenderer();
  const before = render(createDocument('/a.md', 'one\n\ntwo\n'), world, options);
  const after = render(createDocument('/a.md', 'one\n\ntwo x\n'), world, options);
  assert.equal(after.blocks[0], before.blocks[0]);
  assert.notEqual(after.blocks[1], before.blocks[1]);
});

test('code that the published page makes an editor is marked where the book has editors', () => {
  const code = (toml: string) => html('```rust,editable\nx\n```', toml, { mode: 'preview' });
  const editors = '[output.html.playground]\neditable = true\n';
  assert.match(code(editors), /class="language-rust editable lectern-editor"/);
  assert.match(code(`${editors}line-numbers = true`), /lectern-editor lectern-numbered"/);
  assert.doesNotMatch(code(''), /lectern-editor/);
  assert.doesNotMatch(html('```rust,editable\nx\n```', editors), /lectern-/);
});

test('comments stay on the published page and are left out of the preview', () => {
  assert.equal(
    html('Vec&lt;T> <!-- c --> x\n\n<!-- d -->\n', '', preview),
    '<p data-line="0">Vec&lt;T&gt;  x</p>',
  );
  assert.match(html('a <!-- c --> b'), /<!-- c -->/);
});
