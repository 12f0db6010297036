// Makes up small chapters and books for `fuzz-pages.mjs`: everything mdBook's Markdown knows, well-formed and not.

import { addresses, codes, directives, htmlBlocks, infos, loose, titles, words } from './page-words.mjs';

/** Numbers that are the same for the same seed; mulberry32. */
export function createRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes chapters up. `random` gives numbers from 0 up to but without 1. */
export function createGrammar(random) {
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const often = (share) => random() < share;
  const times = (count, make) => Array.from({ length: count }, make);

  function link() {
    const text = often(0.7)
      ? pick(['x', 'a *b*', '`c`', '"q"', '', 'a [n] b', '![i](p.png)', "it's", 'x\\]'])
      : piece();
    const image = often(0.3) ? '!' : '';
    const label = pick(['r', 'R', 'foo', 'nope', 'x  y', '^1']);
    return pick([
      () => `${image}[${text}](${pick(addresses)}${pick(titles)})`,
      () => `${image}[${text}](${pick(addresses)}${pick(titles)})`,
      () => `${image}[${text}][${label}]`,
      () => `${image}[${label}][]`,
      () => `${image}[${label}]`,
      () => `${image}[${label}][^a]`,
    ])();
  }

  function piece() {
    const chance = random();
    if (chance < 0.5) return pick(words);
    if (chance < 0.6) return pick(loose);
    if (chance < 0.72) return link();
    if (chance < 0.8) return pick(['`code`', '`` a`b ``', '` `', '`a|b`', '`<b>`', '`\\|`', '` x `']);
    if (chance < 0.83) return pick(directives);
    return `${pick(['*', '**', '_', '~~', '***', '"', "'"])}${piece()}${pick([' ', ''])}${piece()}${pick(['*', '**', '_', '~~', '***', '"', "'"])}`;
  }

  const text = (most = 5) =>
    times(1 + below(most), () => piece() + pick([' ', ' ', ' ', '', '']))
      .join('')
      .trim();
  const attributes = () =>
    often(0.25)
      ? ` ${pick(['{#own}', '{.c}', '{#own .c k=v w}', '{#a b}', '{}', '{ #x }', '{#a #b}', '{x', '{#é}', '{.a.b}', '{k="v w"}'])}`
      : '';

  function paragraph() {
    return times(
      1 + below(3),
      () => pick(['', '', '', ' ', '  ', '    ']) + text() + pick(['', '', '', '  ', '\\', ' ']),
    );
  }

  function heading() {
    const title = often(0.4) ? pick(['Same', 'same', 'A `b` c', 'Über', '🦀 crab', 'x--y', '']) : text(3);
    if (often(0.25)) return [title + attributes(), pick(['===', '---', '=', '  ---', '- -', '--- '])];
    return [
      `${pick(['', '', ' ', '   '])}${'#'.repeat(1 + below(7))}${pick([' ', ' ', ' ', '', '\t'])}${title}${attributes()}${pick(['', '', ' #', ' ##  '])}`,
    ];
  }

  function fence() {
    const mark = pick(['```', '```', '```', '~~~', '````']);
    const close = often(0.9) ? [pick(['', '', '', ' ', '    ']) + mark + pick(['', '', '', ' ', 'x'])] : [];
    return [`${mark}${pick(['', '', ' '])}${pick(infos)}`, ...times(below(5), () => pick(codes)), ...close];
  }

  function table() {
    const columns = 1 + below(3);
    const cell = () =>
      pick([() => text(2), () => 'a', () => '', () => '`x|y`', () => '`x\\|y`', () => 'a\\|b'])();
    const edge = often(0.7);
    const row = (cells) =>
      (edge || often(0.1) ? `| ${cells.join(' | ')} |` : cells.join(' | ')) + pick(['', '', ' ']);
    const marks = times(columns, () => pick(['---', ':--', '--:', ':-:', '-', ' --- ']));
    const body = times(
      below(4),
      () => pick(['', '', '', '  ', '    ']) + row(times(Math.max(1, columns - 1 + below(3)), cell)),
    );
    return [row(times(columns + (often(0.1) ? 1 : 0), cell)), row(marks), ...body];
  }

  function indent(lines, first, rest) {
    return lines.map((line, index) =>
      index === 0 ? first + line : line === '' && often(0.8) ? '' : rest + line,
    );
  }

  function list(depth) {
    const ordered = often(0.4);
    const start = pick(['1', '1', '2', '0', '10', '123456789', '1234567890']);
    const mark = ordered ? `${start}${pick(['.', '.', ')'])}` : pick(['-', '-', '*', '+']);
    const gap = pick([' ', ' ', ' ', '  ', '   ', '    ', '\t', '']);
    const task = often(0.15);
    return times(1 + below(3), () => {
      const width =
        mark.length + (gap === '\t' ? 4 - mark.length : gap.length) + (often(0.15) ? pick([-1, 1, 2]) : 0);
      const box = task ? pick(['[ ] ', '[x] ', '[X] ', '[ ]', '[]']) : '';
      const lines = indent(blocks(depth + 1, 1 + below(2)), mark + gap + box, ' '.repeat(Math.max(0, width)));
      return often(0.3) ? [...lines, ''] : lines;
    }).flat();
  }

  function quote(depth) {
    const mark = pick(['> ', '> ', '>', '>\t', ' > ']);
    const inner = blocks(depth + 1, 1 + below(2));
    const tag = often(0.25)
      ? [pick(['[!NOTE]', '[!tip]', '[!WARNING] x', '[!CAUTION]  ', '[!IMPORTANT]', '[!none]', ' [!NOTE]'])]
      : [];
    return [...tag, ...inner].map((line) => (often(0.08) ? line : mark + line));
  }

  function html() {
    if (often(0.35)) {
      const [open, close] = pick([
        ['<details>', '</details>'],
        ['<div class="x">', '</div>'],
        ['<details><summary>s</summary>', '</details>'],
        ['<p>', '</p>'],
        ['<!--', '-->'],
        ['<pre>', '</pre>'],
        ['<ul><li>', '</li></ul>'],
      ]);
      const gap = often(0.7) ? [''] : [];
      return [open, ...gap, ...blocks(2, 1 + below(2)), ...gap, close];
    }
    return [pick(htmlBlocks) + (often(0.3) ? text(2) : '')];
  }

  function block(depth) {
    const chance = random();
    if (depth < 3 && chance < 0.16) return list(depth);
    if (depth < 3 && chance < 0.26) return quote(depth);
    if (chance < 0.5) return paragraph();
    if (chance < 0.58) return heading();
    if (chance < 0.67) return fence();
    if (chance < 0.73) return table();
    if (chance < 0.81) return html();
    if (chance < 0.85)
      return indent(
        blocks(depth + 2, 1),
        `[^${pick(['1', 'a', 'A', '1', 'x y'])}]:${pick([' ', ' ', ''])}`,
        pick(['    ', '    ', '  ', '']),
      );
    if (chance < 0.9)
      return [
        ...(often(0.8) ? [text(2)] : []),
        ...(often(0.2) ? [''] : []),
        ...indent(
          blocks(depth + 1, 1 + below(2)),
          pick([': ', ':   ', ':', ':\t']),
          pick(['  ', '    ', '']),
        ),
      ];
    if (chance < 0.93)
      return [
        `${pick(['', '', '  '])}[${pick(['r', 'foo', 'x y', 'R'])}]:${pick([' ', ' ', ''])}${pick(addresses)}${pick(titles)}`,
      ];
    if (chance < 0.95) return [pick(['---', '***', '- - -', '___', '* * *'])];
    if (chance < 0.97) return times(1 + below(2), () => `    ${pick(codes)}`);
    return [pick(directives)];
  }

  function blocks(depth, count) {
    return times(count, (_, index) => [
      ...block(depth),
      ...(index < count - 1 && often(0.6) ? [''] : []),
    ]).flat();
  }

  /** Lines that begin with anything at all: mostly broken. */
  function soup() {
    const starts = [
      '',
      '',
      '',
      '- ',
      '* ',
      '1. ',
      '2) ',
      '> ',
      '>',
      '    ',
      '  ',
      '\t',
      ': ',
      ':',
      '# ',
      '- [ ] ',
      '| ',
      '[^1]: ',
      '[r]: ',
      '```rust',
      '```',
      '===',
      '---',
      '|-|-|',
      '|---|',
      '| a | b |',
      '  - ',
      '    - ',
      '> > ',
      '> - ',
      '- > ',
      '- - ',
      '  : ',
      '> ```',
      '> | a |',
      '> |---|',
      '- ```',
      '  ```',
      '<div>',
      '</div>',
      '<details>',
      '</details>',
      '> [!NOTE]',
      '+ ',
      '-\t',
      '1.',
    ];
    return times(1 + below(7), () => pick(starts) + (often(0.75) ? text(3) : '') + (often(0.25) ? '\n' : ''));
  }

  function damage(text_) {
    let result = text_;
    for (let count = below(3); count > 0; count--) {
      const at = below(result.length + 1);
      const cut = often(0.5) ? 1 + below(2) : 0;
      result =
        result.slice(0, at) +
        (often(0.6) ? pick([...loose, ' ', '\n', '\n\n', '  ', '    ']) : '') +
        result.slice(at + cut);
    }
    return result;
  }

  /** One chapter. */
  function chapter() {
    const chance = random();
    let result =
      chance < 0.25 ? soup().join('\n') : chance < 0.4 ? damage(text(8)) : blocks(0, 1 + below(4)).join('\n');
    if (chance > 0.75) result = damage(result);
    result += pick(['\n', '\n', '']);
    if (often(0.25)) result += '\n\n[^1]: one\n\n[^a]: two\n\n[r]: u.md\n';
    if (often(0.04)) result = result.replaceAll('\n', '\r\n');
    return (often(0.03) ? `\ufeff${result}` : result).toWellFormed();
  }

  /** What `book.toml` says, beside its title. */
  function config() {
    const flag = (name) => (often(0.3) ? `${name} = ${often(0.7) ? 'false' : 'true'}\n` : '');
    const source = often(0.2) ? pick(['text', 'a/b', './content']) : 'src';
    const ground = `[output.html.${pick(['playground', 'playground', 'playpen'])}]\n${flag('editable')}${flag('runnable')}${flag('copyable')}${flag('line-numbers')}`;
    return {
      source,
      toml: [
        `[book]\ntitle = "t"\nsrc = "${source}"\n${often(0.1) ? 'language = "fa"\n' : ''}`,
        often(0.6) ? `[rust]\nedition = "${pick(['2015', '2018', '2021', '2024'])}"\n` : '',
        often(0.1) ? '[build]\nuse-default-preprocessors = false\n' : '',
        `[output.html]\n${flag('smart-punctuation')}${flag('definition-lists')}${flag('admonitions')}${flag('mathjax-support')}${often(0.1) ? 'site-url = "/x/"\n' : ''}`,
        often(0.4) ? ground : '',
        often(0.5) ? '[output.html.code.hidelines]\npython = "~"\njs = "!!!"\n' : '',
        '[output.html.print]\nenable = false\n[output.html.search]\nenable = false\n',
      ].join(''),
    };
  }

  return { chapter, config };
}

/** The files that chapters include. */
export const parts = {
  'one.md': 'Part *one*.\n\n- item "x"\n',
  'two.md': 'Two\n{{#include one.md}}\n{{#include code.rs:2}}',
  'crlf.md': 'a\r\nb *c*\r\n',
  'code.rs':
    'use a;\n// ANCHOR: here\nfn main() {\n    // ANCHOR: inner\n    x();\n    // ANCHOR_END: inner\n}\n// ANCHOR_END: here\n// ANCHOR: twice\nlet a = 1;\n// ANCHOR_END: twice\n# hidden\n// ANCHOR: twice\nlet b = 2;\n// ANCHOR_END: twice\n// ANCHOR: open\nend\n',
};
