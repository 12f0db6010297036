import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outlineItem } from '../../src/extension/outline/outline-item.ts';
import { test } from './support/host-test.ts';
import { outlineRows } from './support/outline-rows.ts';

test('a row that a filter found unfolds, even where it was folded before', async () => {
  const segment = (await outlineRows())('Follow the data');
  const [plain, found] = [false, true].map((filtered) => outlineItem(segment, undefined, 0, filtered));
  assert.equal(plain?.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  assert.equal(found?.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
  // VS Code keeps the state of a row that it knows by its id.
  assert.notEqual(plain?.id, found?.id);
});

test('a row over its target says by how much in words, whatever its colour', async () => {
  const session = { ...(await outlineRows())('Morning'), over: 600 };
  const { description, accessibilityInformation, tooltip } = outlineItem(session, undefined, 2, false);
  assert.match(String(description), /⚠ \+10 h · 2 findings$/);
  assert.match(accessibilityInformation?.label ?? '', /^Morning, .*\+10 h/);
  assert.ok(tooltip instanceof vscode.MarkdownString && tooltip.value.includes('10 h over the target.'));
});
