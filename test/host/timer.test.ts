import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type ClassRun, startClass } from '../../src/core/course/class-timer.ts';
import { ClassRuns } from '../../src/extension/timer/class-runs.ts';
import { answering } from './support/answers.ts';
import { show } from './support/course.ts';
import { test } from './support/host-test.ts';
import { until } from './support/until.ts';

/** What a workspace's storage does with a value: through JSON, so that a reload reads what is written here. */
function storage(): vscode.Memento {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => {
      const value = values.get(key);
      return value === undefined ? otherwise : JSON.parse(value);
    },
    update: async (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
    },
  };
}

const slides = [
  { path: '/course/src/one.md', minutes: 5 },
  { path: '/course/src/two.md', minutes: 10 },
];

test('a class that is being held survives a reload', async () => {
  const memento = storage();
  const run = startClass(slides, 1000);
  await new ClassRuns(memento).keep(run);
  assert.deepEqual(new ClassRuns(memento).current, { ...run, stoppedAt: undefined, pausedAt: undefined });
  assert.deepEqual(new ClassRuns(memento).past, []);
});

test('a class that was stopped joins those that have ended', async () => {
  const memento = storage();
  const runs = new ClassRuns(memento);
  const run: ClassRun = { ...startClass(slides, 1000), stoppedAt: 9000 };
  await runs.keep(run);
  assert.equal(runs.current, undefined);
  assert.equal(new ClassRuns(memento).past.length, 1);
  await runs.forget();
  assert.deepEqual(runs.past, []);
});

test('the next slide in class is shown in the editor', async () => {
  await show('src/first-look/draw-the-map.md');
  await vscode.commands.executeCommand('lectern.startClass');
  await vscode.commands.executeCommand('lectern.nextInClass');
  await until(() => vscode.window.activeTextEditor?.document.uri.path.endsWith('/first-look/names.md'));
  await vscode.commands.executeCommand('lectern.backInClass');
  await until(() => vscode.window.activeTextEditor?.document.uri.path.endsWith('/draw-the-map.md'));
  await answering([], () => vscode.commands.executeCommand('lectern.stopClass'));
});

test('a class that was stopped in two windows is kept once', async () => {
  const memento = storage();
  const run: ClassRun = { ...startClass(slides, 1000), stoppedAt: 9000 };
  await new ClassRuns(memento).keep(run);
  await new ClassRuns(memento).keep({ ...run, stoppedAt: 9500 });
  assert.deepEqual(
    new ClassRuns(memento).past.map(({ stoppedAt }) => stoppedAt),
    [9500],
  );
});
