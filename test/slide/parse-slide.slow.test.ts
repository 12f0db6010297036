import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseSlide } from '../../src/core/slide/parse-slide.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';

before(loadYaml);

test('no text makes it throw, and a long one of braces, brackets or tags takes no time', () => {
  const many = 20_000;
  for (const piece of [
    '{{%',
    '{{#include ',
    '\\{{#a ',
    '[',
    '<!--',
    '<details>',
    '`',
    '<a href="',
    '> ',
    '---\n',
    '\u0000',
  ])
    assert.equal(
      parseSlide(createDocument('/a.md', piece.repeat(piece === '> ' ? 500 : many))).bodyOffset >= 0,
      true,
    );
});
