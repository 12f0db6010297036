import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/core/page/page.ts';
import { renderPage } from '../../src/core/page/render-page.ts';
import { createDocument } from '../../src/core/text/document.ts';

const files = { read: () => ({ kind: 'missing' }) as const, exists: () => false, list: () => [] };
const words = 'Some words that make this long enough to be worth cutting.';
const many = (line: (at: number) => string): string =>
  Array.from({ length: 40 }, (_, at) => line(at)).join('\n');

function blocksOf(text: string, mode: 'preview' | 'published' = 'preview'): readonly Block[] {
  const world = { book: undefined, courses: undefined, files };
  const draw = () => ({ kind: 'pending' }) as const;
  return renderPage(createDocument('/slide.md', text), world, { mode, draw }).blocks;
}

/** What a cut block says in its parts, which has to be what it says as a whole. */
function joined({ html, inside }: Block): string {
  return inside ? inside.open + inside.parts.map(joined).join('') + inside.close : html;
}

function only(text: string): Block {
  const [block, ...others] = blocksOf(text);
  assert.ok(block);
  assert.equal(
    others
      .map(({ html }) => html)
      .join('')
      .trim(),
    '',
  );
  assert.equal(joined(block), block.html);
  return block;
}

test('a long list is cut into its items, each with its own lines', () => {
  const { inside } = only(many((at) => `- Item ${at}: ${words}`));
  assert.equal(inside?.name, 'ul');
  assert.equal(inside?.parts.length, 40);
  assert.deepEqual(inside?.parts[7]?.source, { path: '/slide.md', first: 7, last: 7 });
  assert.match(inside?.parts[7]?.html ?? '', /^<li data-line="7">Item 7/);
});

test('a list in notes is cut in them, and a summary stays with its notes', () => {
  const list = many((at) => `- Item ${at}: ${words}`);
  const { inside } = only(`<details>\n<summary>More</summary>\n\nText.\n\n${list}\n\n</details>\n`);
  assert.equal(inside?.name, 'details');
  assert.match(inside?.open ?? '', /<summary[^>]*>More<\/summary>/);
  assert.deepEqual(
    inside?.parts.map((part) => part.inside?.name),
    [undefined, 'ul'],
  );
});

test('a table is cut into its rows', () => {
  const { inside } = only(`| a | b |\n|---|---|\n${many((at) => `| ${at} | ${words} |`)}`);
  const body = inside?.parts[0]?.inside?.parts.at(-1);
  assert.equal(body?.inside?.name, 'tbody');
  assert.match(body?.inside?.parts[3]?.html ?? '', /^<tr[^>]*><td[^>]*>3/);
});

test('what is short is not cut', () => {
  assert.equal(only('- one\n- two\n- three\n').inside, undefined);
});

test('what a browser would nest otherwise when cut is left whole', () => {
  const list = many((at) => `<li>${at} ${words}</li>`);
  assert.equal(only(`<ul>\n<b>bold</b>\n${list}\n</ul>\n`).inside, undefined);
  assert.equal(only(`<div>\n<span />\n${many(() => `<p>${words}</p>`)}\n</div>\n`).inside, undefined);
});

test('what stands in the place of a drawing is left whole, so that the last drawing can stand in it', () => {
  const text = `\`\`\`bob\n${'+--+\n'.repeat(600)}\`\`\`\n`;
  const world = { book: undefined, courses: undefined, files };
  const draw = () => ({ kind: 'failed', cause: 'timeout', seconds: 2 }) as const;
  const { blocks } = renderPage(createDocument('/slide.md', text), world, { mode: 'preview', draw });
  const [diagram] = blocks.filter(({ html }) => html.includes('lectern-diagram-error'));
  assert.ok((diagram?.html.length ?? 0) > 2000);
  assert.equal(diagram?.inside, undefined);
});

test('HTML that is nested thousands of times is cut without an overflow', () => {
  const deep = `${'<div>'.repeat(3000)}${words.repeat(50)}${'</div>'.repeat(3000)}\n`;
  only(deep);
});

test('the published page is not cut', () => {
  const [block] = blocksOf(
    many((at) => `- Item ${at}: ${words}`),
    'published',
  );
  assert.equal(block?.inside, undefined);
});
