import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { OutlineFolds } from '../../src/extension/outline/outline-folds.ts';
import { outlineItem } from '../../src/extension/outline/outline-item.ts';
import { test } from './support/host-test.ts';
import { outlineRows } from './support/outline-rows.ts';

test('a row that a filter found unfolds, even where it was folded before', async () => {
  const segment = (await outlineRows())('Follow the data');
  const [plain, found] = (['folded', 'found'] as const).map((state) =>
    outlineItem(segment, undefined, 0, state),
  );
  assert.equal(plain?.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  assert.equal(found?.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
  // VS Code keeps the state of a row that it knows by its id.
  assert.notEqual(plain?.id, found?.id);
});

test('a row over its target says by how much in words, whatever its colour', async () => {
  const session = { ...(await outlineRows())('Morning'), over: 600 };
  const { description, accessibilityInformation, tooltip } = outlineItem(session, undefined, 2, 'folded');
  assert.match(String(description), /⚠ \+10 h · 2 findings$/);
  assert.match(accessibilityInformation?.label ?? '', /^Morning, .*\+10 h/);
  assert.ok(tooltip instanceof vscode.MarkdownString && tooltip.value.includes('10 h over the target.'));
});

test('what the author folds and unfolds is known again after a reload, and under another name', async () => {
  const kept = new Map<string, unknown>();
  const memento: vscode.Memento = {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.get(key) as T | undefined) ?? (otherwise as T),
    update: async (key, value) => void kept.set(key, value),
  };
  const rows = await outlineRows();
  const [course, morning] = [rows('Reading Code'), rows('Morning')];
  const folds = new OutlineFolds(memento);
  assert.deepEqual([folds.isOpen(course), folds.isOpen(morning)], [true, false]);
  folds.set(course.id, false);
  folds.set(morning.id, true);
  const reloaded = new OutlineFolds(memento);
  assert.deepEqual([reloaded.isOpen(course), reloaded.isOpen(morning)], [false, true]);
  const dawn = { ...morning, id: 'dawn' };
  reloaded.rename(new Map([[morning.id, dawn.id]]));
  assert.deepEqual([reloaded.isOpen(dawn), reloaded.isOpen(morning)], [true, false]);
});
