import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseFrontMatter } from '../../src/core/slide/front-matter.ts';
import { splitFrontMatter } from '../../src/core/slide/front-matter-fences.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { readMapping } from '../../src/core/slide/yaml-mapping.ts';
import { createDocument, textOf } from '../../src/core/text/document.ts';

before(loadYaml);

const parse = (text: string) => parseFrontMatter(createDocument('/a.md', text));
const kinds = (text: string) => parse(text)?.problems.map((problem) => problem.kind);

test('front matter is cut off as mdbook-course does', () => {
  const read = (text: string) => splitFrontMatter(text)?.raw;
  assert.equal(read('---\nminutes: 5\n---\n\n# T\n'), 'minutes: 5\n');
  assert.equal(read('\n \n  ---\r\nminutes: 5\r\n---\r\n# T'), 'minutes: 5\r\n');
  assert.equal(read('+++\nminutes: 5\n+++\n'), 'minutes: 5\n');
  assert.equal(read('---\na: b ---\nc\n---\n'), 'a: b ');
  assert.equal(read('---\n---\n'), '');
  for (const text of ['\uFEFF---\na: 1\n---\n', '--- \na: 1\n---\n', '---\na: 1\n---', 'x\n---\na: 1\n---\n'])
    assert.equal(read(text), undefined, JSON.stringify(text));
});

test('the rest is trimmed, and its place is known', () => {
  const odd = splitFrontMatter('---\n---\n\u0085\uFEFF T\u0085');
  assert.deepEqual([odd?.body, odd?.bodyOffset], ['\uFEFF T', 9]);
  const split = splitFrontMatter('---\na: 1\n---\n\n\n# T\n\n');
  assert.deepEqual([split?.end, split?.body, split?.bodyOffset], [13, '# T', 15]);
});

test('keys and values have their places', () => {
  const document = createDocument('/a.md', '---\r\n# c\r\n"minutes" : 5 # five\r\ncourse:\r\n---\r\n');
  const entries = parseFrontMatter(document)?.entries ?? [];
  assert.deepEqual(
    entries.map(({ key, keyRange, valueRange }) => [
      key,
      textOf(document, keyRange),
      textOf(document, valueRange),
    ]),
    [
      ['minutes', '"minutes"', '5'],
      ['course', 'course', ''],
    ],
  );
});

test('minutes are whole numbers as serde reads them', () => {
  const minutes = (value: string) => parse(`---\nminutes: ${value}\n---\n`)?.minutes;
  const read = ['5', '+5', '0', '0x1F', '0o17', '0b11', '&a 5', '!!str 5', '18446744073709551615'];
  assert.deepEqual(read.map(minutes), [5, 5, 0, 31, 15, 3, 5, 5, Number(18446744073709551615n)]);
  const refused = [
    '',
    '~',
    '5.0',
    '-1',
    '"5"',
    '05',
    '5 min',
    '1e1',
    '[5]',
    '0X1F',
    '0O17',
    '++5',
    '1_0',
    '|-\n  5',
  ];
  for (const value of [...refused, '18446744073709551616']) assert.equal(minutes(value), undefined, value);
  assert.equal(parse('---\nbase: &b 7\nminutes: *b\n---\n')?.minutes, 7);
});

test('names are what serde reads into a text: numbers and truth values too, nothing for null', () => {
  const session = (value: string) => parse(`---\nsession: ${value}\n---\n`)?.session;
  for (const value of ['1', '05', '1.50', '0x10', '+1', 'true', 'No', '.inf', '2024-01-01'])
    assert.equal(session(value), value);
  assert.deepEqual(['"null"', "'~'", '!!str ~', '!!str'].map(session), ['null', '~', '~', '']);
  for (const value of ['', '~', 'null', 'NULL', '!!null ~', '[a]', '{a: b}'])
    assert.equal(session(value), undefined, value);
  assert.equal(parse('---\na: &s Day 1\nsession: *s\n---\n')?.session, 'Day 1');
});

test('the YAML is trimmed before it is read', () => {
  const indented = parse('---\n  minutes: 5\nsession: A\n---\n');
  assert.deepEqual([indented?.minutes, indented?.session, indented?.problems], [5, 'A', []]);
  const [entry] = indented?.entries ?? [];
  assert.deepEqual(entry?.valueRange.start, { line: 1, character: 11 });
  assert.deepEqual(kinds('---\n  minutes: 5\n  session: A\n---\n'), ['yaml']);
  for (const block of ['|\n  A\n  B', '|+\n  A\n  B\n'])
    assert.equal(parse(`---\nsession: ${block}\n---\n`)?.session, 'A\nB');
  assert.equal(parse('---\nsession: |\n  A\nminutes: 5\n---\n')?.session, 'A\n');
  assert.equal(parse('---\nsession: A\u00A0\n---\n')?.session, 'A');
});

test('front matter that is not read says nothing of time', () => {
  const frontMatter = parse('Words.\n\n---\nminutes: 5\n---\n');
  assert.deepEqual([frontMatter?.read, frontMatter?.minutes], [false, undefined]);
});

test('a page that starts with a thematic break, or shows front matter in code, has none', () => {
  assert.equal(parse('---\n\n# Title\n'), undefined);
  assert.equal(parse('# Title\n\n```yaml\n---\nminutes: 5\n---\n```\n'), undefined);
  assert.equal(parse('# Title\n'), undefined);
});

test('each way to be broken has its name', () => {
  assert.deepEqual(kinds('---\nminutes: 5\n\n# Title\n'), ['not-closed']);
  assert.deepEqual(kinds('---\nminutes: 5\n----\n'), ['fence-form']);
  assert.deepEqual(kinds('---\nminutes: 5\n---'), ['fence-form']);
  assert.deepEqual(kinds('minutes: 5\n---\n'), ['not-opened']);
  assert.deepEqual(kinds('---\n- 5\n---\n'), ['not-a-mapping']);
  for (const yaml of ['a: "', 'a: \0', 'a: 1\n--- # c', ': 5', '[a]: 5', '? {a: b}\n: 5'])
    assert.deepEqual(kinds(`---\n${yaml}\n---\n`), ['yaml'], yaml);
  assert.deepEqual(kinds('---\na: 1\na: 1\n---\n'), ['duplicate-key']);
});

test('no text makes it throw', () => {
  for (const text of [
    '',
    '---',
    '---\n',
    '+++\n+++\n',
    '---\n*a\n---\n',
    '---\n&a [*a]\n---\n',
    '---\n? \n---\n',
    '---\n? [a]\n: b\n---\n',
  ])
    parse(text);
});

test('plain front matter is read as the YAML library reads it', () => {
  const keys = ['minutes', 'course', 'Null', 'y', 'a_b'];
  const values = [
    '5',
    '0',
    '12',
    '007',
    '1e3',
    'Day one',
    'No',
    'true',
    'x',
    'a: b',
    '123456789012345678',
    '',
  ];
  for (const key of keys)
    for (const value of values) {
      const text = `${key}: ${value}\nsession: Names\n${key}: 3\n`;
      // A comment is nothing plain, and changes nothing before it.
      assert.deepEqual(readMapping(text), readMapping(`${text}# more\n`), text);
    }
});
