import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chapter, SummaryItem } from '../../src/core/book/book.ts';
import { parseSummary } from '../../src/core/book/summary.ts';
import { createDocument, textOf } from '../../src/core/text/document.ts';

function summaryOf(text: string) {
  return parseSummary(createDocument('/book/src/SUMMARY.md', text), '/book/src');
}

/** One line per item: number, title and file, indented by depth. */
function outline(items: readonly SummaryItem[]): string[] {
  const lines: string[] = [];
  const add = (chapter: Chapter): void => {
    const number = chapter.number.length > 0 ? `${chapter.number.join('.')} ` : '';
    const file = chapter.path?.replace('/book/src/', '') ?? 'draft';
    lines.push(`${'  '.repeat(chapter.depth)}${number}${chapter.title} → ${file}`);
    chapter.children.forEach(add);
  };
  for (const item of items) {
    if (item.kind === 'chapter') add(item);
    else lines.push(item.kind === 'part' ? `# ${item.title}` : '---');
  }
  return lines;
}

function problemsOf(text: string): string[] {
  return summaryOf(text).problems.map(
    (problem) =>
      `${problem.range.start.line + 1} ${problem.kind}${problem.indent === undefined ? '' : ` ${problem.indent}`}`,
  );
}

const whole = `# Summary

<!--
- [Hidden](hidden.md)
-->
[Preface](preface.md)

# Part \`one\`

- [First](first.md)
  - [Inner](first/inner.md)
    * [Deep](first/deep.md)
- [Later]()
---
+ [Third](third.md)

# Part two

1. [Fourth](fourth.md)

[Credits](credits.md)
[Licence](licence.md)
`;

test('prefix, parts, lists, drafts, separators and suffix chapters stand in their order, numbered through', () => {
  assert.deepEqual(outline(summaryOf(whole).items), [
    'Preface → preface.md',
    '# Part one',
    '1 First → first.md',
    '  1.1 Inner → first/inner.md',
    '    1.1.1 Deep → first/deep.md',
    '2 Later → draft',
    '---',
    '3 Third → third.md',
    '# Part two',
    '4 Fourth → fourth.md',
    'Credits → credits.md',
    'Licence → licence.md',
  ]);
  assert.deepEqual(problemsOf(whole), []);
});

test('a title keeps text and code, and loses markup, HTML and line breaks', () => {
  const { items } = summaryOf('- [`Box<T>` *and* <i>more</i>\n  **rows** ![alt](x.png) &amp; \\*](a.md)\n');
  assert.deepEqual(outline(items), ['1 `Box<T>` and more rows alt & * → a.md'.replaceAll('`', '')]);
});

test('an address may have spaces, %20, brackets, escapes and ./', () => {
  const { items } = summaryOf(
    '- [A](<a b.md>)\n- [B](./b%20c.md)\n- [C](c\\(1\\).md)\n- [D](d.md "title")\n- [E](é%C3.md)\n',
  );
  assert.deepEqual(
    items.map((item) => item.kind === 'chapter' && item.path),
    ['/book/src/a b.md', '/book/src/b c.md', '/book/src/c(1).md', '/book/src/d.md', '/book/src/é%C3.md'],
  );
});

for (const [name, eol, mark] of [
  ['LF', '\n', ''],
  ['CRLF', '\r\n', ''],
  ['a byte-order mark', '\n', '\uFEFF'],
] as const) {
  test(`ranges are exact with ${name}`, () => {
    const lines = [
      '[Pre](pre.md) [Two](two.md)',
      '',
      '- [First]( <first page.md> )',
      '\t- [Ünder 🦀](dir/ü.md)  ',
      '  - [x]()',
    ];
    const document = createDocument('/book/src/SUMMARY.md', mark + lines.join(eol));
    const { items } = parseSummary(document, '/book/src');
    const found: string[] = [];
    const add = (chapter: Chapter): void => {
      found.push(`${textOf(document, chapter.targetRange)} | ${textOf(document, chapter.range)}`);
      chapter.children.forEach(add);
    };
    for (const item of items) if (item.kind === 'chapter') add(item);
    assert.deepEqual(found, [
      'pre.md | [Pre](pre.md) [Two](two.md)',
      'two.md | [Pre](pre.md) [Two](two.md)',
      'first page.md | - [First]( <first page.md> )',
      'dir/ü.md | - [Ünder 🦀](dir/ü.md)',
      ' | - [x]()',
    ]);
  });
}

test('a byte-order mark makes text of the first line, and parts of later headings, as for mdBook', () => {
  assert.deepEqual(problemsOf('\uFEFF# Summary\n\n[P](p.md)\n'), []);
  const comment = '\uFEFF<!-- c -->\n# Summary\n\n[P](p.md)\n\n- [A](a.md)\n';
  assert.deepEqual(outline(summaryOf(comment).items), ['# Summary', '1 A → a.md']);
  assert.deepEqual(problemsOf(comment), ['4 not-a-chapter']);
  const list = summaryOf('\uFEFF- [A](a.md)\n- [B](b.md)\n');
  assert.deepEqual(outline(list.items), ['A → a.md', '1 B → b.md']);
  assert.match(list.problems[0]?.detail ?? '', /byte-order mark/);
});

test('a list that its container does not reach, four columns in, goes on with the text before', () => {
  const lazy = '   - [A](a.md)\n     - [B](b.md)\n    + [C](c.md)\n     + [D](d.md)\n';
  assert.deepEqual(outline(summaryOf(lazy).items), ['1 A → a.md', '  1.1 D → d.md']);
  assert.deepEqual(problemsOf(lazy), ['2 not-a-chapter', '3 not-a-chapter']);
});

