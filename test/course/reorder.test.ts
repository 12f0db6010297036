import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { moveSession, moveStep } from '../../src/core/course/move-steps.ts';
import { moveChapters } from '../../src/core/course/reorder.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { chapter, textsAfter, worldOf } from './move-world.ts';

before(loadYaml);

function summaryAfter(
  summary: string,
  titles: string,
  place: 'before' | 'after' | 'into',
  target: string,
): string {
  const world = worldOf(summary);
  const chapters = titles.split(' ').map((title) => chapter(world.book, title));
  const texts = textsAfter(
    world,
    moveChapters(world, chapters, { place, chapter: chapter(world.book, target) }),
  );
  return texts.SUMMARY ?? summary;
}

const list = '- [A](a.md)\n  - [B](b.md)\n    - [C](c.md)\n  - [D](d.md)\n- [E](e.md)\n';

test('a slide moves before and after its siblings, with what is nested below it', () => {
  assert.equal(
    summaryAfter(list, 'D', 'before', 'B'),
    '- [A](a.md)\n  - [D](d.md)\n  - [B](b.md)\n    - [C](c.md)\n- [E](e.md)\n',
  );
  assert.equal(
    summaryAfter(list, 'B', 'after', 'D'),
    '- [A](a.md)\n  - [D](d.md)\n  - [B](b.md)\n    - [C](c.md)\n- [E](e.md)\n',
  );
  assert.equal(summaryAfter(list, 'B', 'before', 'D'), list);
  assert.equal(
    summaryAfter(list, 'A', 'after', 'E'),
    '- [E](e.md)\n- [A](a.md)\n  - [B](b.md)\n    - [C](c.md)\n  - [D](d.md)\n',
  );
});

test('indentation follows the new place, in the step of the file', () => {
  assert.equal(
    summaryAfter(list, 'B', 'into', 'E'),
    '- [A](a.md)\n  - [D](d.md)\n- [E](e.md)\n  - [B](b.md)\n    - [C](c.md)\n',
  );
  assert.equal(
    summaryAfter(list, 'B', 'after', 'E'),
    '- [A](a.md)\n  - [D](d.md)\n- [E](e.md)\n- [B](b.md)\n  - [C](c.md)\n',
  );
  assert.equal(
    summaryAfter('- [A](a.md)\n\t- [B](b.md)\n- [C](c.md)\n', 'C', 'into', 'B'),
    '- [A](a.md)\n\t- [B](b.md)\n\t\t- [C](c.md)\n',
  );
  assert.equal(summaryAfter('- [A](a.md)\n- [B](b.md)\n', 'B', 'into', 'A'), '- [A](a.md)\n  - [B](b.md)\n');
});

test('a moved line gets the bullet of its new list, so that the list stays one', () => {
  assert.equal(
    summaryAfter('* [A](a.md)\n  + [B](b.md)\n* [C](c.md)\n  - [D](d.md)\n', 'B', 'before', 'D'),
    '* [A](a.md)\n* [C](c.md)\n  - [B](b.md)\n  - [D](d.md)\n',
  );
  assert.equal(
    summaryAfter('[P](p.md)\n\n- [A](a.md)\n- [B](b.md)\n\n[S](s.md)\n', 'B', 'after', 'P'),
    '[P](p.md)\n[B](b.md)\n\n- [A](a.md)\n\n[S](s.md)\n',
  );
  assert.equal(summaryAfter('[P](p.md)\n\n- [A](a.md)\n', 'P', 'into', 'A'), '- [A](a.md)\n  - [P](p.md)\n');
});

test('ordered lists count on', () => {
  assert.equal(
    summaryAfter('1. [A](a.md)\n   1. [X](x.md)\n2. [B](b.md)\n3. [C](c.md)\n', 'C', 'before', 'A'),
    '1. [C](c.md)\n2. [A](a.md)\n   1. [X](x.md)\n3. [B](b.md)\n',
  );
  assert.equal(
    summaryAfter('1. [A](a.md)\n1. [B](b.md)\n', 'B', 'before', 'A'),
    '1. [B](b.md)\n1. [A](a.md)\n',
  );
});

test('several chapters move together in their order, those below another one with it', () => {
  assert.equal(
    summaryAfter(list, 'E C B', 'after', 'D'),
    '- [A](a.md)\n  - [D](d.md)\n  - [B](b.md)\n    - [C](c.md)\n  - [E](e.md)\n',
  );
});

test('a comment directly above goes along, comments and blank lines elsewhere stay', () => {
  const text = '<!-- Head -->\n\n# S\n\n- [A](a.md)\n<!-- about B -->\n- [B](b.md)\n\n---\n\n- [C](c.md)\n';
  assert.equal(
    summaryAfter(text, 'B', 'after', 'C'),
    '<!-- Head -->\n\n# S\n\n- [A](a.md)\n\n---\n\n- [C](c.md)\n<!-- about B -->\n- [B](b.md)\n',
  );
});

test('line ends stay, and a file without a final one keeps none', () => {
  assert.equal(summaryAfter('- [A](a.md)\r\n- [B](b.md)', 'B', 'before', 'A'), '- [B](b.md)\r\n- [A](a.md)');
  assert.equal(
    summaryAfter('- [A](a.md)\n- [B](b.md)\n- [C](c.md)', 'A', 'after', 'C'),
    '- [B](b.md)\n- [C](c.md)\n- [A](a.md)',
  );
});

