import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSvgbob } from '../../src/diagrams/svgbob.ts';
import { svgbob, svgbobBytes } from './real-svgbob.ts';

test('svgbob draws a line, a box and non-ASCII words', () => {
  assert.match(svgbob('+--+\n|é |\n+--+'), /<rect x="4".*<text x="10" y="28" >é<\/text>/s);
});

test('svgbob gives the same answer every time', () => {
  assert.equal(svgbob('a --> b'), svgbob('a --> b'));
});

test('an instance that throws is dropped, and the next drawing works in a new one', (t) => {
  const instances: WebAssembly.Instance[] = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(program: WebAssembly.Module) {
      super(program);
      instances.push(this);
    }
  };
  t.after(() => {
    WebAssembly.Instance = Instance;
  });
  const draw = loadSvgbob(svgbobBytes());
  draw('a');
  draw('b');
  assert.equal(instances.length, 1);
  t.mock.method(
    TextEncoder.prototype,
    'encode',
    () => {
      throw new RangeError('out of memory');
    },
    { times: 1 },
  );
  assert.throws(() => draw('c'), /out of memory/);
  assert.match(draw('d'), /<text[^>]*>d</);
  assert.equal(instances.length, 2);
});
