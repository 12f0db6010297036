import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRollUp, rollUp } from '../../src/core/course/roll-up.ts';
import { scheduleMarkdown, scheduleOf } from '../../src/core/course/schedule.ts';
import { bookOf, type Facts, factsFrom } from './made-up-book.ts';

/** One line per course, session, segment and slide. */
function schedule(summary: string, files: Readonly<Record<string, Facts>>): string[] {
  const book = bookOf(summary);
  const lines: string[] = [];
  for (const course of scheduleOf(rollUp(book, factsFrom(files)), book).courses) {
    lines.push(`${course.name} ${course.minutes}/${course.targetMinutes}`);
    for (const session of course.sessions) {
      lines.push(`  ${session.name} ${session.minutes}/${session.targetMinutes}`);
      for (const segment of session.segments) {
        lines.push(`    ${segment.name} ${segment.minutes}`);
        for (const slide of segment.slides)
          lines.push(`      ${slide.name} ${slide.minutes} ${slide.files.join(' ')}`);
      }
    }
  }
  return lines;
}

function problems(summary: string, files: Readonly<Record<string, Facts>>): string[] {
  return rollUp(bookOf(summary), factsFrom(files)).problems.map(
    ({ kind, path, key }) => `${path.replace('/book/src/', '')} ${kind} ${key}`,
  );
}

test('slides, segments, breaks, sessions, courses and targets add up', () => {
  const summary = `[Cover](cover.md)

- [Start](start.md)
  - [\`One\`](one.md)
    - [Inner](inner.md)
      - [Deep](deep.md)
  - [Two](two.md)
- [Pause](pause.md)
- [More](more.md)

---

# Later

- [Évening 🦀](evening.md)

[Thanks](thanks.md)
`;
  const files = {
    'cover.md': { minutes: 99 },
    'start.md': { course: 'Basics', session: 'Morning', minutes: 3, targetMinutes: 60 },
    'one.md': { minutes: 5 },
    'inner.md': { minutes: 10 },
    'deep.md': { minutes: 1 },
    'two.md': {},
    'more.md': { minutes: 20, targetMinutes: 30 },
    'evening.md': { session: 'Évening', minutes: 40 },
    'thanks.md': { course: 'none', minutes: 7 },
  };
  assert.deepEqual(schedule(summary, files), [
    'Basics 89/130',
    '  Morning 49/90',
    '    Start 19',
    '      Start 3 start.md',
    '      `One` 16 one.md inner.md deep.md',
    '      Two 0 two.md',
    '    Pause 0',
    '      Pause 0 pause.md',
    '    More 20',
    '      More 20 more.md',
    '  Évening 40/40',
    '    Évening 🦀 40',
    '      Évening 🦀 40 evening.md',
  ]);
});

test('courses and sessions of one name are one, wherever they stand; course: none leaves a course', () => {
  const summary = '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n- [D](d.md)\n- [E](e.md)\n';
  const files = {
    'a.md': { course: 'X', session: 'S', minutes: 1 },
    'b.md': { course: 'Y', session: 'S', minutes: 2 },
    'c.md': { course: 'none', minutes: 4 },
    'd.md': { minutes: 8 },
    'e.md': { course: 'X', session: 'S', minutes: 16 },
  };
  assert.deepEqual(schedule(summary, files), [
    'X 27/27',
    '  S 27/27',
    '    A 1',
    '      A 1 a.md',
    '    E 16',
    '      E 16 e.md',
    'Y 2/2',
    '  S 2/2',
    '    B 2',
    '      B 2 b.md',
  ]);
});

test('a course that takes no time has 0 minutes, no breaks and target 0', () => {
  const files = { 'a.md': { course: 'X', session: 'S', targetMinutes: 0 } };
  assert.deepEqual(schedule('- [A](a.md)\n- [B](b.md)\n', files), [
    'X 0/0',
    '  S 0/0',
    '    A 0',
    '      A 0 a.md',
    '    B 0',
    '      B 0 b.md',
  ]);
});

test('drafts take no time, and what is written below them still counts', () => {
  const summary = '- [A](a.md)\n  - [Later]()\n  - [Idea]()\n    - [B](b.md)\n- [Some day]()\n- [C](c.md)\n';
  const files = { 'a.md': { course: 'X', session: 'S' }, 'b.md': { minutes: 5 }, 'c.md': { minutes: 5 } };
  assert.deepEqual(schedule(summary, files), [
    'X 20/20',
    '  S 20/20',
    '    A 5',
    '      A 0 a.md',
    '      Idea 5 b.md',
    '    C 5',
    '      C 5 c.md',
  ]);
});

