import * as vscode from 'vscode';
import { filterOutline, type OutlineNode, outlineOf, pathTo } from '../../core/outline/outline.ts';
import type { Path } from '../../core/text/path.ts';
import type { Diagnostics } from '../checks/diagnostics.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { outlineItem } from './outline-item.ts';

/** The rows of the course outline, kept up to date with every change of a buffer, a file or a finding. */
export class OutlineTree extends Owner implements vscode.TreeDataProvider<OutlineNode> {
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  readonly #changed = this.register(new vscode.EventEmitter<undefined>());
  #roots: readonly OutlineNode[] = [];
  #parents = new Map<string, OutlineNode | undefined>();
  #filter = '';
  #run = { aborted: false };
  #shape = '';

  /** Fires after the rows have changed. */
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workspace: Workspace, diagnostics: Diagnostics) {
    super();
    this.#workspace = workspace;
    this.#diagnostics = diagnostics;
    this.register(workspace.onDidChange(() => this.refresh()));
    this.register(diagnostics.onDidChange(() => this.#changed.fire(undefined)));
    this.refresh();
  }

  /** Only rows whose name holds this text are shown, with what is above and below them; the empty string for all. */
  get filter(): string {
    return this.#filter;
  }

  set filter(text: string) {
    this.#filter = text;
    this.refresh();
  }

  /** Reads the courses again; a newer call drops an older one. */
  refresh(): void {
    this.#run.aborted = true;
    const run = { aborted: false };
    this.#run = run;
    this.#load(run).catch((error: unknown) => this.#workspace.log.error(`Course outline: ${String(error)}`));
  }

  getTreeItem(node: OutlineNode): vscode.TreeItem {
    const uri = node.path === undefined ? undefined : this.#workspace.uriOf(node.path);
    return outlineItem(node, uri, this.#findings(node), this.#roots.length > 1 || this.#filter !== '');
  }

  getChildren(node?: OutlineNode): readonly OutlineNode[] & OutlineNode[] {
    if (node) return [...node.children];
    // With one book its courses stand at the top; several books each get a row.
    const [only, ...others] = this.#roots;
    return only && others.length === 0 ? [...only.children] : [...this.#roots];
  }

  getParent(node: OutlineNode): OutlineNode | undefined {
    return this.#parents.get(node.id);
  }

  /** The row of a file, `undefined` when none shows it. */
  rowOf(path: Path): OutlineNode | undefined {
    for (const root of this.#roots) {
      const row = pathTo(root, path).at(-1);
      if (row) return row;
    }
    return undefined;
  }

  async #load(run: { aborted: boolean }): Promise<void> {
    const books = await this.#workspace.books(run);
    const roots = await this.#workspace.settled(
      (lectern) => books.map((book) => outlineOf(book, lectern.courses(book))),
      run,
    );
    if (run.aborted || this.ended) return;
    void vscode.commands.executeCommand('setContext', 'lectern.hasBook', roots.length > 0);
    this.#roots = roots.flatMap((root) => filterOutline(root, this.#filter) ?? []);
    this.#parents = new Map();
    const visit = (node: OutlineNode, parent: OutlineNode | undefined): void => {
      this.#parents.set(node.id, parent);
      for (const child of node.children) visit(child, node);
    };
    for (const root of this.#roots) {
      if (this.#roots.length > 1) visit(root, undefined);
      else for (const child of root.children) visit(child, undefined);
    }
    // Most keys change no row: then the view is left alone.
    const shape = JSON.stringify(this.#roots, (key, value) => (key === 'chapter' ? undefined : value));
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#changed.fire(undefined);
  }

  #findings(node: OutlineNode): number {
    const own = node.path === undefined ? 0 : (this.#diagnostics.all.get(node.path)?.length ?? 0);
    return node.children.reduce((sum, child) => sum + this.#findings(child), node.kind === 'book' ? 0 : own);
  }
}
