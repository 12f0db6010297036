import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';

let turn = Promise.resolve();

/**
 * The rows that a key acts on: the one with the focus, or all that are selected where it is among them, as in VS Code's
 * Explorer. VS Code tells extensions what is selected, but not where the focus is, which the arrow keys move alone: when the
 * row with the focus is made to change its selection, it shows. Call it only while the view has the focus.
 */
export function focusedRows(view: vscode.TreeView<OutlineNode>): Promise<readonly OutlineNode[]> {
  // One after the other: keys come faster than VS Code answers.
  const rows = turn.then(() => look(view));
  turn = rows.then(
    () => {},
    () => {},
  );
  return rows;
}

/** While VS Code takes in changed rows, it can say for a moment neither what is selected nor what has the focus. */
const tries = 10;

async function look(view: vscode.TreeView<OutlineNode>): Promise<readonly OutlineNode[]> {
  for (let count = 0; count < tries; count++) {
    const selected = view.selection;
    await vscode.commands.executeCommand('list.toggleSelection');
    const focused = view.selection.find(({ id }) => selected.every((row) => row.id !== id));
    await vscode.commands.executeCommand('list.toggleSelection');
    if (focused) return [focused];
    // As it is now: what was selected just before the key may not have been known above.
    if (view.selection.length > 0) return view.selection;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [];
}