test('a link by reference has its file, and the link as its range', () => {
  const document = createDocument('/book/src/SUMMARY.md', '- [First][one]\n\n[one]: first.md\n');
  const [first] = parseSummary(document, '/book/src').items;
  assert.ok(first?.kind === 'chapter');
  assert.equal(first.path, '/book/src/first.md');
  assert.equal(textOf(document, first.targetRange), '[First]');
});

test('nesting that skips a level says its right indentation', () => {
  assert.deepEqual(problemsOf('- [A](a.md)\n      - [B](b.md)\n'), ['2 skipped-level 2']);
  assert.deepEqual(problemsOf('- [A](a.md)\n  - [B](b.md)\n        - [C](c.md)\n'), ['3 skipped-level 4']);
  assert.deepEqual(problemsOf('- [A](a.md)\n\n      - [B](b.md)\n'), ['3 skipped-level 2']);
  assert.deepEqual(problemsOf('1. [A](a.md)\n\t\t- [B](b.md)\n'), ['2 skipped-level 3']);
  assert.deepEqual(problemsOf('    - [A](a.md)\n- [B](b.md)\n'), ['1 skipped-level 0']);
  assert.deepEqual(problemsOf('[A](a.md)\n    - [B](b.md)\n'), ['2 skipped-level 0']);
});

test('three spaces more, or a tab, nest one level and are no problem', () => {
  assert.deepEqual(problemsOf('- [A](a.md)\n     - [B](b.md)\n- [C](c.md)\n\t- [D](d.md)\n'), []);
});

test('lines that mdBook passes over are told', () => {
  assert.deepEqual(problemsOf('- [A](a.md)\n-[B](b.md)\n'), ['2 not-a-chapter']);
  assert.deepEqual(problemsOf('- [A](a.md) and [B](b.md)\n'), ['1 not-a-chapter']);
  assert.deepEqual(problemsOf('[A] (a.md)\n'), ['1 not-a-chapter']);
  assert.deepEqual(problemsOf('- [A](a.md)\n\n## [B](b.md)\n'), ['3 not-a-chapter']);
  assert.deepEqual(problemsOf('- [A](a.md)\n\n<!-- note --> [B](b.md)\n'), ['3 not-a-chapter']);
  assert.deepEqual(problemsOf('# One\n\n[A](a.md)\n\n# Two\n\n[B](b.md)\n'), ['7 not-a-chapter']);
});

test('a second list below one chapter takes the place of the first, as in mdBook', () => {
  const text = '- [A](a.md)\n  - [B](b.md)\n\n  <!-- next -->\n\n  - [C](c.md)\n';
  assert.deepEqual(outline(summaryOf(text).items), ['1 A → a.md', '  1.1 C → c.md']);
  assert.deepEqual(problemsOf(text), ['2 not-a-chapter']);
});

test('what makes mdBook stop is told, and reading goes on', () => {
  const words = '- Only words\n  - [B](b.md)\n- **[C](c.md)**\n- - [D](d.md)\n';
  assert.deepEqual(outline(summaryOf(words).items), [
    '1 Only words → draft',
    '  1.1 B → b.md',
    '2 C → c.md',
    '3  → draft',
    '  3.1 D → d.md',
  ]);
  assert.deepEqual(problemsOf(words), ['1 syntax', '3 syntax', '4 syntax']);
  const after = '- [A](a.md)\n\n[End](end.md)\n\n- [B](b.md)\n\n# Part\n\n- [C](c.md)\n';
  assert.deepEqual(outline(summaryOf(after).items), [
    '1 A → a.md',
    'End → end.md',
    '2 B → b.md',
    '# Part',
    '3 C → c.md',
  ]);
  assert.deepEqual(problemsOf(after), ['5 syntax']);
});

test('a file that stands twice is told at its later place, however it is written', () => {
  assert.deepEqual(problemsOf('[A](a.md)\n\n- [B](b.md)\n  - [A](./a.md)\n- [X]()\n- [Y]()\n'), [
    '4 duplicate',
  ]);
});

test('a comment that is never closed hides the rest, and says so', () => {
  assert.deepEqual(problemsOf('- [A](a.md)\n\n<!-- oops\n- [B](b.md)\n'), ['3 not-a-chapter']);
});

test('headings of level two, comments and blank lines are good', () => {
  assert.deepEqual(
    problemsOf(
      '<!-- c -->\n\n# S\n\n[P](p.md)\n\n## Sub\n\n- [A](a.md)\n<!-- of\nseveral lines -->\n- [B](b.md)\n\n---\n\n[Z](z.md)\n',
    ),
    [],
  );
});

test('a chapter in a heading is marked where it stands, whatever marks end the heading', () => {
  const document = createDocument('/book/src/SUMMARY.md', '# S\n\n## [Tea](tea.md) ##\n');
  const [chapter] = parseSummary(document, '/book/src').items;
  assert.ok(chapter?.kind === 'chapter');
  assert.equal(textOf(document, chapter.labelRange), 'Tea');
  assert.equal(textOf(document, chapter.targetRange), 'tea.md');
});

test('any text at all gives a summary', () => {
  const pieces = [
    '- ',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '\n',
    '  ',
    '\t',
    '# ',
    '---\n',
    'a.md',
    '`',
    '*',
    '1. ',
    '> ',
    '```\n',
    '<!--',
    '-->',
    '\0',
    '\uD800',
    '&#x0;',
    '\r',
  ];
  let seed = 7;
  for (let round = 0; round < 300; round++) {
    let text = '';
    for (let i = 0; i < 40; i++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      text += pieces[seed % pieces.length];
    }
    assert.ok(Array.isArray(summaryOf(text).items));
  }
});
