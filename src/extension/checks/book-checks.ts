import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { Finding } from '../../core/lint/finding.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import { inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import type { Diagnostics } from './diagnostics.ts';

/** Quiet time after the last change before the book is checked again, in milliseconds. */
const quiet = 800;

/** Checks whole books while nobody waits: after the start, and after changes have come to rest. */
export class BookChecks extends Owner {
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  /** The files of each book, by its root, as they were at the last check. */
  readonly #checked = new Map<Path, readonly Path[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = { aborted: false };

  constructor(workspace: Workspace, diagnostics: Diagnostics) {
    super();
    this.#workspace = workspace;
    this.#diagnostics = diagnostics;
    this.register({ dispose: () => this.#stop() });
    this.register(workspace.onDidChange(() => this.#soon()));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'checks.book') || settingChanged(event, 'checks.enabled')) this.#soon();
      }),
    );
    this.#soon();
  }

  /** Checks every book of the workspace now; resolves to the number of findings, or `undefined` when cancelled. */
  async checkNow(): Promise<number | undefined> {
    this.#stop();
    const run = { aborted: false };
    this.#run = run;
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking the book') },
      async () => this.#checkBooks(run),
    );
    if (run.aborted) return undefined;
    return [...this.#diagnostics.all.values()].reduce((sum, findings) => sum + findings.length, 0);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#run.aborted = true;
  }

  #soon(): void {
    this.#stop();
    this.#timer = setTimeout(() => {
      const run = { aborted: false };
      this.#run = run;
      this.#checkBooks(run).catch((error: unknown) =>
        this.#workspace.log.error(`Checking the book: ${String(error)}`),
      );
    }, quiet);
  }

  async #checkBooks(run: { aborted: boolean }): Promise<void> {
    for (const book of await this.#workspace.books(run)) {
      if (run.aborted) return;
      const root = this.#workspace.uriOf(book.root);
      if (setting('checks.enabled', root) && setting('checks.book', root)) await this.#checkBook(book, run);
    }
  }

  async #checkBook(book: Book, run: { aborted: boolean }): Promise<void> {
    const files = await this.#workspace.settled((lectern) => lectern.checkedFiles(book), run);
    await this.#workspace.bookChecked(book, run);
    const found = new Map<Path, readonly Finding[]>();
    const check = async (path: Path) => {
      const findings = await this.#workspace.settled((lectern) => lectern.check(path), run);
      if (findings.length > 0) found.set(path, findings);
    };
    await inSlices(files, check, run);
    if (run.aborted || this.ended) return;
    // Files that were here at the last check and are gone now have no findings left.
    const gone = this.#checked.get(book.root)?.filter((path) => !files.includes(path)) ?? [];
    this.#checked.set(book.root, files);
    this.#diagnostics.replace([...files, ...gone], found);
  }
}
