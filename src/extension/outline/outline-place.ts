import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import type { OutlineTree } from './outline-tree.ts';

/** While VS Code takes in other rows, it does not find the one to be shown, or takes another: then it is asked again, in milliseconds. */
const firstWait = 25;
const longestWait = 2000;

/** Where a row stands. */
interface Place {
  readonly id: string;
  /** Id of the row above; `undefined` at the top. */
  readonly parent: string | undefined;
}

/**
 * The row that the author is at. It follows the active editor when another file comes to the front, and only then: what is
 * typed and checked meanwhile leaves the chosen row alone. A row that was renamed or moved stays chosen.
 */
export class OutlinePlace extends Owner {
  readonly #workspace: Workspace;
  readonly #tree: OutlineTree;
  readonly #view: vscode.TreeView<OutlineNode>;
  /** The file whose row was last shown because its editor is active. */
  #followed: Path | undefined;
  #chosen: Place | undefined;
  #isFiltered = false;
  /** Whether the active editor's file has a row. */
  #isInOutline = false;
  /** The last row that is to be shown: a newer one drops it. */
  #attempt: { wait: number } | undefined;

  constructor(workspace: Workspace, tree: OutlineTree, view: vscode.TreeView<OutlineNode>) {
    super();
    this.#workspace = workspace;
    this.#tree = tree;
    this.#view = view;
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.#editorChanged()));
    this.register(tree.onDidChangeTreeData(() => this.#treeChanged()));
    this.register(view.onDidChangeVisibility(() => this.#follow()));
    this.register(
      view.onDidChangeSelection(({ selection: [first] }) => {
        // Until the chosen row is shown again, VS Code chooses others by itself.
        if (first && !this.#attempt) this.#chosen = this.#placeOf(first);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!settingChanged(event, 'outline.follow')) return;
        this.#followed = undefined;
        this.#follow();
      }),
    );
  }

  /**
   * Runs an edit of a row, which says whether it changed anything, and keeps that row in sight afterwards, wherever it
   * stands then. With `focus` the keys go on working there: for edits that were asked for in the view itself.
   */
  async keep(row: OutlineNode, focus: boolean, edit: () => Promise<boolean>): Promise<void> {
    const before = this.#placeOf(row);
    // Asked now: while VS Code takes in other rows, it says that none is selected.
    const wasSelected = this.#view.selection.some(({ id }) => id === row.id);
    const chosen = this.#chosen;
    if (this.#view.visible) this.#chosen = before;
    if (!(await edit())) {
      this.#chosen = chosen;
      return;
    }
    await this.#tree.loaded();
    const now = this.#tree.current(row.id);
    if (!now) return;
    this.#chosen = this.#placeOf(now);
    const stays = this.#chosen.id === before.id && this.#chosen.parent === before.parent;
    // Where VS Code itself keeps the selection, of several rows perhaps, the row is just brought into sight.
    if (stays && wasSelected) this.#reveal(now, false, false);
    else this.#reveal(now, true, focus);
  }

  /** Leaves off bringing a row into sight: the author goes on meanwhile. */
  rest(): void {
    this.#attempt = undefined;
  }

  /** Selects the row of the active editor's file, without taking the focus, when it was not shown yet. */
  #follow(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.#view.visible || !setting('outline.follow')) return;
    const path = this.#workspace.pathOf(document.uri);
    if (path === this.#followed) return;
    const row = this.#tree.shown(this.#tree.rowOf(path)?.id ?? '');
    this.#followed = row && path;
    if (row && !this.#view.selection.some(({ id }) => id === row.id)) this.#reveal(row, true, false);
  }

  /** Chooses the chosen row again where VS Code takes it for another one. */
  #treeChanged(): void {
    const chosen = this.#chosen;
    const wasFiltered = this.#isFiltered;
    this.#isFiltered = this.#tree.filter.trim() !== '';
    // Who filters opens what is found: that is the place then.
    const found = wasFiltered && !this.#isFiltered ? this.#followedRow() : undefined;
    const row = found ?? (chosen && this.#tree.shown(chosen.id));
    if (row) {
      const now = this.#placeOf(row);
      this.#chosen = now;
      const stays = now.id === chosen?.id && now.parent === chosen.parent;
      if (!stays || wasFiltered !== this.#isFiltered) this.#reveal(row, true, false);
    } else this.rest();
    this.#editorChanged();
  }

  /** The row of the active editor's file, where the outline follows it. */
  #followedRow(): OutlineNode | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return document && setting('outline.follow')
      ? this.#tree.rowOf(this.#workspace.pathOf(document.uri))
      : undefined;
  }

  #editorChanged(): void {
    const document = vscode.window.activeTextEditor?.document;
    const row = document && this.#tree.rowOf(this.#workspace.pathOf(document.uri));
    // Commands on the active slide's row are offered where it has one.
    if (this.#isInOutline !== (row !== undefined)) {
      this.#isInOutline = row !== undefined;
      void vscode.commands.executeCommand('setContext', 'lectern.inOutline', this.#isInOutline);
    }
    this.#follow();
  }

  #placeOf(row: OutlineNode): Place {
    return { id: row.id, parent: this.#tree.getParent(row)?.id };
  }

  #reveal(row: OutlineNode, select: boolean, focus: boolean): void {
    if (!this.#view.visible) return;
    const attempt = { wait: firstWait };
    this.#attempt = attempt;
    const end = (): void => {
      if (this.#attempt === attempt) this.#attempt = undefined;
    };
    const again = (): void => {
      attempt.wait *= 2;
      if (attempt.wait > longestWait) end();
      else setTimeout(reveal, attempt.wait);
    };
    const reveal = (): void => {
      const now = this.#tree.shown(row.id);
      if (!now || this.#attempt !== attempt || this.ended) {
        end();
        return;
      }
      this.#view.reveal(now, { select, focus }).then(() => {
        if (!select || this.#view.selection.some(({ id }) => id === now.id)) end();
        else again();
      }, again);
    };
    reveal();
  }
}
