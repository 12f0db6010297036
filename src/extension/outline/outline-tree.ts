import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import { filterOutline, type OutlineNode, outlineOf, pathTo } from '../../core/outline/outline.ts';
import { renamedRows } from '../../core/outline/renamed-rows.ts';
import type { Path } from '../../core/text/path.ts';
import type { Diagnostics } from '../checks/diagnostics.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import type { OutlineFolds } from './outline-folds.ts';
import { outlineItem } from './outline-item.ts';

/** The rows of the course outline, kept up to date with every change of a buffer, a file or a finding. */
export class OutlineTree extends Owner implements vscode.TreeDataProvider<OutlineNode> {
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  readonly #folds: OutlineFolds;
  readonly #changed = this.register(new vscode.EventEmitter<undefined>());
  /** What the rows were made from; while it stands, they do too. */
  #sources: readonly unknown[] = [];
  #all: readonly OutlineNode[] = [];
  #roots: readonly OutlineNode[] = [];
  #parents = new Map<string, OutlineNode | undefined>();
  #rows = new Map<string, OutlineNode>();
  /** Rows that had another name, from each id to the next one. */
  readonly #renamed = new Map<string, string>();
  #findings = new Map<string, number>();
  #filter = '';
  #still = 0;
  #untold = false;
  #counting: ReturnType<typeof setTimeout> | undefined;
  #run = { aborted: false };
  #loading: Promise<void> = Promise.resolve();

