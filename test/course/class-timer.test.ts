import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  act,
  type ClassAction,
  forgottenMinutes,
  moved,
  readClock,
  startClass,
} from '../../src/core/course/class-timer.ts';
import { classTimes, readRun } from '../../src/core/course/class-times.ts';

const minute = 60_000;
const slides = [
  { path: '/a.md', minutes: 5 },
  { path: '/b.md', minutes: 10 },
  { path: '/c.md', minutes: 20 },
];

/** A class that starts at 0; each step says after how many minutes what happens. */
function classOf(...steps: readonly (readonly [number, ClassAction])[]) {
  return steps.reduce((run, [at, action]) => act(run, action, at * minute), startClass(slides, 0));
}

const next = { kind: 'next' } as const;
const back = { kind: 'back' } as const;
const pause = { kind: 'pause' } as const;
const resume = { kind: 'resume' } as const;
const stop = { kind: 'stop' } as const;

const spentMinutes = (run: ReturnType<typeof classOf>) => run.spent.map((each) => each / minute);

test('each slide gets the time it is open, over several visits', () => {
  const run = classOf([6, next], [10, back], [11, next], [17, next], [30, stop]);
  assert.deepEqual(spentMinutes(run), [7, 10, 13]);
  assert.equal(act(run, next, 99 * minute), run, 'a class that is over stays as it is');
});

test('pauses do not count, and a slide can be changed in a pause', () => {
  const run = classOf([3, pause], [4, pause], [60, next], [63, resume], [64, resume], [70, stop]);
  assert.deepEqual(spentMinutes(run), [3, 7, 0]);
  assert.deepEqual(spentMinutes(classOf([3, pause], [50, stop])), [3, 0, 0]);
});

test('beyond the first and last slide nothing happens', () => {
  const run = startClass(slides, 0);
  assert.equal(act(run, back, minute), run);
  assert.equal(act(run, { kind: 'open', path: '/unknown.md' }, minute), run);
  assert.equal(act(run, { kind: 'open', path: '/c.md' }, minute).current, 2);
  assert.equal(startClass(slides, 0, '/b.md').current, 1);
});

test('a class without slides goes on, pauses and stops like any other', () => {
  let run = startClass([], 0);
  for (const kind of ['next', 'pause', 'resume', 'stop'] as const) run = act(run, { kind }, 60_000);
  const { slide, elapsed, state } = readClock(run, 60_000);
  assert.deepEqual([slide, elapsed, state, run.spent], [undefined, 0, 'stopped', []]);
});

test('a clock that is set back counts nothing', () => {
  assert.deepEqual(spentMinutes(classOf([10, next], [5, next], [6, stop])), [10, 0, 1]);
});

test('the clock tells elapsed against plan, and when the class ends at this pace', () => {
  const onTime = readClock(classOf([5, next]), 9 * minute);
  assert.deepEqual(
    [onTime.slide?.path, onTime.onSlide, onTime.elapsed, onTime.planned, onTime.behind],
    ['/b.md', 4, 9, 9, 0],
  );
  assert.equal(onTime.endsAt, 35 * minute);
  const late = readClock(classOf([20, next]), 32 * minute);
  assert.deepEqual(
    [late.onSlide, late.elapsed, late.planned, late.behind, late.state],
    [12, 32, 15, 17, 'running'],
  );
  assert.equal(late.endsAt, (32 + 20 * 2) * minute, 'twice as slow as planned');
  assert.equal(readClock(classOf([5, next], [6, pause]), 40 * minute).elapsed, 6);
  assert.equal(readClock(classOf([5, stop]), 40 * minute).state, 'stopped');
});

test('a timer is likely forgotten after three times the plan and 20 minutes', () => {
  const run = classOf([5, next]);
  assert.equal(forgottenMinutes(run, 34 * minute), undefined);
  assert.equal(forgottenMinutes(run, 36 * minute), 31);
  assert.equal(
    forgottenMinutes(startClass(slides, 0), 19 * minute),
    undefined,
    'over three times 5, but under 20',
  );
  assert.equal(forgottenMinutes(act(run, pause, 6 * minute), 90 * minute), undefined);
  assert.deepEqual(
    spentMinutes(act(run, { kind: 'forget', milliseconds: 50 * minute }, 65 * minute)),
    [5, 10, 0],
  );
});

test('medians of runs stand against stated minutes', () => {
  const runs = [
    classOf([4, next], [16, next], [16.1, stop]),
    classOf([6, next], [14.5, stop]),
    { ...classOf([9, next], [16, stop]), startedAt: 5 },
  ];
  const stated = new Map([
    ['/a.md', 5],
    ['/b.md', 10],
    ['/c.md', 20],
  ]);
  assert.deepEqual(
    classTimes(runs, (path) => stated.get(path)),
    [
      { path: '/a.md', stated: 5, runs: [4, 6, 9], median: 6, suggested: 6 },
      { path: '/b.md', stated: 10, runs: [12, 8.5, 7], median: 8.5, suggested: 9 },
    ],
  );
  assert.deepEqual(
    classTimes(runs, () => undefined),
    [],
  );
});

test('a run survives storage, and what is none is not taken for one', () => {
  const run = classOf([5, next], [6, pause]);
  assert.deepEqual(readRun(JSON.parse(JSON.stringify(run))), run);
  for (const broken of [
    null,
    3,
    {},
    { ...run, spent: [1] },
    { ...run, current: 9 },
    { ...run, slides: [1, 2, 3] },
    { ...run, since: 'x' },
  ])
    assert.equal(readRun(broken), undefined);
});

test('a class of several sessions forecasts the end of the one that is taught', () => {
  const day = [
    { path: '/a.md', minutes: 5, session: 'Morning' },
    { path: '/b.md', minutes: 10, session: 'Morning' },
    { path: '/c.md', minutes: 20, session: 'Afternoon' },
  ];
  const run = startClass(day, 0);
  assert.equal(readClock(run, 0).endsAt, 15 * minute);
  const later = act(act(run, next, 5 * minute), next, 15 * minute);
  assert.equal(readClock(later, 15 * minute).endsAt, 35 * minute);
  assert.deepEqual(readRun(JSON.parse(JSON.stringify(later)))?.slides, day);
});

test('a class whose slides have no plan ends at no known time', () => {
  const untimed = [
    { path: '/a.md', minutes: 0, session: 'One' },
    { path: '/b.md', minutes: 0, session: 'One' },
    { path: '/c.md', minutes: 20, session: 'Two' },
  ];
  assert.equal(readClock(startClass(untimed, 0), minute).endsAt, undefined);
  assert.equal(readClock(startClass(untimed, 0, '/c.md'), 0).endsAt, 20 * minute);
});

test('a class follows its slides where they are moved, and is the same one where they are not', () => {
  const run = startClass(slides, 0);
  const there = moved(run, (path) => path.replace('/b', '/later/b'));
  assert.deepEqual(
    there.slides.map(({ path }) => path),
    ['/a.md', '/later/b.md', '/c.md'],
  );
  assert.equal(
    moved(run, (path) => path),
    run,
  );
});
