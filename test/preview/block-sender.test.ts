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
