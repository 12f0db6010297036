import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './support/until.ts';
import { openWorkbench } from './support/workbench.ts';

test('moment 6: a class is timed slide by slide, in each theme, over a reload, and its minutes can be written back', async (t) => {
  const workbench = await openWorkbench(t, { file: 'src/first-look/where-it-starts.md' });
  const timer = workbench.statusItem('lectern.timer');
  await workbench.command('lectern.startClass');
  await timer.filter({ hasText: '0/8 min' }).waitFor();
  await workbench.press('Control+K', 'Alt+N');
  await workbench.activeTab('draw-the-map.md').waitFor();
  await timer.filter({ hasText: '0/5 min' }).waitFor();
  assert.match((await timer.textContent()) ?? '', /ends \d\d:\d\d/);
  await workbench.inEachTheme('moment-6');
  await workbench.command('lectern.pauseClass');
  await timer.filter({ hasText: 'paused' }).waitFor();
  await workbench.command('Developer: Reload Window');
  await timer.waitFor({ state: 'detached' });
  await timer.filter({ hasText: 'paused' }).waitFor();
  assert.match((await timer.textContent()) ?? '', /0\/5 min/);
  await workbench.command('lectern.pauseClass');
  await until('the clock goes on', async () => !/paused/.test((await timer.textContent()) ?? 'paused'));
  await workbench.command('lectern.stopClass');
  await timer.waitFor({ state: 'detached' });
});
