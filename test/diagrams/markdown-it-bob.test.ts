import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import type { Drawing } from '../../src/core/ports.ts';
import { bobPlugin } from '../../src/diagrams/markdown-it-bob.ts';

function render(text: string, drawing: Drawing) {
  const asked: string[] = [];
  let pending = 0;
  const draw = (source: string) => {
    asked.push(source);
    return drawing;
  };
  const html = new MarkdownIt().use(bobPlugin({ draw }, () => pending++)).render(text);
  return { html, asked, pending };
}

const drawn: Drawing = { kind: 'drawn', svg: '<svg class="bob"></svg>', width: 8, height: 16, labels: [] };

test('a bob fence is drawn, other fences stay code', () => {
  const { html, asked } = render('```bob\na-->b\n```\n\n```rust\nx\n```\n', drawn);
  assert.deepEqual(asked, ['a-->b']);
  assert.match(html, /^<div><svg class="bob"><\/svg><\/div>\n<pre><code class="language-rust">/);
});

test('only an info string of exactly bob counts', () => {
  assert.deepEqual(render('```bob,x\na\n```\n', drawn).asked, []);
});

test('what is not drawn yet shows its source and asks for a refresh', () => {
  const { html, pending } = render('```bob\n<a>\n```\n', { kind: 'pending' });
  assert.equal(html, '<div><pre><code>&lt;a&gt;\n</code></pre></div>\n');
  assert.equal(pending, 1);
});

test('what cannot be drawn says why above its source', () => {
  const { html } = render('```bob\na\n```\n', { kind: 'failed', cause: 'timeout', seconds: 2 });
  assert.match(
    html,
    /<p class="lectern-diagram-error" role="note">This diagram takes longer than 2 seconds to draw\. [^<]*<\/p><pre>/,
  );
});
