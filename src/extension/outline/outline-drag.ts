import * as vscode from 'vscode';
import { dropTarget, moveRows } from '../../core/outline/move-rows.ts';
import type { OutlineNode } from '../../core/outline/outline.ts';
import type { Workspace } from '../workspace.ts';
import type { OutlineMoves } from './outline-moves.ts';
import type { OutlinePlace } from './outline-place.ts';
import type { OutlineTree } from './outline-tree.ts';

const rowsType = 'application/vnd.code.tree.lectern.outline';

/** Rows that are dragged: within the outline they move in the course; onto an editor they open. */
export class OutlineDragAndDrop implements vscode.TreeDragAndDropController<OutlineNode> {
  readonly dropMimeTypes = [rowsType];
  readonly dragMimeTypes = [rowsType, 'text/uri-list'];
  readonly #workspace: Workspace;
  readonly #tree: OutlineTree;
  readonly #moves: OutlineMoves;
  readonly #place: () => OutlinePlace;

  /** The place is asked for late: it needs the view, and the view needs this. */
  constructor(workspace: Workspace, tree: OutlineTree, moves: OutlineMoves, place: () => OutlinePlace) {
    this.#workspace = workspace;
    this.#tree = tree;
    this.#moves = moves;
    this.#place = place;
  }

  handleDrag(rows: readonly OutlineNode[], data: vscode.DataTransfer): void {
    data.set(rowsType, new vscode.DataTransferItem(rows.map(({ id }) => id)));
    const uris = rows.flatMap(({ path }) => (path === undefined ? [] : [this.#workspace.uriOf(path)]));
    data.set('text/uri-list', new vscode.DataTransferItem(uris.join('\r\n')));
  }

  async handleDrop(onto: OutlineNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const ids: unknown = data.get(rowsType)?.value;
    if (!onto || !Array.isArray(ids)) return;
    const rows = ids.flatMap((id) => this.#tree.current(String(id)) ?? []);
    await this.drop(rows, onto);
  }

  /** Moves rows to where they belong when dropped on another one. */
  async drop(rows: readonly OutlineNode[], onto: OutlineNode): Promise<void> {
    const outline = this.#tree.bookRow(onto.root);
    const target = outline && dropTarget(outline, rows, onto);
    if (!target || rows.some(({ root }) => root !== onto.root)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          '“{0}” cannot hold that. Drop it on a row of its own kind or on the one above.',
          onto.name,
        ),
      );
      return;
    }
    const [first = onto] = rows;
    await this.#place().keep(first, true, () =>
      this.#moves.run(first, (world) => moveRows(world, rows, target)),
    );
  }
}
