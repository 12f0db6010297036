import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuildSvg } from '../../src/diagrams/rebuild-svg.ts';
import { drawNow } from './real-svgbob.ts';

test('the picture has a view box, a role, its class and a name made of its labels', () => {
  const { svg } = drawNow('+-------+     .-----.\n| Stack | --> | "a & <b>" |\n+-------+     .-----.');
  assert.match(svg, /^<svg class="bob" /);
  assert.match(svg, / role="img" aria-label="Stack, a &amp; &lt;b&gt;" viewBox="0 0 \d+ 64"/);
});

test('words that stand one cell apart are one phrase of the name, others apart, signs left out', () => {
  assert.match(drawNow('the heap    the stack\n: ! :').svg, /aria-label="the heap, the stack"/);
});

test('a picture without words is called a diagram', () => {
  assert.match(drawNow('-->').svg, /aria-label="Diagram"/);
});

test('neither style, markers nor legend stay', () => {
  const { svg } = drawNow('+---+\n|{a}|\n+---+\n# Legend:\na = {<img src=x onerror=alert(1)>}');
  assert.doesNotMatch(svg, /style|marker|defs|legend|onerror|img src/i);
  assert.match(svg, /<rect x="4" y="8" width="32" height="32" rx="0" class="solid nofill"\/>/);
});

test('a legend that fakes the end of the style sheet adds nothing', () => {
  const fake = '</style><rect class="backdrop" x="0" y="0" width="9" height="9"></rect><script>1</script>';
  const { svg, width } = drawNow(`hello\n# Legend:\na = {${fake}}`);
  assert.doesNotMatch(svg, /script/);
  assert.equal(width, 48);
  assert.match(svg, />hello</);
});

test('anything svgbob does not write is refused', () => {
  const around = (inside: string) =>
    `<svg><rect class="backdrop" x="0" y="0" width="9" height="9"></rect>${inside}</svg>`;
  assert.throws(() => rebuildSvg(around('<script>alert(1)</script>')), /unknown element script/);
  assert.throws(() => rebuildSvg(around('<line x1="0" y1=0></line>')), /unknown at/);
  assert.throws(() => rebuildSvg(around('<text y="1">a</text>')), /without a place/);
  assert.throws(() => rebuildSvg('<svg></svg>'), /no backdrop/);
});

test('attributes that are not allowed, or hold what they should not, are dropped', () => {
  const { svg } = rebuildSvg(
    '<svg><rect class="backdrop" x="0" y="0" width="9" height="9"></rect>' +
      '<line x1="1" y1="url(#x)" onclick="a()" class="solid x end_marked_arrow"></line></svg>',
  );
  assert.match(svg, /<line x1="1" class="solid"\/>/);
});

test('words are as wide as their cells, wide characters two', () => {
  const { svg } = drawNow('word\n\n"表格 x"');
  assert.match(svg, /<g [^>]*font-size="13.3"/);
  assert.match(svg, /<text x="2" y="12" textLength="32" lengthAdjust="spacingAndGlyphs">word</);
  assert.match(svg, /textLength="48" lengthAdjust="spacingAndGlyphs">表格 x</);
});

test('a quoted label that sticks out widens the picture, which tells its published width', () => {
  const { width, publishedWidth, svg } = drawNow('+--+\n"a long label, longer than the box"');
  assert.equal(publishedWidth, 40);
  assert.ok(width >= 2 + 33 * 8);
  assert.match(svg, new RegExp(`viewBox="0 0 ${width} `));
});

test('filled shapes and broken lines say so without a style sheet too', () => {
  const { svg } = drawNow('a ~~~> *--');
  assert.match(svg, /<line [^>]*class="broken" stroke-dasharray="8"\/>/);
  assert.match(svg, /<polygon [^>]*class="filled" fill="currentColor"\/>/);
});

test('scale, stroke width and font size of the book change the picture', () => {
  const plain = drawNow('a--b');
  const scaled = drawNow('a--b', { scale: 16, strokeWidth: 3, fontSize: 28 });
  assert.equal(scaled.height, plain.height * 2);
  assert.match(scaled.svg, / stroke-width="3" .*font-size="26.6"/);
  assert.match(scaled.svg, new RegExp(`viewBox="0 0 \\d+ ${plain.height}"`));
});

test('control characters and non-characters become replacement characters, a tab a space', () => {
  const { svg } = drawNow('"a\u0001b\ufffec\td"');
  assert.match(svg, />a\ufffdb\ufffdc d</);
});

test('labels are read back as cells, row by row', () => {
  assert.deepEqual(drawNow('--> ab\n 表 "x y"').labels, [
    { column: 4, row: 0, text: 'ab' },
    { column: 1, row: 1, text: '表' },
    { column: 4, row: 1, text: 'x y' },
  ]);
});

test('a quoted label below all that is drawn is shown too', () => {
  const { height, publishedHeight, svg } = drawNow('+--+\n|  |\n+--+\n\n"below"');
  assert.deepEqual([height, publishedHeight], [80, 64]);
  assert.match(svg, /viewBox="0 0 \d+ 80"/);
});
