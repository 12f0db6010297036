import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { show } from './support/course.ts';
import { test } from './support/host-test.ts';
import { until } from './support/until.ts';

test('the schedule opens in a tab', async () => {
  await show('src/first-look/names.md');
  await vscode.commands.executeCommand('lectern.showSchedule');
  const tab = await until(() => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    return activeTab?.input instanceof vscode.TabInputWebview && activeTab;
  });
  assert.equal(tab.label, 'Schedule');
  await vscode.window.tabGroups.close(tab);
});

test('the schedule is copied as CSV', async () => {
  await show('src/first-look/names.md');
  await vscode.commands.executeCommand('lectern.copySchedule', 'csv');
  assert.match(await vscode.env.clipboard.readText(), /Names are promises/);
});
