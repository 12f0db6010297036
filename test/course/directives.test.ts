import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseExpansions, expandDirectives, timingSentence } from '../../src/core/course/directives.ts';
import { publishedDuration, shortDuration, signedDuration } from '../../src/core/course/duration.ts';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { bookOf, factsFrom } from './made-up-book.ts';

const book = bookOf(
  '- [Start](start.md)\n  - [`One`](one.md)\n    - [Sub](sub.md)\n  - [Nil](nil.md)\n- [More](more.md)\n- [Out](out.md)\n',
);
const courses = rollUp(
  book,
  factsFrom({
    'start.md': { course: 'Big Basics', session: 'Morning', minutes: 1 },
    'one.md': { minutes: 6 },
    'sub.md': { minutes: 6 },
    'more.md': { minutes: 60 },
    'out.md': { course: 'none', minutes: 5 },
  }),
);

const expand = (text: string, file = 'start.md') => expandDirectives(text, `/book/src/${file}`, courses);

test('words end at white space as Rust knows it', () => {
  assert.match(expand('{{%\u0085segment\u00A0outline\u2003}}'), /^This segment should take/);
  assert.equal(expand('{{%\uFEFFsegment outline}}'), '\uFEFFsegment outline');
});

test('durations above five minutes are rounded up to five', () => {
  const minutes = [0, 1, 2, 5, 6, 59, 60, 61, 119, 120, 125];
  assert.deepEqual(minutes.map(publishedDuration), [
    '0 minutes',
    '1 minute',
    '2 minutes',
    '5 minutes',
    '10 minutes',
    '1 hour',
    '1 hour',
    '1 hour and 5 minutes',
    '2 hours',
    '2 hours',
    '2 hours and 5 minutes',
  ]);
});

test('views say exact minutes', () => {
  assert.deepEqual([0, 35, 60, 95, -65].map(shortDuration), [
    '0 min',
    '35 min',
    '1 h',
    '1 h 35 min',
    '−1 h 5 min',
  ]);
  assert.deepEqual([26, -3, 0].map(signedDuration), ['+26 min', '−3 min', '±0 min']);
});

test('a segment outline lists the slides that take time, titles without markup', () => {
  assert.equal(
    expand('a {{%segment outline}} b'),
    'a This segment should take about 15 minutes. It contains:\n\n| Slide | Duration |\n| - | - |\n| Start | 1 minute |\n| One | 15 minutes |\n b',
  );
});

test('a session outline counts breaks', () => {
  assert.equal(
    expand('{{% session\n outline }}'),
    'Including 10 minute breaks, this session should take about 1 hour and 25 minutes. It contains:\n\n| Segment | Duration |\n| - | - |\n| Start | 15 minutes |\n| More | 1 hour |\n',
  );
});

test('a course outline is that of its own or of a named course', () => {
  const outline =
    'Course schedule:\n * Morning (1 hour and 25 minutes, including breaks)\n\n| Segment | Duration |\n| - | - |\n| Start | 15 minutes |\n| More | 1 hour |\n\n\n';
  assert.equal(expand('{{%course outline}}'), outline);
  assert.equal(expand('{{%course outline Big  Basics}}', 'out.md'), outline);
});

test('what has no meaning prints itself, without a word', () => {
  assert.equal(expand('{{%segment outline}}', 'out.md'), 'segment outline');
  assert.equal(expand('{{% segment  outlin }}'), 'segment  outlin');
  assert.equal(expand('{{%session outline please}}'), 'session outline please');
  assert.equal(expand('{{%course outline None}}'), 'not found - {{%course outline None}}');
  assert.equal(expand('{{%course outline}}', 'out.md'), 'not found - {{%course outline}}');
  assert.equal(expand('{{%a}b}} {{% '), '{{%a}b}} {{% ');
  assert.equal(expand('{{%}}'), '');
});

test('every <details> of a slide with minutes starts with the timing sentence', () => {
  assert.equal(
    expand('<details>\n\nx\n<details><details open>', 'more.md'),
    '<details>\nThis slide should take about 60 minutes. \n\nx\n<details>\nThis slide should take about 60 minutes. <details open>',
  );
  assert.equal(timingSentence('/book/src/start.md', courses), 'This slide should take about 1 minute. ');
  assert.equal(
    timingSentence('/book/src/one.md', courses),
    'This slide and its sub-slides should take about 12 minutes. ',
  );
  for (const file of ['sub.md', 'nil.md', 'out.md', 'unknown.md'])
    assert.equal(expand('<details>', file), '<details>', file);
});

test('the sentence is written before directives are read', () => {
  assert.equal(
    expand('{{%x <details> y}}', 'more.md'),
    'x <details>\nThis slide should take about 60 minutes.  y',
  );
});

test('expansions say what they replace', () => {
  assert.deepEqual(courseExpansions('ab{{%x}}<details>', '/book/src/nil.md', courses), [
    { start: 2, end: 8, text: 'x' },
  ]);
});

test('directives that never end cost no more than their length', () => {
  const courses = { courses: [], problems: [], placeOf: () => undefined, courseNamed: () => undefined };
  const open = '{{% '.repeat(100_000);
  // By a pattern that backtracks this would take minutes, and the suite would not come back.
  assert.equal(expandDirectives(open, '/src/a.md', courses), open);
  assert.equal(expandDirectives(`${open}x}}`, '/src/a.md', courses).length < open.length, true);
});