test('what mdbook-course refuses or ignores is listed, and the rest is computed', () => {
  const summary = '- [A](a.md)\n- [B](b.md)\n  - [C](c.md)\n    - [D](d.md)\n- [E](e.md)\n- [F](f.md)\n';
  const files = {
    'a.md': { course: 'X', minutes: 1 },
    'b.md': { session: 'S', minutes: 2 },
    'c.md': { session: 'T', minutes: 4 },
    'd.md': { course: 'Z', minutes: 8 },
    'e.md': { course: 'none' },
    'f.md': { session: 'U' },
  };
  assert.deepEqual(problems(summary, files), [
    'a.md course-without-session course',
    'c.md nested-ignored session',
    'd.md nested-error course',
    'f.md session-outside-course session',
  ]);
  assert.equal(schedule(summary, files)[0], 'X 14/14');
});

test('a file knows its place, and whether it is the first of its slide', () => {
  const book = bookOf('- [A](a.md)\n  - [B](b.md)\n    - [C](c.md)\n- [D](d.md)\n');
  const courses = rollUp(
    book,
    factsFrom({ 'a.md': { course: 'X', session: 'S' }, 'd.md': { course: 'none' } }),
  );
  const place = courses.placeOf('/book/src/c.md');
  assert.deepEqual(
    [place?.course.name, place?.session.name, place?.segment.name, place?.slide.name, place?.first],
    ['X', 'S', 'A', 'B', false],
  );
  assert.equal(courses.placeOf('/book/src/b.md')?.first, true);
  assert.equal(courses.placeOf('/book/src/d.md'), undefined);
  assert.equal(courses.courseNamed('X'), courses.courses[0]);
  assert.equal(courses.courseNamed('none'), undefined);
});

test('a key in one file sums up one path again; all else keeps its identity', () => {
  const book = bookOf('- [A](a.md)\n  - [B](b.md)\n- [C](c.md)\n- [D](d.md)\n');
  const files: Record<string, Facts> = {
    'a.md': { course: 'X', session: 'S', minutes: 1 },
    'c.md': { session: 'T', minutes: 2 },
    'd.md': { course: 'Y', session: 'U', minutes: 3 },
  };
  const keeper = createRollUp();
  const asked: string[] = [];
  const before = keeper.update(book, factsFrom(files));
  files['b.md'] = { minutes: 5 };
  const after = keeper.update(
    book,
    (path) => {
      asked.push(path);
      return factsFrom(files)(path);
    },
    ['/book/src/b.md', '/elsewhere.md'],
  );
  assert.deepEqual(asked, ['/book/src/b.md']);
  assert.equal(after.courses[0]?.minutes, 8);
  assert.equal(after.courses[1], before.courses[1]);
  assert.equal(after.courses[0]?.sessions[1], before.courses[0]?.sessions[1]);
  assert.notEqual(after.courses[0]?.sessions[0], before.courses[0]?.sessions[0]);
  assert.equal(
    after.courses[0]?.sessions[0]?.segments[0]?.slides[0],
    before.courses[0]?.sessions[0]?.segments[0]?.slides[0],
  );
  assert.equal(
    keeper.update(book, factsFrom(files), ['/book/src/b.md']),
    after,
    'nothing changed, nothing is new',
  );
  assert.equal(keeper.update(book, factsFrom(files)), after);
});

test('a new summary keeps what stayed the same', () => {
  const files = factsFrom({
    'a.md': { course: 'X', session: 'S', minutes: 1 },
    'b.md': { course: 'Y', session: 'S' },
  });
  const keeper = createRollUp();
  const before = keeper.update(bookOf('- [A](a.md)\n- [B](b.md)\n'), files);
  const after = keeper.update(bookOf('- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n'), files);
  assert.equal(after.courses[0], before.courses[0]);
  assert.equal(after.courses[1]?.sessions[0]?.segments[0], before.courses[1]?.sessions[0]?.segments[0]);
  assert.equal(after.courses[1]?.sessions[0]?.segments.length, 2);
});

test('the Markdown schedule is worded as upstream, and does not stop at a course without time', () => {
  const files = {
    'a.md': { course: 'Empty', session: 'S' },
    'b.md': { course: 'Full', session: 'Morning', minutes: 80, targetMinutes: 60 },
    'c.md': { session: 'Noon', minutes: 54, targetMinutes: 60 },
    'd.md': { session: 'Night', minutes: 65, targetMinutes: 60 },
  };
  const book = bookOf('- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n- [D](d.md)\n');
  assert.equal(
    scheduleMarkdown(rollUp(book, factsFrom(files))),
    `## Course Schedule

### Empty

_0 minutes_

* S - _0 minutes_

### Full

_3 hours and 20 minutes (⏰ *20 minutes too long*)_

* Morning - _1 hour and 20 minutes (⏰ *20 minutes too long*)_
* Noon - _55 minutes: (10 minutes short)_
* Night - _1 hour and 5 minutes_
`,
  );
});
