import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEstimator } from '../../src/core/estimate/estimate.ts';
import type { Features } from '../../src/core/estimate/features.ts';
import type { Sample } from '../../src/core/estimate/lessons.ts';
import { prior } from '../../src/core/estimate/prior.ts';

const empty: Features = {
  pageWords: 0,
  noteWords: 0,
  notePoints: 0,
  noteQuestions: 0,
  codeLines: 0,
  hiddenLines: 0,
  diagrams: 0,
  images: 0,
  tables: 0,
  titleWords: 0,
  subSlides: 0,
  hasNotes: false,
  kind: 'talk',
};

/** A slide of an ordinary kind, the longer the larger `size` (0 to 9). */
function talk(size: number): Features {
  const text = {
    pageWords: 20 + 15 * size,
    noteWords: 30 + 40 * size,
    notePoints: 1 + size,
    codeLines: 2 + 6 * size,
  };
  return { ...empty, ...text, titleWords: 2, hasNotes: true };
}

const exercise: Features = { ...empty, pageWords: 60, codeLines: 20, titleWords: 2, kind: 'exercise' };

/** A book of segments with ten talks and an exercise each, in which a talk takes `2 + size` minutes times `pace`. */
function bookOf(segments: number, pace = 1): Sample[] {
  return Array.from({ length: segments }, (_, number) => {
    const segment = `/book/src/${number}.md`;
    // No two segments quite alike, and no chance in it.
    const talks = Array.from({ length: 10 }, (_, size) => ({
      features: talk(size),
      segment,
      minutes: Math.round((2 + size + ((number + size) % 3)) * pace),
    }));
    return [...talks, { features: exercise, segment, minutes: (15 + 5 * (number % 2)) * pace }];
  }).flat();
}

/** The same book with other minutes in one segment. */
function withMinutes(
  samples: readonly Sample[],
  segment: string,
  minutes: (old: number | undefined) => number | undefined,
) {
  return samples.map((sample) =>
    sample.segment === segment ? { ...sample, minutes: minutes(sample.minutes) } : sample,
  );
}

test('a longer slide is given more minutes', () => {
  const { estimate } = createEstimator(bookOf(6));
  const short = estimate({ features: talk(1), segment: 'new' }).minutes;
  const long = estimate({ features: talk(8), segment: 'new' }).minutes;
  assert.ok(short < long, `${short} < ${long}`);
});

test('an exercise is given what exercises of the book are given', () => {
  const { minutes } = createEstimator(bookOf(6)).estimate({ features: exercise, segment: 'new' });
  assert.ok(minutes >= 15 && minutes <= 20, `${minutes}`);
});

test('a book in which everything takes thrice as long is given about thrice as long', () => {
  const slide = { features: talk(5), segment: 'new' };
  const usual = createEstimator(bookOf(6)).estimate(slide).minutes;
  const slow = createEstimator(bookOf(6, 3)).estimate(slide).minutes;
  assert.ok(slow >= 2.5 * usual && slow <= 3.5 * usual, `${usual} → ${slow}`);
});

test('neither its own minutes nor those of its segment move what is said of a slide', () => {
  const samples = bookOf(6);
  const segment = samples[0]?.segment ?? '';
  const own = samples.filter((sample) => sample.segment === segment);
  const { estimate } = createEstimator(samples);
  const before = own.map(estimate);
  for (const change of [() => 97, (old = 0) => old * 4, () => undefined]) {
    const changed = createEstimator(withMinutes(samples, segment, change));
    assert.deepEqual(own.map(changed.estimate), before);
  }
});

test('minutes of another segment do move it', () => {
  const samples = bookOf(4);
  const [first] = samples;
  assert.ok(first);
  let changed = samples;
  for (const segment of ['/book/src/1.md', '/book/src/2.md', '/book/src/3.md']) {
    changed = withMinutes(changed, segment, (old = 0) => old * 4);
  }
  assert.ok(
    createEstimator(changed).estimate(first).minutes > createEstimator(samples).estimate(first).minutes,
  );
});

test('slides that state no minutes, or 0, teach nothing', () => {
  const samples = bookOf(5);
  const slide = { features: talk(4), segment: 'new' };
  const silent = samples.flatMap((sample) => [
    sample,
    { ...sample, minutes: undefined },
    { ...sample, minutes: 0 },
  ]);
  assert.deepEqual(createEstimator(silent).estimate(slide), createEstimator(samples).estimate(slide));
});

test('a book without timed slides is judged by the shipped prior', () => {
  const { minutes, low, high, reasons } = createEstimator([]).estimate({ features: talk(4), segment: 'new' });
  assert.ok(minutes >= 2 && minutes <= 20, `${minutes}`);
  assert.ok(low <= minutes && minutes <= high);
  assert.match(reasons[0] ?? '', /^an average slide of other courses: \d+ min$/);
});

test('with 29 timed slides in other segments the prior speaks, with 30 the book', () => {
  const thirty = bookOf(3).slice(0, 30);
  const slide = { features: talk(4), segment: 'new' };
  const source = (samples: readonly Sample[]) => createEstimator(samples).estimate(slide).reasons[0];
  assert.match(source(thirty.slice(1)) ?? '', /of other courses/);
  assert.match(source(thirty) ?? '', /of this book/);
});

