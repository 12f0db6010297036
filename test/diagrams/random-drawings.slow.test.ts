import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLValidator } from 'fast-xml-parser';
import { drawNow, svgbob } from './real-svgbob.ts';

test('whatever is drawn is well-formed, safe and inside its frame', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const alphabet = [...' \t--||++\'"`.,_/\\()<>^vVoO*#=~:!{}&;@aZß表🦀╔═╬─│┌┘\u0301\u0007\uffff\n\n'];
  for (let round = 0; round < 40; round++) {
    const source = Array.from({ length: random(60) }, () => alphabet[random(alphabet.length)]).join('');
    const { svg, width, height } = drawNow(source);
    assert.equal(XMLValidator.validate(svg), true, JSON.stringify(source));
    assert.doesNotMatch(svg, /<(?!\/|svg |g |text |line |path |circle |rect |polygon )/);
    for (const [, axis, value] of svg.matchAll(/ (?:c|)([xy])[12]?="([^"]+)"/g)) {
      const limit = axis === 'x' ? width : height;
      assert.ok(
        Number(value) >= 0 && Number(value) <= limit,
        `${axis} ${value} in ${JSON.stringify(source)}`,
      );
    }
    assert.equal(svgbob(source), svgbob(source));
  }
});
