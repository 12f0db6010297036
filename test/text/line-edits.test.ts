import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { lineEdits } from '../../src/core/text/line-edits.ts';

const texts = ['', 'a', 'a\n', 'a\nb\nc', 'b\nc\n', 'x\na\n\nb\nc\n', 'a\r\nb\r\n', 'a\r\nc\r\nb', '\n\n'];

test('line edits turn any text into any other', () => {
  for (const from of texts) {
    for (const to of texts) {
      const document = createDocument('/a.md', from);
      assert.equal(applyEdits(document, lineEdits(document, to)), to, JSON.stringify([from, to]));
    }
  }
});

test('lines that stay are not touched', () => {
  const document = createDocument('/a.md', 'a\nb\nc\nd\n');
  const edits = lineEdits(document, 'a\nB\nc\nd\ne\n');
  assert.deepEqual(
    edits.map(({ range, newText }) => [range.start.line, range.end.line, newText]),
    [
      [1, 2, 'B\n'],
      [4, 4, 'e\n'],
    ],
  );
});