  /** Fires after the rows have changed. */
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workspace: Workspace, diagnostics: Diagnostics, folds: OutlineFolds) {
    super();
    this.#workspace = workspace;
    this.#diagnostics = diagnostics;
    this.#folds = folds;
    this.register(workspace.onDidChange(() => this.refresh()));
    this.register(diagnostics.onDidChange(() => this.#countSoon()));
    this.register({ dispose: () => clearTimeout(this.#counting) });
    this.refresh();
  }

  /** Only rows whose name holds this text are shown, with what is above and below them; the empty string for all. */
  get filter(): string {
    return this.#filter;
  }

  set filter(text: string) {
    this.#filter = text;
    this.#show();
  }

  /** Reads the courses again; a newer call drops an older one. */
  refresh(): void {
    this.#run.aborted = true;
    const run = { aborted: false };
    this.#run = run;
    this.#loading = this.#load(run).catch((error: unknown) =>
      this.#workspace.log.error(`Course outline: ${String(error)}`),
    );
  }

  /** Resolves once the rows are those of the courses as they are now. */
  async loaded(): Promise<void> {
    let waited: Promise<void> | undefined;
    // A newer call may have dropped the one that was waited for.
    while (waited !== this.#loading) {
      waited = this.#loading;
      await waited;
    }
  }

  /** Runs something during which VS Code is told of no change, since it shuffles focus and selection when it takes one in. */
  async whileStill<T>(run: () => Promise<T>): Promise<T> {
    this.#still++;
    try {
      return await run();
    } finally {
      this.#still--;
      if (this.#still === 0 && this.#untold) this.#tell();
    }
  }

  getTreeItem(node: OutlineNode): vscode.TreeItem {
    const uri = node.path === undefined ? undefined : this.#workspace.uriOf(node.path);
    const state = this.#filter.trim() !== '' ? 'found' : this.#folds.isOpen(node) ? 'open' : 'folded';
    return outlineItem(node, uri, this.#findings.get(node.id) ?? 0, state);
  }

  getChildren(node?: OutlineNode): OutlineNode[] {
    return [...(node ? node.children : this.#top())];
  }

  getParent(node: OutlineNode): OutlineNode | undefined {
    return this.#parents.get(node.id);
  }

  /** The row of a file, shown or hidden by the filter; `undefined` when it has none. */
  rowOf(path: Path): OutlineNode | undefined {
    for (const book of this.#all) {
      const row = pathTo(book, path).at(-1);
      if (row) return row;
    }
    return undefined;
  }

  /** The row with an id, or the one that has another name by now; `undefined` when it is gone. */
  current(id: string): OutlineNode | undefined {
    const seen = new Set<string>();
    for (
      let now: string | undefined = id;
      now !== undefined && !seen.has(now);
      now = this.#renamed.get(now)
    ) {
      const row = this.#rows.get(now);
      if (row) return row;
      seen.add(now);
    }
    return undefined;
  }

  /** The same, of the rows that the filter lets through. */
  shown(id: string): OutlineNode | undefined {
    const row = this.current(id);
    return row && this.#parents.has(row.id) ? row : undefined;
  }

  /** A book with all its rows, those that the filter hides too. */
  bookRow(root: Path): OutlineNode | undefined {
    return this.#all.find((book) => book.root === root);
  }

  /** With one book its courses stand at the top; several books each get a row. */
  #top(): readonly OutlineNode[] {
    const [only] = this.#roots;
    return this.#all.length === 1 ? (only?.children ?? []) : this.#roots;
  }

  async #load(run: { aborted: boolean }): Promise<void> {
    const search = this.#workspace.books(run);
    // Nobody waits for the search of all folders where the first one is a book.
    const atHand = this.#sources.length === 0 ? await this.#workspace.booksAtHand(run) : [];
    if (atHand.length > 0) await this.#loadBooks(atHand, run);
    await this.#loadBooks(await search, run);
  }

  async #loadBooks(books: readonly Book[], run: { readonly aborted: boolean }): Promise<void> {
    const read = await this.#workspace.settled(
      (lectern) => books.map((book) => ({ book, courses: lectern.courses(book) })),
      run,
    );
    if (run.aborted || this.ended) return;
    const sources = read.flatMap(({ book, courses }) => [book, courses]);
    // Most keys change no minute and no title: then the view is left alone.
    if (sources.length > 0 && sameItems(sources, this.#sources)) return;
    // Keys that wait are answered between the sums and the rows.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (run.aborted || this.ended) return;
    this.#sources = sources;
    void vscode.commands.executeCommand('setContext', 'lectern.hasBook', read.length > 0);
    const stated = (path: Path) => this.#workspace.lectern.facts(path)?.minutes;
    const all = read.map(({ book, courses }) => outlineOf(book, courses, stated));
    const renamed = renamedRows(this.#all, all);
    for (const [before, now] of renamed) this.#renamed.set(before, now);
    this.#folds.rename(renamed);
    this.#all = all;
    this.#show();
  }

  /** Takes in new rows or another filter. */
  #show(): void {
    this.#roots = this.#all.flatMap((root) => filterOutline(root, this.#filter) ?? []);
    this.#parents = new Map();
    this.#rows = new Map();
    const visit = (node: OutlineNode, parent: OutlineNode | undefined): void => {
      this.#parents.set(node.id, parent);
      for (const child of node.children) visit(child, node);
    };
    for (const node of this.#top()) visit(node, undefined);
    const index = (node: OutlineNode): void => {
      this.#rows.set(node.id, node);
      node.children.forEach(index);
    };
    this.#all.forEach(index);
    this.#count();
    this.#tell();
  }

  #tell(): void {
    this.#untold = this.#still > 0;
    if (!this.#untold) this.#changed.fire(undefined);
  }

  /** A check of the whole book tells of each file: they are summed up once. */
  #countSoon(): void {
    this.#counting ??= setTimeout(() => {
      this.#counting = undefined;
      if (this.#count()) this.#tell();
    }, 50);
  }

  /** Sums up the findings of every row with those below it; whether any sum has changed. */
  #count(): boolean {
    const counts = new Map<string, number>();
    const { all } = this.#diagnostics;
    const sum = (node: OutlineNode): number => {
      const own = node.path === undefined || node.kind === 'book' ? 0 : all.get(node.path)?.length;
      const total = node.children.reduce((before, child) => before + sum(child), own ?? 0);
      if (total > 0) counts.set(node.id, total);
      return total;
    };
    this.#all.forEach(sum);
    const before = this.#findings;
    this.#findings = counts;
    return counts.size !== before.size || [...counts].some(([id, count]) => before.get(id) !== count);
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
