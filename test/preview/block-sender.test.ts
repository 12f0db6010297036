import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../../src/core/page/page.ts';
import { BlockSender } from '../../src/extension/preview/block-sender.ts';

function page(...blocks: [html: string, line: number | undefined][]): Page {
  return {
    blocks: blocks.map(([html, line]) => ({
      html,
      source: line === undefined ? undefined : { path: '/slide.md', first: line, last: line },
    })),
    dependencies: ['/slide.md'],
    notices: [],
  };
}

test('every block is sent once with its HTML, then only named', () => {
  const sender = new BlockSender();
  const slide = page(['<p data-line="0">One</p>', 0], ['<p data-line="2">Two</p>', 2]);
  const first = sender.update(slide);
  assert.deepEqual(
    first.map(({ html }) => html),
    ['<p data-line="0">One</p>', '<p data-line="0">Two</p>'],
  );
  const second = sender.update(slide);
  assert.deepEqual(
    second,
    first.map(({ key, line }) => ({ key, line })),
  );
});

test('a block that only moved down is not sent again', () => {
  const sender = new BlockSender();
  const [before] = sender.update(page(['<ul data-line="3"><li data-line="4">x</li></ul>', 3]));
  const [after] = sender.update(page(['<ul data-line="9"><li data-line="10">x</li></ul>', 9]));
  assert.deepEqual(after, { key: before?.key, line: 9 });
});

test('lines of an included file count from the same line as the block’s own', () => {
  const [block] = new BlockSender().update(
    page(['<p data-line="5"><i data-line="2" data-file="/a.rs"></i></p>', 5]),
  );
  assert.equal(block?.html, '<p data-line="0"><i data-line="-3" data-file="/a.rs"></i></p>');
});

test('a changed block has another key and comes with its HTML', () => {
  const sender = new BlockSender();
  const [before] = sender.update(page(['<p>a</p>', 0]));
  const [after] = sender.update(page(['<p>b</p>', 0]));
  assert.notEqual(after?.key, before?.key);
  assert.equal(after?.html, '<p>b</p>');
});

test('blocks without a source line keep their HTML as it is', () => {
  const [block] = new BlockSender().update(page(['<hr><ol><li>note</li></ol>', undefined]));
  assert.deepEqual([block?.line, block?.html], [0, '<hr><ol><li>note</li></ol>']);
});

test('after a reset everything is sent anew', () => {
  const sender = new BlockSender();
  const slide = page(['<p>a</p>', 0]);
  sender.update(slide);
  sender.reset();
  assert.equal(sender.update(slide)[0]?.html, '<p>a</p>');
});

function list(...items: [text: string, line: number][]): Page {
  const parts = items.map(([text, line]) => ({
    html: `<li data-line="${line}">${text}</li>\n`,
    source: { path: '/slide.md', first: line, last: line },
  }));
  const [open, close] = ['<ul data-line="4">', '</ul>\n'];
  const html = open + parts.map((part) => part.html).join('') + close;
  return {
    blocks: [
      {
        html,
        source: { path: '/slide.md', first: 4, last: 9 },
        inside: { name: 'ul', open, parts, close },
      },
    ],
    dependencies: ['/slide.md'],
    notices: [],
  };
}

test('of a block that is cut only the part that changed is sent, the others and the element are named', () => {
  const sender = new BlockSender();
  const [first] = sender.update(list(['one', 4], ['two', 5], ['three', 6]));
  assert.equal(first?.html, undefined);
  assert.equal(first?.inside?.shell.html, '<ul data-line="0"></ul>\n');
  assert.equal(first?.inside?.parts[1]?.html, '<li data-line="0">two</li>\n');
  const [second] = sender.update(list(['one', 4], ['two!', 5], ['three', 6]));
  assert.equal(second?.inside?.shell.html, undefined);
  assert.deepEqual(
    second?.inside?.parts.map((part) => part.html),
    [undefined, '<li data-line="0">two!</li>\n', undefined],
  );
});

test('a block that is cut and did not change is only named; with an empty line in it, its parts are', () => {
  const sender = new BlockSender();
  const [first] = sender.update(list(['one', 4], ['two', 5]));
  assert.deepEqual(sender.update(list(['one', 4], ['two', 5])), [{ key: first?.key, line: 4 }]);
  const [moved] = sender.update(list(['one', 4], ['two', 6]));
  assert.deepEqual(
    moved?.inside?.parts.map(({ html, line }) => [html, line]),
    [
      [undefined, 4],
      [undefined, 6],
    ],
  );
});

test('parts of a block that is only named for long are still known when one of them changes', () => {
  const sender = new BlockSender();
  const page = list(['one', 4], ['two', 5]);
  for (let key = 0; key < 500; key++) sender.update(page);
  const [changed] = sender.update(list(['one', 4], ['two!', 5]));
  assert.equal(changed?.inside?.parts[0]?.html, undefined);
});
