import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { nameRefusal, renameSession } from '../../src/core/course/rename-session.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { textsAfter, worldOf } from './move-world.ts';

before(loadYaml);

const summary = ['one', 'two', 'three', 'four', 'five', 'six']
  .map((name) => `- [${name}](${name}.md)\n`)
  .join('');

/** Two courses; “Morning” is in both, and in the first it comes back. */
const world = () =>
  worldOf(summary, {
    one: 'course: Tea\nsession: Morning # early',
    two: 'session: Evening',
    three: 'session: "Morning"',
    four: 'minutes: 5',
    five: 'course: Coffee\nsession: Morning',
    six: 'course: Coffee',
  });

test('a session gets its name wherever its course states it, and nowhere else', () => {
  const of = { course: 'Tea', session: 'Morning' };
  const made = world();
  assert.deepEqual(textsAfter(made, renameSession(made, made.courses, of, '  Early:  hours ')), {
    one: '---\ncourse: Tea\nsession: "Early: hours" # early\n---\n\n# one\n',
    three: '---\nsession: "Early: hours"\n---\n\n# three\n',
  });
});

test('a course gets its name in each chapter that states it, and in the outlines that name it', () => {
  const of = { course: 'Coffee', session: undefined };
  const made = world();
  const index = createDocument(
    '/book/src/four.md',
    '{{%course outline Coffee}}\n{{%course outline}} {{% course  outline  Coffee }}\n{{%course outline Coffee House}}',
  );
  const documentOf = (path: string) => (path === index.path ? index : made.documentOf(path));
  const other = { ...made, documentOf };
  assert.deepEqual(textsAfter(other, renameSession(other, made.courses, of, 'Strong Coffee')), {
    five: '---\ncourse: Strong Coffee\nsession: Morning\n---\n\n# five\n',
    six: '---\ncourse: Strong Coffee\n---\n\n# six\n',
    four: '{{%course outline Strong Coffee}}\n{{%course outline}} {{% course  outline  Strong Coffee }}\n{{%course outline Coffee House}}',
  });
});

test('names that are empty, taken, or mean something else are refused in a sentence', () => {
  const { courses } = world();
  const session = { course: 'Tea', session: 'Morning' };
  const course = { course: 'Tea', session: undefined };
  assert.match(nameRefusal(courses, session, ' \t') ?? '', /A name is needed/);
  assert.match(nameRefusal(courses, session, ' Evening ') ?? '', /session of that name/);
  assert.match(nameRefusal(courses, course, 'Coffee') ?? '', /course of that name/);
  assert.match(nameRefusal(courses, course, 'none') ?? '', /ends a course/);
  assert.match(nameRefusal(courses, course, 'a}}b') ?? '', /braces/);
  assert.equal(nameRefusal(courses, session, 'none'), undefined);
  assert.equal(nameRefusal(courses, { course: 'Coffee', session: 'Morning' }, 'Evening'), undefined);
  assert.equal(nameRefusal(courses, course, 'Tea'), undefined);
});

test('a name that stays as it is changes nothing', () => {
  const made = world();
  const move = renameSession(made, made.courses, { course: 'Tea', session: 'Morning' }, 'Morning ');
  assert.deepEqual(move, { kind: 'edits', files: [] });
});
