import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';
import type { Diagnostics } from '../checks/diagnostics.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { registerOutlineCommands } from './outline-commands.ts';
import { OutlineDragAndDrop } from './outline-drag.ts';
import { OutlineMoves } from './outline-moves.ts';
import { OutlineTree } from './outline-tree.ts';

/** The course outline: a tree in the activity bar that follows the active editor. */
export class OutlineView extends Owner {
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  readonly #tree: OutlineTree;
  readonly #view: vscode.TreeView<OutlineNode>;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(workspace: Workspace, diagnostics: Diagnostics) {
    super();
    this.#workspace = workspace;
    this.#diagnostics = diagnostics;
    this.#tree = this.register(new OutlineTree(workspace, diagnostics));
    const moves = this.register(new OutlineMoves(workspace));
    this.#view = this.register(
      vscode.window.createTreeView('lectern.outline', {
        treeDataProvider: this.#tree,
        dragAndDropController: new OutlineDragAndDrop(workspace, this.#tree, moves),
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.register(registerOutlineCommands(workspace, this.#tree, this.#view, moves));
    this.register(moves.onDidMove((row) => this.#reveal(row)));
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.#follow()));
    this.register(this.#tree.onDidChangeTreeData(() => this.#follow()));
    this.register(this.#view.onDidChangeVisibility(() => this.#follow()));
    this.register(
      diagnostics.onDidChange(() => {
        // A check of the whole book tells of each file: they are counted once.
        this.#counting ??= setTimeout(() => this.#badge(), 50);
      }),
    );
    this.register({ dispose: () => clearTimeout(this.#counting) });
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'outline.follow')) this.#follow();
      }),
    );
    this.#badge();
  }

  /** Selects the row of the active editor's file, without taking the focus. */
  #follow(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.#view.visible || !setting('outline.follow')) return;
    const row = this.#tree.rowOf(this.#workspace.pathOf(document.uri));
    if (!row || this.#view.selection.some(({ id }) => id === row.id)) return;
    this.#view.reveal(row, { select: true, focus: false }).then(undefined, () => {
      // The rows changed while this one was looked up; the next change follows again.
    });
  }

  /** Keeps a row that was moved in sight, once the tree has it at its new place. */
  #reveal(moved: OutlineNode): void {
    const find = (): OutlineNode | undefined =>
      (moved.path === undefined ? undefined : this.#tree.rowOf(moved.path)) ?? this.#tree.rowWithId(moved.id);
    const waiting = this.#tree.onDidChangeTreeData(() => {
      waiting.dispose();
      const row = find();
      if (!row || !this.#view.visible) return;
      this.#view.reveal(row, { select: true, focus: true }).then(undefined, () => {
        // The rows changed again while this one was looked up.
      });
    });
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