test('slides of its own segment do not count towards the 30', () => {
  const thirty = bookOf(3).slice(0, 30);
  const { reasons } = createEstimator(thirty).estimate({ features: talk(4), segment: '/book/src/0.md' });
  assert.match(reasons[0] ?? '', /of other courses/);
});

test('under the prior a slow book is slower, and a reason says so', () => {
  const slide = { features: talk(4), segment: 'new' };
  const slow = createEstimator(bookOf(2, 4)).estimate(slide);
  assert.ok(slow.minutes > createEstimator([]).estimate(slide).minutes);
  assert.ok(slow.reasons.some((reason) => /^slides of this book run long: \+\d+ min$/.test(reason)));
});

test('minutes and ranges are whole, in order and 1 or more, whatever the slide', () => {
  const huge = { ...talk(9), pageWords: 1e6, noteWords: 1e6, codeLines: 1e5, diagrams: 500 };
  for (const samples of [[], bookOf(1), bookOf(3), bookOf(8), bookOf(4, 20)]) {
    const { estimate } = createEstimator(samples);
    for (const features of [
      empty,
      huge,
      exercise,
      { ...empty, kind: 'solution' as const },
      ...[0, 3, 9].map(talk),
    ]) {
      const { minutes, low, high } = estimate({ features, segment: 'new' });
      for (const value of [low, minutes, high])
        assert.ok(Number.isSafeInteger(value) && value >= 1, `${value}`);
      assert.ok(low <= minutes && minutes <= high, `${low} ${minutes} ${high}`);
    }
  }
});

test('a slip of minutes bends no estimate, and reasons stay within a day', () => {
  const samples = bookOf(5);
  const slip = { features: talk(9), segment: '/book/src/slip.md', minutes: 55_555 };
  const slide = { features: talk(4), segment: 'new' };
  assert.deepEqual(
    createEstimator([...samples, slip]).estimate(slide),
    createEstimator(samples).estimate(slide),
  );
  const huge = { ...talk(9), pageWords: 1e6, noteWords: 1e6, codeLines: 1e5 };
  const { reasons } = createEstimator(samples).estimate({ features: huge, segment: 'new' });
  for (const reason of reasons) assert.ok(Number(/(\d+) min$/.exec(reason)?.[1] ?? 0) <= 480, reason);
});

test('slides that are all the same and all state the same are given just that', () => {
  const same = bookOf(5).map((sample) => ({ ...sample, features: talk(3), minutes: 7 }));
  const { minutes, low, high } = createEstimator(same).estimate({ features: talk(3), segment: 'new' });
  assert.deepEqual({ minutes, low, high }, { minutes: 7, low: 7, high: 7 });
});

test('ranges hold about four in five of the slides of other segments', () => {
  const samples = bookOf(12);
  const { estimate } = createEstimator(samples);
  const held = samples.filter((sample) => {
    const { low, high } = estimate(sample);
    return sample.minutes !== undefined && low <= sample.minutes && sample.minutes <= high;
  });
  assert.ok(held.length >= 0.75 * samples.length, `${held.length} of ${samples.length}`);
});

test('the same slides are given the same answer, in whatever order they are asked about', () => {
  const samples = bookOf(5);
  const forwards = createEstimator(samples);
  const backwards = createEstimator(samples);
  const expected = samples.map(forwards.estimate);
  assert.deepEqual([...samples].reverse().map(backwards.estimate).reverse(), expected);
});

test('reasons begin at the average slide and name what moved it, with its minutes', () => {
  const { reasons } = createEstimator(bookOf(6)).estimate({ features: exercise, segment: 'new' });
  assert.match(reasons[0] ?? '', /^an average slide of this book: \d+ min$/);
  assert.ok(
    reasons.some((reason) => /^an exercise: \+\d+ min$/.test(reason)),
    reasons.join('; '),
  );
});

test('reasons add up to the estimate, give or take their rounding', () => {
  const { estimate } = createEstimator(bookOf(6));
  for (const features of [talk(0), talk(5), talk(9), exercise]) {
    const { minutes, reasons } = estimate({ features, segment: 'new' });
    const sum = reasons
      .map((reason) => /: ([+−]?)(\d+) min$/.exec(reason))
      .reduce((total, match) => total + (match?.[1] === '−' ? -1 : 1) * Number(match?.[2] ?? 0), 0);
    assert.ok(Math.abs(sum - minutes) <= reasons.length, `${sum} for ${minutes}: ${reasons.join('; ')}`);
  }
});

test('the shipped prior has a weight per column and stands in rising order', () => {
  assert.equal(prior.line.weights.length, prior.line.means.length);
  assert.deepEqual(
    [...prior.neighbours.scores].sort((a, b) => a - b),
    prior.neighbours.scores,
  );
  assert.equal(prior.neighbours.minutes.length, prior.neighbours.scores.length);
  assert.equal(prior.neighbours.counts?.length, prior.neighbours.scores.length);
});
