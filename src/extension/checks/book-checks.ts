import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import { isWithin, type Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import { inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import type { Diagnostics } from './diagnostics.ts';

/** Quiet time after the last change before the book is checked again, in milliseconds. */
const quiet = 800;

/** How far the check of the books is; `of` is `undefined` until it is known how many files there are. */
export interface CheckState {
  /** `stopped`: the author ended it before its end, and nothing is checked in the background until they want it again. */
  readonly kind: 'rest' | 'running' | 'stopped';
  readonly done: number;
  readonly of: number | undefined;
}

/** How a check that was asked for ended; `off` and `no book`: there was nothing to check. */
export type CheckEnd = 'checked' | 'stopped' | 'failed' | 'off' | 'no book';

/** Checks whole books while nobody waits: after the start, and after changes have come to rest. */
export class BookChecks extends Owner {
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  /** The files of each book, by its root, as they were at the last check: what is found in them stays when they are closed. */
  readonly #checked = new Map<Path, ReadonlySet<Path>>();
  /** Books that the settings leave out of the background, but that the author has asked to be checked. */
  readonly #askedFor = new Set<Path>();
  readonly #changed = this.register(new vscode.EventEmitter<CheckState>());
  #waiting: ((end: CheckEnd) => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = { aborted: false };
  #state: CheckState = { kind: 'rest', done: 0, of: undefined };

  /** Fires when a check begins, comes on, ends or is stopped. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace, diagnostics: Diagnostics) {
    super();
    this.#workspace = workspace;
    this.#diagnostics = diagnostics;
    this.register({ dispose: () => this.#abort() });
    this.register(workspace.onDidChange((paths) => this.#filesChanged(paths)));
    this.register(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (!this.#isKept(workspace.pathOf(uri))) diagnostics.forget([workspace.pathOf(uri)]);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!settingChanged(event, 'checks.book') && !settingChanged(event, 'checks.enabled')) return;
        this.#askedFor.clear();
        if (this.#state.kind === 'stopped') this.#tell({ kind: 'rest', done: 0, of: undefined });
        this.#soon();
      }),
    );
    this.#soon();
  }

  get state(): CheckState {
    return this.#state;
  }

  /** Checks every book of the workspace now, also where the settings leave it out of the background. */
  checkNow(): Promise<CheckEnd> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#begin();
    });
  }

  /** Ends the check that is running; what it has found so far stays. */
  stop(): void {
    if (this.#state.kind !== 'running' && this.#waiting.length === 0) return;
    this.#abort();
    this.#tell({ ...this.#state, kind: 'stopped' });
    this.#answer('stopped');
  }

  #abort(): void {
    clearTimeout(this.#timer);
    this.#run.aborted = true;
  }

  #tell(state: CheckState): void {
    this.#state = state;
    if (!this.ended) this.#changed.fire(state);
  }

  #answer(end: CheckEnd): void {
    for (const answer of this.#waiting.splice(0)) answer(end);
  }

  #filesChanged(paths: readonly Path[]): void {
    // Nobody looks again at what changed in the background while the check is stopped: nothing is better than what was.
    if (this.#state.kind === 'stopped' || this.#askedFor.size > 0) this.#forgetClosed(paths);
    if (this.#state.kind !== 'stopped') this.#soon();
  }

  #forgetClosed(paths: readonly Path[]): void {
    const found = [...this.#diagnostics.all.keys()];
    this.#diagnostics.forget(found.filter((file) => paths.some((path) => isWithin(path, file))));
  }

  #soon(): void {
    this.#abort();
    this.#timer = setTimeout(() => this.#begin(), quiet);
  }

  #begin(): void {
    this.#abort();
    const run = { aborted: false };
    this.#run = run;
    void this.#checkBooks(run, this.#waiting.length > 0)
      .catch((error: unknown): CheckEnd => {
        this.#workspace.log.error(`Checking the book: ${String(error)}`);
        return 'failed';
      })
      .then((end) => {
        if (run.aborted) return;
        this.#tell({ kind: 'rest', done: 0, of: undefined });
        this.#answer(end);
      });
  }

  async #checkBooks(run: { readonly aborted: boolean }, asked: boolean): Promise<CheckEnd> {
    const all = await this.#workspace.books(run);
    const books = all.filter((book) => this.#isWanted(book, asked));
    if (run.aborted) return 'stopped';
    if (books.length > 0) this.#tell({ kind: 'running', done: 0, of: undefined });
    const files = new Map<Book, readonly Path[]>();
    for (const book of books)
      files.set(book, await this.#workspace.settled((lectern) => lectern.checkedFiles(book), run));
    if (run.aborted) return 'stopped';
    const roots = new Set(books.map(({ root }) => root));
    for (const root of this.#checked.keys())
      if (!roots.has(root) && !this.#askedFor.has(root)) this.#checked.delete(root);
    for (const [book, ofBook] of files) this.#checked.set(book.root, new Set(ofBook));
    this.#tell({ kind: 'running', done: 0, of: [...files.values()].flat().length });
    for (const [book, ofBook] of files) {
      await this.#checkBook(book, ofBook, run);
      if (asked && !setting('checks.book', this.#workspace.uriOf(book.root))) this.#askedFor.add(book.root);
    }
    if (run.aborted || this.ended) return 'stopped';
    // What has left its book, or whose book is gone, has no findings left.
    this.#diagnostics.forget([...this.#diagnostics.all.keys()].filter((path) => !this.#isKept(path)));
    return all.length === 0 ? 'no book' : books.length === 0 ? 'off' : 'checked';
  }

  #isWanted(book: Book, asked: boolean): boolean {
    const root = this.#workspace.uriOf(book.root);
    return setting('checks.enabled', root) && (asked || setting('checks.book', root));
  }

  #isKept(path: Path): boolean {
    return [...this.#checked.values()].some((files) => files.has(path));
  }

  async #checkBook(book: Book, files: readonly Path[], run: { readonly aborted: boolean }): Promise<void> {
    await this.#workspace.bookChecked(book, run);
    const check = async (path: Path): Promise<void> => {
      const findings = await this.#workspace.settled((lectern) => lectern.check(path), run);
      if (run.aborted || this.ended) return;
      this.#diagnostics.take(path, findings);
      this.#tell({ ...this.#state, done: this.#state.done + 1 });
    };
    await inSlices(files, check, run);
  }
}
