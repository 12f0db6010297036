import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';

let turn = Promise.resolve();

/** How long VS Code may take to tell of a selection that it was asked to change, in milliseconds; and how long it tells of no other. */
const patience = 2000;
const quiet = 30;

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
  // What was selected just before the key may not be known yet.
  await rest(view);
  for (let count = 0; count < tries; count++) {
    const selected = view.selection;
    await toggle(view);
    const focused = view.selection.find(({ id }) => selected.every((row) => row.id !== id));
    await toggle(view);
    if (focused) return [focused];
    if (view.selection.length > 0) return view.selection;
    await rest(view);
  }
  return [];
}

/** Selects the row with the focus, or takes it out; resolves once the extension knows, which can be after the command's end. */
async function toggle(view: vscode.TreeView<OutlineNode>): Promise<void> {
  const told = selectionTold(view, patience);
  await vscode.commands.executeCommand('list.toggleSelection');
  await told;
  await rest(view);
}

/** Resolves when VS Code has told of no selection for a moment: of one key it may tell in several steps. */
async function rest(view: vscode.TreeView<OutlineNode>): Promise<void> {
  while (await selectionTold(view, quiet)) {
    // It may tell of another one.
  }
}

/** Whether VS Code tells of a selection within so many milliseconds. */
function selectionTold(view: vscode.TreeView<OutlineNode>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (told: boolean): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(told);
    };
    const timer = setTimeout(() => end(false), milliseconds);
    const listener = view.onDidChangeSelection(() => end(true));
  });
}
