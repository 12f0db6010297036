import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument, lineAt, offsetAt, positionAt } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { range } from '../../src/core/text/range.ts';

test('positions and offsets agree at every character, with LF, CRLF and CR', () => {
  const document = createDocument('/a.md', 'ab\r\nc\n\nd\re🦀');
  for (let offset = 0; offset <= document.text.length; offset++) {
    const position = positionAt(document, offset);
    const inLineEnd = offset === 3;
    assert.equal(offsetAt(document, position), inLineEnd ? 2 : offset);
  }
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((line) => lineAt(document, line)),
    ['ab', 'c', '', 'd', 'e🦀', ''],
  );
  assert.equal(document.eol, '\r\n');
});

test('edits are applied to the text as it was, in any order, inserts at one place in theirs', () => {
  const document = createDocument('/a.md', 'one\ntwo\n');
  const edits = [
    { range: range(1, 0, 1, 3), newText: '2' },
    { range: range(0, 0, 0, 0), newText: 'a' },
    { range: range(0, 0, 0, 0), newText: 'b' },
  ];
  assert.equal(applyEdits(document, edits), 'abone\n2\n');
});

test('edits that overlap are refused', () => {
  const document = createDocument('/a.md', 'abcdef');
  const edits = [
    { range: range(0, 0, 0, 3), newText: '' },
    { range: range(0, 2, 0, 4), newText: '' },
  ];
  assert.throws(() => applyEdits(document, edits), /overlap at offset 2/);
});