test('what cannot be is refused with a sentence', () => {
  const world = worldOf(`[P](p.md)\n\n${list}`);
  const move = (title: string, place: 'before' | 'into', target: string) =>
    moveChapters(world, [chapter(world.book, title)], { place, chapter: chapter(world.book, target) });
  for (const refused of [
    move('A', 'into', 'C'),
    move('A', 'into', 'A'),
    move('E', 'into', 'P'),
    move('A', 'before', 'P'),
  ])
    assert.equal(refused.kind, 'refused');
});

const day = `[Cover](cover.md)

# Day 1: Morning

- [A](a.md)
  - [A1](a1.md)
- [B](b.md)

# Day 1: Afternoon

- [C](c.md)
- [D](d.md)

[Z](z.md)
`;
const keys = {
  a: 'course: Basics\nsession: Day 1 Morning\ntarget_minutes: 180',
  b: 'minutes: 5',
  c: 'session: "Day 1: Afternoon"',
  z: 'course: none',
};

function keysAfter(titles: string, place: 'before' | 'after' | 'into', target: string) {
  const world = worldOf(day, keys);
  const chapters = titles.split(' ').map((title) => chapter(world.book, title));
  const { SUMMARY: _, ...texts } = textsAfter(
    world,
    moveChapters(world, chapters, { place, chapter: chapter(world.book, target) }),
  );
  return texts;
}

test('the keys of a session go to the segment that is now its first, with its target', () => {
  assert.deepEqual(keysAfter('B', 'before', 'A'), {
    a: '# a\n',
    b: '---\ncourse: Basics\nsession: Day 1 Morning\ntarget_minutes: 180\nminutes: 5\n---\n\n# b\n',
  });
  assert.deepEqual(keysAfter('D', 'before', 'C'), {
    c: '# c\n',
    d: '---\nsession: "Day 1: Afternoon"\n---\n\n# /book/src/d.md\n',
  });
});

test('a first segment that leaves for another session leaves its keys behind', () => {
  assert.deepEqual(keysAfter('A', 'after', 'D'), {
    a: '# a\n',
    b: '---\ncourse: Basics\nsession: Day 1 Morning\ntarget_minutes: 180\nminutes: 5\n---\n\n# b\n',
  });
  assert.deepEqual(keysAfter('A', 'into', 'C'), keysAfter('A', 'after', 'D'));
  assert.deepEqual(keysAfter('B', 'after', 'C'), {});
});

test('a segment moved out of the course, and a slide that becomes a segment, get what they need', () => {
  assert.deepEqual(keysAfter('B', 'before', 'Z'), {
    b: '---\ncourse: none\nminutes: 5\n---\n\n# b\n',
    z: '# z\n',
  });
  assert.deepEqual(keysAfter('A1', 'before', 'A'), {
    a: '# a\n',
    a1: '---\ncourse: Basics\nsession: Day 1 Morning\ntarget_minutes: 180\n---\n\n# /book/src/a1.md\n',
  });
});

test('a whole session moves with its part, its keys and its target', () => {
  const world = worldOf(day, keys);
  const [morning, afternoon] = world.courses.courses[0]?.sessions ?? [];
  assert.ok(morning && afternoon);
  const expected = {
    SUMMARY: `[Cover](cover.md)

# Day 1: Afternoon

- [C](c.md)
- [D](d.md)

# Day 1: Morning

- [A](a.md)
  - [A1](a1.md)
- [B](b.md)

[Z](z.md)
`,
    a: '---\nsession: Day 1 Morning\ntarget_minutes: 180\n---\n\n# a\n',
    c: '---\ncourse: Basics\nsession: "Day 1: Afternoon"\n---\n\n# c\n',
  };
  assert.deepEqual(
    textsAfter(world, moveSession(world, world.courses, afternoon, 'before', morning)),
    expected,
  );
  assert.deepEqual(
    textsAfter(world, moveSession(world, world.courses, morning, 'after', afternoon)),
    expected,
  );
});

test('steps go through a list, over its ends, and over the border of a session', () => {
  const world = worldOf(day, keys);
  const step = (title: string, direction: 'up' | 'down') =>
    textsAfter(world, moveStep(world, chapter(world.book, title), direction));
  assert.equal(step('D', 'up').SUMMARY, day.replace('- [C](c.md)\n- [D](d.md)', '- [D](d.md)\n- [C](c.md)'));
  assert.equal(
    step('A1', 'down').SUMMARY,
    day.replace('  - [A1](a1.md)\n- [B](b.md)', '- [B](b.md)\n  - [A1](a1.md)'),
  );
  assert.equal(step('A1', 'up').SUMMARY, undefined);
  assert.equal(step('A', 'up').SUMMARY, undefined);
  const over = step('C', 'up');
  assert.equal(
    over.SUMMARY,
    day
      .replace('- [B](b.md)\n', '- [B](b.md)\n- [C](c.md)\n')
      .replace('Afternoon\n\n- [C](c.md)\n', 'Afternoon\n\n'),
  );
  assert.deepEqual(
    [over.c, over.d],
    ['# c\n', '---\nsession: "Day 1: Afternoon"\n---\n\n# /book/src/d.md\n'],
  );
});
