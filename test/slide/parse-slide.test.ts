import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseSlide } from '../../src/core/slide/parse-slide.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument, textOf } from '../../src/core/text/document.ts';
import type { Range } from '../../src/core/text/range.ts';

before(loadYaml);

function parse(text: string) {
  const slide = parseSlide(createDocument('/a.md', text));
  return { slide, at: (range: Range) => textOf(slide.document, range) };
}

for (const eol of ['\n', '\r\n']) {
  const parseLines = (...lines: string[]) => parse(lines.join(eol));
  const name = eol === '\n' ? 'LF' : 'CRLF';

  test(`code blocks know their place, indent and annotations (${name})`, () => {
    const { slide, at } = parseLines(
      '- a',
      '  ```rust, editable,ignore',
      '  x',
      '',
      '    y',
      '  ```',
      '> ~~~',
      '> z',
      '> ~~~',
      '```',
      'open',
    );
    assert.deepEqual(
      slide.codeBlocks.map(({ language, content, indent, firstLine, lineCount, closed }) => [
        language,
        content,
        indent,
        firstLine,
        lineCount,
        closed,
      ]),
      [
        ['rust', 'x\n\n  y', '  ', 2, 3, true],
        ['', 'z', '> ', 7, 1, true],
        ['', 'open', '', 10, 1, false],
      ],
    );
    const [first] = slide.codeBlocks;
    assert.equal(
      first && at(first.range),
      ['```rust, editable,ignore', '  x', '', '    y', '  ```'].join(eol),
    );
    assert.deepEqual(
      first?.annotations.map(({ range }) => at(range)),
      ['editable', 'ignore'],
    );
  });

  test(`comments outside code, several on a line, over several lines (${name})`, () => {
    const { slide, at } = parseLines(
      '<!-- a --> <!-- b -->',
      '',
      'Text <!-- c --> `<!-- d -->`',
      '',
      '<!--',
      'e',
      '-->',
      '',
      '```',
      '<!-- f -->',
      '```',
    );
    assert.deepEqual(
      slide.comments.map(({ range, ownLines }) => [at(range), ownLines]),
      [
        ['<!-- a -->', false],
        ['<!-- b -->', false],
        ['<!-- c -->', false],
        [`<!--${eol}e${eol}-->`, true],
      ],
    );
  });

  test(`links and images of every form know where their address stands (${name})`, () => {
    const { slide, at } = parseLines(
      '> [a](one.md "t") ![b](<two three.png>)',
      '> <https://x.y> [c][d] <img src="e.png"> <a href=f.md>g</a>',
      '',
      '| x | y |',
      '| - | - |',
      '| [h](i.md) | [j](k.md) |',
      '',
      '[d]: l.md',
    );
    assert.deepEqual(
      slide.links.map(({ kind, form, targetRange, alt }) => [kind, form, at(targetRange), alt]),
      [
        ['link', 'inline', 'one.md', undefined],
        ['image', 'inline', 'two three.png', 'b'],
        ['link', 'autolink', 'https://x.y', undefined],
        ['link', 'reference', 'd', undefined],
        ['image', 'html', 'e.png', undefined],
        ['link', 'html', 'f.md', undefined],
        ['link', 'inline', 'i.md', undefined],
        ['link', 'inline', 'k.md', undefined],
        ['link', 'definition', 'l.md', undefined],
      ],
    );
  });

  test(`notes are paired by nesting, and code in them is known (${name})`, () => {
    const { slide, at } = parseLines(
      '<details>',
      '',
      '`<details>`',
      '',
      '<details>',
      '',
      '```',
      '</details>',
      '```',
      '',
      '</details>',
      '',
      '</details>',
      '',
      '<details>',
    );
    assert.deepEqual(
      slide.notes.map(({ open, close }) => [open.start.line, close?.start.line]),
      [
        [0, 12],
        [4, 10],
        [14, undefined],
      ],
    );
    assert.equal(slide.codeBlocks[0]?.inNotes, true);
    assert.equal(at(slide.notes[0]?.open ?? slide.tags[0]?.range ?? assert.fail()), '<details>');
  });
}

test('headings have mdBook’s ids, and the next use of one gets a number', () => {
  const { slide } = parse('# A `b` *c*!\n\nA b c\n=====\n\n## Own {#mine}\n');
  assert.deepEqual(slide.headings.map(({ level, id }) => [level, id]).slice(0, 2), [
    [1, 'a-b-c'],
    [1, 'a-b-c-1'],
  ]);
});

test('directives are found in code too, and those never closed', () => {
  const { slide, at } = parse(
    '{{%segment  outline}}\n\n```\n{{% course outline X }}\n```\n\n{{%session outline}\n{{%segment\noutline}}',
  );
  assert.deepEqual(
    slide.directives.map(({ words, closed, range }) => [words.join(' '), closed, at(range).length]),
    [
      ['segment outline', true, 21],
      ['course outline X', true, 23],
      ['session outline}', false, 19],
      ['segment outline', true, 20],
    ],
  );
});

test('includes: a blank after the braces is allowed, escaped ones and those without a path are none', () => {
  const { slide, at } = parse(
    '{{ #include a.md}} \\{{#include b}} c}} \n{{#include}} {{#include  }} {{#rustdoc_include d.rs:x}}\n\n```\n{{#playground e.rs}}\n```\n{{#what f}}',
  );
  assert.deepEqual(
    slide.includes.map(({ kind, targetRange, inCode }) => [kind, at(targetRange), inCode]),
    [
      ['include', 'a.md', false],
      ['rustdoc_include', 'd.rs:x', false],
      ['playground', 'e.rs', true],
      ['unknown', 'f', false],
    ],
  );
});

test('words of the page and of the notes are counted apart', () => {
  const { slide } = parse(
    '---\nminutes: 5\n---\n\n# Two words\n\n- and `three` more\n\n<details>\n\nFour words in notes.\n\n</details>\n',
  );
  assert.deepEqual([slide.words.page, slide.words.notes], [5, 4]);
});

test('the cells of a row are found in their order, plain ones too', () => {
  const text = '| [a](b.md) and a | b |\n|---|---|\n| x [y](y.md) x | [x](x.md) |\n| x | <i>x |\n';
  const { links, tags } = parse(text).slide;
  assert.deepEqual(
    links.map(({ range }) => [range.start.line, range.start.character]),
    [
      [0, 2],
      [2, 4],
      [2, 18],
    ],
  );
  assert.deepEqual(
    tags.map(({ range }) => range.start.character),
    [6],
  );
});
