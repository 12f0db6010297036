import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlightCode } from '../../src/core/page/highlight.ts';

/** The text a reader sees, and that of hidden lines in braces. */
function visible(html: string): string {
  let depth = 0;
  let hidden = -1;
  let text = '';
  for (const [part] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    if (part === '</span>') {
      if (depth === hidden) {
        text += '}';
        hidden = -1;
      }
      depth--;
    } else if (part.startsWith('<')) {
      depth++;
      if (part.includes('boring')) {
        hidden = depth;
        text += '{';
      }
    } else text += part.replaceAll('&#x27;', "'");
  }
  assert.equal(depth, 0, 'every span is closed');
  return text;
}

test('Rust code gets spans for its keywords', async () => {
  assert.match(await highlightCode('rust', 'let x;'), /^<span class="hljs-keyword">let<\/span> /);
});

test('hidden lines stay hidden, and no text is lost or added', async () => {
  const html = '<span class="boring">fn main() {\n</span>let s = 5; // c\n<span class="boring">}</span>';
  const coloured = await highlightCode('rust', html);
  assert.equal(visible(coloured), visible(html));
  assert.match(coloured, /hljs-comment/);
});

test('a comment that runs through hidden and shown lines is coloured in both', async () => {
  const html = '/* a\n<span class="boring">b\n</span>c */';
  const coloured = await highlightCode('rust', html);
  assert.equal(visible(coloured), visible(html));
  assert.equal(coloured.match(/hljs-comment/g)?.length, 3);
});

test('escaped characters stay escaped', async () => {
  const coloured = await highlightCode('rust', 'if a &lt; b &amp;&amp; c {}');
  assert.equal(coloured.replace(/<[^>]*>/g, ''), 'if a &lt; b &amp;&amp; c {}');
});

test('a language that is not known stays as it is', async () => {
  assert.equal(await highlightCode('{rust', 'a &lt; b'), 'a &lt; b');
});

test('TOML and GN are coloured by the languages they look like', async () => {
  assert.match(await highlightCode('toml', '[a]\nb = "c"'), /hljs-/);
  assert.match(await highlightCode('gn', 'deps = [ "x" ]'), /hljs-/);
});
