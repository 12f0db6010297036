import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRollUp, rollUp } from '../../src/core/course/roll-up.ts';
import { scheduleOf } from '../../src/core/course/schedule.ts';
import { bookOf, factsFrom } from './made-up-book.ts';
import { type MadeBook, type MadeChapter, randomBook, randomFacts, randomFrom } from './random-book.ts';

interface Row {
  name: string;
  minutes: number;
}
type ExpectedCourse = Row & {
  targetMinutes: number;
  sessions: (Row & {
    targetMinutes: number;
    segments: (Row & { slides: (Row & { files: string[] })[] })[];
  })[];
};

/** The same count once more, as plainly as it can be said: from made-up chapters, not from SUMMARY.md. */
function expected(book: MadeBook): { courses: ExpectedCourse[] } {
  const courses: ExpectedCourse[] = [];
  const factsOf = (chapter: MadeChapter) =>
    chapter.file === undefined ? {} : (book.facts[chapter.file] ?? {});
  const below = (chapter: MadeChapter): MadeChapter[] => [chapter, ...chapter.children.flatMap(below)];
  let courseName = 'none';
  let sessionName = '';
  for (const chapter of book.chapters) {
    const facts = factsOf(chapter);
    if (facts.course !== undefined) [courseName, sessionName] = [facts.course, ''];
    if (facts.session !== undefined) sessionName = facts.session;
    if (courseName === 'none' || sessionName === '') continue;
    const slides = [[chapter], ...chapter.children.map(below)]
      .map((chapters) => ({
        name: chapters[0]?.title ?? '',
        minutes: chapters.reduce((sum, each) => sum + (factsOf(each).minutes ?? 0), 0),
        files: chapters.flatMap((each) => each.file ?? []),
      }))
      .filter((slide) => slide.files.length > 0);
    if (slides.length === 0) continue;
    const course = found(courses, courseName, (name) => ({
      name,
      minutes: 0,
      targetMinutes: 0,
      sessions: [],
    }));
    const session = found(course.sessions, sessionName, (name) => ({
      name,
      minutes: 0,
      targetMinutes: 0,
      segments: [],
    }));
    const minutes = slides.reduce((sum, slide) => sum + slide.minutes, 0);
    session.segments.push({ name: chapter.title, minutes, slides });
    session.targetMinutes += facts.targetMinutes ?? 0;
  }
  for (const course of courses) {
    for (const session of course.sessions) {
      const timed = session.segments.map((segment) => segment.minutes).filter((minutes) => minutes > 0);
      session.minutes = timed.reduce((sum, minutes) => sum + minutes + 10, timed.length > 0 ? -10 : 0);
      session.targetMinutes ||= session.minutes;
      course.minutes += session.minutes;
      course.targetMinutes += session.targetMinutes;
    }
  }
  return { courses };
}

function found<T extends Row>(rows: T[], name: string, create: (name: string) => T): T {
  const known = rows.find((row) => row.name === name);
  if (known) return known;
  const row = create(name);
  rows.push(row);
  return row;
}

test('60 made-up books come out as counted by hand', () => {
  let courses = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const made = randomBook(randomFrom(seed));
    const book = bookOf(made.summary);
    assert.deepEqual(book.summary.problems, [], made.summary);
    const schedule = scheduleOf(rollUp(book, factsFrom(made.facts)), book);
    assert.deepEqual(schedule, expected(made), `seed ${seed}\n${made.summary}`);
    courses += schedule.courses.length;
  }
  assert.ok(courses > 40, 'the books have courses');
});

test('one change after the other gives what counting from scratch gives', () => {
  let changes = 0;
  for (let seed = 200; seed < 215; seed++) {
    const random = randomFrom(seed);
    const made = randomBook(random);
    const book = bookOf(made.summary);
    const keeper = createRollUp();
    let last = keeper.update(book, factsFrom(made.facts));
    for (let step = 0; step < 20; step++) {
      const file = made.files[random(made.files.length)] ?? '';
      const before = made.facts[file];
      made.facts[file] = random(3) > 0 ? { ...before, minutes: random(90) } : randomFacts(random, random(3));
      const now = keeper.update(book, factsFrom(made.facts), [`/book/src/${file}`]);
      const scratch = rollUp(book, factsFrom(made.facts));
      assert.deepEqual(now.courses, scratch.courses, `seed ${seed}, step ${step}`);
      assert.deepEqual(now.problems, scratch.problems);
      for (const each of made.files)
        assert.deepEqual(now.placeOf(`/book/src/${each}`), scratch.placeOf(`/book/src/${each}`));
      for (const course of now.courses) {
        const old = last.courses.find((each) => each.name === course.name);
        const same = JSON.stringify(old) === JSON.stringify(course);
        assert.equal(old === course, same, 'unchanged courses keep their identity, changed ones do not');
        changes += same ? 0 : 1;
      }
      last = now;
    }
  }
  assert.ok(changes > 30, 'the steps changed something');
});
