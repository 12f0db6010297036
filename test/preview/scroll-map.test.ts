import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineAtPixel, pixelOf, rising } from '../../src/preview/scroll-map.ts';

const marks = [
  { line: 8, top: 0, bottom: 40 },
  { line: 10, top: 60, bottom: 100 },
  { line: 20, top: 260, bottom: 460 },
];

test('a line with an element is where the element is', () => {
  assert.equal(pixelOf(marks, 10), 60);
  assert.equal(lineAtPixel(marks, 60), 10);
});

test('a line between two elements is as far on its way as the page is', () => {
  assert.equal(pixelOf(marks, 15), 160);
  assert.equal(lineAtPixel(marks, 160), 15);
});

test('front matter above the first element is the top of the page', () => {
  assert.equal(pixelOf(marks, 3), 0);
});

test('lines after the last element’s start stay inside it', () => {
  assert.equal(pixelOf(marks, 500), 460);
});

test('going to a line and looking where one is gives the line back', () => {
  for (const line of [8, 9, 9.5, 12, 19.25]) {
    assert.ok(Math.abs(lineAtPixel(marks, pixelOf(marks, line)) - line) < 1e-9, `line ${line}`);
  }
});

test('marks whose line goes back are left out, so that footnotes do not turn the page around', () => {
  const all = [...marks, { line: 9, top: 470, bottom: 480 }, { line: 30, top: 490, bottom: 500 }];
  assert.deepEqual(
    rising(all).map(({ line }) => line),
    [8, 10, 20, 30],
  );
});

test('an empty page has no lines', () => {
  assert.equal(pixelOf([], 5), 0);
  assert.equal(lineAtPixel([], 5), 0);
});
