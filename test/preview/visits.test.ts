import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visits } from '../../src/extension/preview/visits.ts';

const visitsOf = (...places: string[]) => {
  const visits = new Visits<string>((a, b) => a === b);
  for (const place of places) visits.visit(place);
  return visits;
};

test('back and forward go the way that was come', () => {
  const visits = visitsOf('a', 'b', 'c');
  assert.deepEqual([visits.back(), visits.back(), visits.forward()], ['b', 'a', 'b']);
});

test('the first place has nothing before it', () => {
  const visits = visitsOf('a');
  assert.equal(visits.canGoBack, false);
  assert.equal(visits.back(), undefined);
});

test('a visit to where one is changes nothing', () => {
  const visits = visitsOf('a', 'b', 'b');
  assert.equal(visits.back(), 'a');
});

test('a new place forgets what lay ahead', () => {
  const visits = visitsOf('a', 'b');
  visits.back();
  visits.visit('c');
  assert.equal(visits.canGoForward, false);
  assert.equal(visits.back(), 'a');
});

test('a place that has another name now is gone back to under it, and only once', () => {
  const visits = new Visits<string>((a, b) => a === b);
  for (const place of ['a', 'old', 'b', 'old']) visits.visit(place);
  visits.visit('new');
  visits.replace((place) => (place === 'old' ? 'new' : place));
  assert.deepEqual(
    [visits.back(), visits.back(), visits.back(), visits.back()],
    ['b', 'new', 'a', undefined],
  );
});
