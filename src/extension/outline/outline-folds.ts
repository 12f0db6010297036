import type * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';

const key = 'lectern.outlineFolds';

/**
 * Which rows the author has folded and unfolded, kept by the workspace. VS Code itself forgets it of every row that comes
 * anew: one with another name or in another place, those that a filter hid, and all after a reload of the window.
 */
export class OutlineFolds {
  readonly #memento: vscode.Memento;
  readonly #open: Map<string, boolean>;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#open = new Map(Object.entries(memento.get<Record<string, boolean>>(key, {})));
  }

  isOpen({ id, kind }: OutlineNode): boolean {
    return this.#open.get(id) ?? (kind === 'book' || kind === 'course');
  }

  set(id: string, open: boolean): void {
    if (this.#open.get(id) === open) return;
    this.#open.set(id, open);
    this.#keep();
  }

  /** Rows that have other ids now: from old to new. */
  rename(ids: ReadonlyMap<string, string>): void {
    if (ids.size === 0) return;
    for (const [before, now] of ids) {
      const open = this.#open.get(before);
      if (open === undefined) continue;
      this.#open.delete(before);
      this.#open.set(now, open);
    }
    this.#keep();
  }

  #keep(): void {
    void this.#memento.update(key, Object.fromEntries(this.#open));
  }
}
