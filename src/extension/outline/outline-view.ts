import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';
import type { Diagnostics } from '../checks/diagnostics.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { registerOutlineCommands } from './outline-commands.ts';
import { OutlineDragAndDrop } from './outline-drag.ts';
import { OutlineFolds } from './outline-folds.ts';
import { OutlineMoves } from './outline-moves.ts';
import { OutlinePlace } from './outline-place.ts';
import { OutlineTree } from './outline-tree.ts';

/** The course outline: a tree in the activity bar. */
export class OutlineView extends Owner {
  readonly #diagnostics: Diagnostics;
  readonly #view: vscode.TreeView<OutlineNode>;
  #counting: ReturnType<typeof setTimeout> | undefined;

  /** `memento` is the workspace's. */
  constructor(workspace: Workspace, diagnostics: Diagnostics, memento: vscode.Memento) {
    super();
    this.#diagnostics = diagnostics;
    const folds = new OutlineFolds(memento);
    const tree = this.register(new OutlineTree(workspace, diagnostics, folds));
    const moves = this.register(new OutlineMoves(workspace));
    const view: vscode.TreeView<OutlineNode> = this.register(
      vscode.window.createTreeView('lectern.outline', {
        treeDataProvider: tree,
        dragAndDropController: new OutlineDragAndDrop(workspace, tree, moves, () => place),
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.#view = view;
    const place: OutlinePlace = this.register(new OutlinePlace(workspace, tree, view));
    const folded = (row: OutlineNode, open: boolean): void => {
      // What a filter unfolds is not the author's doing.
      if (tree.filter.trim() === '') folds.set(row.id, open);
    };
    this.register(view.onDidExpandElement(({ element }) => folded(element, true)));
    this.register(view.onDidCollapseElement(({ element }) => folded(element, false)));
    this.register(registerOutlineCommands({ workspace, tree, view, moves, place }));
    this.register(
      diagnostics.onDidChange(() => {
        // A check of the whole book tells of each file: they are counted once.
        this.#counting ??= setTimeout(() => this.#badge(), 50);
      }),
    );
    this.register({ dispose: () => clearTimeout(this.#counting) });
    this.#badge();
  }

  #badge(): void {
    this.#counting = undefined;
    let count = 0;
    for (const findings of this.#diagnostics.all.values()) {
      count += findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
    }
    const words = count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
    this.#view.badge = count === 0 ? undefined : { value: count, tooltip: words };
  }
}
