import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtml } from '../../src/core/slide/raw-html.ts';

test('a comment or a tag alone is read as it is among others', () => {
  const pieces = [
    '<!-- a -->',
    '<!---->',
    '<!-->',
    '<!--->',
    '<!-- a -- b -->',
    '<!-- a--->',
    '<!--a-b\nc-->',
  ];
  pieces.push(
    '<!-- <b> -->',
    '<!--a--!>',
    '<br>',
    '</DETAILS>',
    '<br/>',
    '<h1>',
    '<a b>',
    '<a\n>',
    '</>',
    '<1>',
  );
  pieces.push('<!-- é -->', '<x-y>', '<!--- a -->', '<!--a->-->');
  for (const piece of pieces) {
    const [alone] = readHtml(piece);
    // A comment before it changes nothing but places.
    const among = readHtml(`<!---->${piece}`)[1];
    const moved = among && { ...among, start: among.start - 7, end: among.end - 7 };
    assert.deepEqual({ ...alone, attributes: 0 }, { ...moved, attributes: 0 }, piece);
  }
});
