import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  courseTarget,
  fattestSlides,
  sessionTarget,
  targetMark,
  targetSentence,
} from '../../src/core/course/over-target.ts';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { bookOf, factsFrom } from './made-up-book.ts';

/** A course of one session with this target, whose slides take these minutes. */
function courseOf(targetMinutes: number, ...minutes: number[]) {
  const lines = minutes.map((_, index) => `  - [S${index}](s${index}.md)\n`);
  const files = Object.fromEntries(minutes.map((each, index) => [`s${index}.md`, { minutes: each }]));
  const facts = factsFrom({ ...files, 'a.md': { course: 'C', session: 'S', targetMinutes } });
  const [course] = rollUp(bookOf(`- [A](a.md)\n${lines.join('')}`), facts).courses;
  const session = course?.sessions[0];
  assert.ok(course && session);
  return { course, session };
}

test('a session may miss its target by 5 minutes, a course by 15', () => {
  const states = [54, 55, 65, 66, 44, 45, 75, 76].map((minutes) => {
    const { course, session } = courseOf(60, minutes);
    return `${sessionTarget(session).state} ${courseTarget(course).state}`;
  });
  assert.deepEqual(states, [
    'under within',
    'within within',
    'within within',
    'over within',
    'under under',
    'under within',
    'over within',
    'over over',
  ]);
});

test('a session without a target is never over', () => {
  assert.deepEqual(sessionTarget(courseOf(0, 500).session), { state: 'within', by: 0 });
});

test('marks and sentences say by how much', () => {
  const say = (minutes: number) => {
    const { session } = courseOf(180, minutes);
    const target = sessionTarget(session);
    return [targetMark(target), targetSentence('S', session.minutes, session.targetMinutes, target)];
  };
  assert.deepEqual(say(206), ['+26 min', '“S” takes 3 h 26 min, 26 min more than its target of 3 h.']);
  assert.deepEqual(say(120), ['1 h free', '“S” takes 2 h, 1 h less than its target of 3 h.']);
  assert.deepEqual(say(181), ['', '“S” takes 3 h 1 min of 3 h.']);
});

test('the fattest slides come first, equal ones in their order', () => {
  const { session } = courseOf(60, 5, 20, 0, 20, 30);
  assert.deepEqual(
    fattestSlides(session).map((slide) => slide.name),
    ['S4', 'S1', 'S3'],
  );
  assert.equal(fattestSlides(session, 9).length, 4);
});
