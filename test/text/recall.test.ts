import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../../src/core/ports.ts';
import { Recall, type Recorder, recordingFiles } from '../../src/core/recall.ts';

function world(texts: Record<string, string>): Files {
  return {
    read: (path) => (path in texts ? { kind: 'text', text: texts[path] ?? '' } : { kind: 'missing' }),
    exists: (path) => path in texts,
    list: () => [],
  };
}

test('an answer is computed again only when a file it read has changed', () => {
  const texts: Record<string, string> = { '/a': '1', '/b': '2' };
  const files = world(texts);
  const recall = new Recall<string>();
  let runs = 0;
  const get = (): string =>
    recall.get('a', undefined, (recorder) => {
      runs++;
      const content = recordingFiles(files, recorder).read('/a');
      return content.kind === 'text' ? content.text : content.kind;
    });
  assert.deepEqual([get(), get(), runs], ['1', '1', 1]);
  texts['/b'] = 'other';
  assert.deepEqual([get(), runs], ['1', 1]);
  texts['/a'] = '3';
  assert.deepEqual([get(), runs], ['3', 2]);
  delete texts['/a'];
  assert.deepEqual([get(), runs], ['missing', 3]);
});

test('an answer that used another depends on what that one read', () => {
  const texts: Record<string, string> = { '/a': '1' };
  const files = world(texts);
  const inner = new Recall<boolean>();
  const outer = new Recall<string>();
  const get = (): string =>
    outer.get('page', undefined, (recorder) => {
      const there = inner.get('there', recorder, (deeper) => recordingFiles(files, deeper).exists('/new'));
      return there ? 'there' : 'not there';
    });
  assert.equal(get(), 'not there');
  texts['/new'] = '';
  assert.equal(get(), 'there');
});

test('while the host counts no change, nothing is asked again', () => {
  let changes = 0;
  let asked = 0;
  const recall = new Recall<number>(() => changes);
  const get = (): number =>
    recall.get('a', undefined, (recorder) => {
      recorder.ask('world', () => ++asked && 'same');
      return asked;
    });
  assert.deepEqual([get(), get(), asked], [1, 1, 1]);
  changes++;
  assert.deepEqual([get(), get(), asked], [1, 1, 2]);
});

test('an answer that waits for more is asked for again though nothing is known to have changed', () => {
  const inner = new Recall<string>(() => 1);
  const outer = new Recall<string>(() => 1);
  let drawing = 'pending';
  const get = () =>
    outer.get('page', undefined, (recorder) =>
      inner.get('drawing', recorder, (asking) => {
        const answer = asking.ask('draw', () => drawing);
        if (answer === 'pending') asking.expectMore();
        return answer;
      }),
    );
  assert.deepEqual([get(), get()], ['pending', 'pending']);
  drawing = 'drawn';
  assert.deepEqual([get(), get()], ['drawn', 'drawn']);
});

test('an answer that is prepared in steps is given as it is, unless the world changed between the steps', () => {
  const texts: Record<string, string> = { '/a': '1', '/b': '2' };
  const files = world(texts);
  const recall = new Recall<string>();
  let runs = 0;
  function* read(recorder: Recorder): Generator<undefined, string> {
    runs++;
    const all = recordingFiles(files, recorder);
    const first = all.read('/a');
    yield;
    const second = all.read('/b');
    return [first, second].map((content) => (content.kind === 'text' ? content.text : '')).join(' ');
  }
  const whole = (recorder: Recorder): string => {
    const steps = read(recorder);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };
  for (const _ of recall.prepare('x', read));
  assert.deepEqual([recall.get('x', undefined, whole), runs], ['1 2', 1]);
  for (const _ of recall.prepare('x', read));
  assert.equal(runs, 1);
  texts['/a'] = '0';
  for (const _ of recall.prepare('x', read)) texts['/a'] = '3';
  assert.deepEqual([recall.get('x', undefined, whole), runs], ['3 2', 3]);
});
