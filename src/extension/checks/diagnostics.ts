import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/finding.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import { isInTab } from '../tabs.ts';
import type { Workspace } from '../workspace.ts';
import { isToldByOthers } from './config-problems.ts';
import { toDiagnostic } from './diagnostic.ts';
import { SparedLine } from './spared-line.ts';

/** The findings of every file that has any, as they were last computed. */
export class Diagnostics extends Owner {
  readonly #workspace: Workspace;
  readonly #collection = this.register(vscode.languages.createDiagnosticCollection('lectern'));
  readonly #spared = this.register(new SparedLine());
  readonly #findings = new Map<Path, readonly Finding[]>();
  readonly #shown = new Map<Path, readonly Finding[]>();
  readonly #running = new Map<Path, { aborted: boolean }>();
  readonly #changed = this.register(new vscode.EventEmitter<readonly Path[]>());

  /** Fires with the files whose shown findings may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    super();
    this.#workspace = workspace;
    this.register(workspace.onDidChange((paths) => this.#filesChanged(paths)));
    this.register(vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)));
    this.register(
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const { input } of [...opened, ...closed])
          if (input instanceof vscode.TabInputText) this.#checkAt(input.uri);
      }),
    );
    this.register(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) if (uri.path.endsWith('/lectern.json')) this.#othersChanged(uri);
      }),
    );
    this.register(this.#spared.onDidFree((document) => this.#publish(workspace.pathOf(document.uri))));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'checks.enabled')) this.checkOpen();
      }),
    );
    this.checkOpen();
  }

  /** Every finding that is shown, by file; those of the spared line wait. */
  get all(): ReadonlyMap<Path, readonly Finding[]> {
    return this.#shown;
  }

  /** The findings of a file, in order of position, those of the spared line among them. */
  of(uri: vscode.Uri): readonly Finding[] {
    return this.#findings.get(this.#workspace.pathOf(uri)) ?? [];
  }

  /** Checks every open file again. */
  checkOpen(): void {
    for (const document of vscode.workspace.textDocuments) this.#check(document);
  }

  /** Takes what a check of a whole book found in a file. */
  take(path: Path, findings: readonly Finding[]): void {
    const open = this.#openAt(path);
    if (open) this.#check(open);
    else this.#set(path, findings);
  }

  /** Drops what was found in files, but for those that are open: they are looked at on their own. */
  forget(paths: Iterable<Path>): void {
    for (const path of paths) if (!this.#openAt(path)) this.#set(path, []);
  }

  /** The open document of a file whose findings are shown. */
  #openAt(path: Path): vscode.TextDocument | undefined {
    const uri = this.#workspace.uriOf(path).toString();
    return vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri && this.#isChecked(document),
    );
  }

  #checkAt(uri: vscode.Uri): void {
    const name = uri.toString();
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === name);
    if (document) this.#check(document);
  }

  /** VS Code's JSON support has looked at `lectern.json`; what it tells need not be told twice. */
  #othersChanged(uri: vscode.Uri): void {
    const path = this.#workspace.pathOf(uri);
    const all = this.#findings.get(path) ?? [];
    const untold = all.filter((finding) => !isToldByOthers(uri, finding)).length;
    if (untold !== (this.#shown.get(path)?.length ?? 0)) this.#publish(path);
  }

  #filesChanged(paths: readonly Path[]): void {
    const changed = new Set(paths);
    for (const document of vscode.workspace.textDocuments) {
      // History, trust, and anything that is no slide may change every open file's findings.
      const own = changed.has(this.#workspace.pathOf(document.uri));
      if (own || paths.length === 0 || paths.some((path) => !path.endsWith('.md'))) this.#check(document);
    }
  }

  #check(document: vscode.TextDocument): void {
    const path = this.#workspace.pathOf(document.uri);
    const before = this.#running.get(path);
    if (before) before.aborted = true;
    if (!this.#isChecked(document)) {
      this.#running.delete(path);
      if (this.#findings.has(path)) this.#set(path, []);
      return;
    }
    const run = { aborted: false };
    this.#running.set(path, run);
    void this.#findingsOf(document, path, run)
      .then((findings) => {
        if (run.aborted || this.ended) return;
        this.#running.delete(path);
        // What a file that was closed meanwhile has is for the check of its book to say.
        if (!document.isClosed) this.#set(path, findings);
      })
      .catch((error: unknown) => this.#workspace.log.error(`Checking ${path}: ${String(error)}`));
  }

  async #findingsOf(
    document: vscode.TextDocument,
    path: Path,
    run: { readonly aborted: boolean },
  ): Promise<readonly Finding[]> {
    const book = await this.#workspace.parsedBookOf(path, run);
    // VS Code and extensions read files of no book that the author never opened, or has closed long ago.
    if (!book && !isInTab(document.uri)) return [];
    const bookRules = isSlide(document) ? 'kept' : 'now';
    if (book && bookRules === 'now') await this.#workspace.bookChecked(book, run);
    return this.#workspace.settled((lectern) => lectern.check(path, bookRules), run);
  }

  /** Whether a document is one whose findings are shown: a file of a kind that rules read. */
  #isChecked(document: vscode.TextDocument): boolean {
    if (document.isClosed || !setting('checks.enabled', document.uri)) return false;
    if (!this.#workspace.isFile(document.uri)) return false;
    const { path } = document.uri;
    return (
      document.languageId === 'markdown' || path.endsWith('/book.toml') || path.endsWith('/lectern.json')
    );
  }

  #set(path: Path, findings: readonly Finding[]): void {
    if (findings === this.#findings.get(path)) return;
    if (findings.length === 0 && !this.#findings.has(path)) return;
    if (findings.length === 0) this.#findings.delete(path);
    else this.#findings.set(path, findings);
    this.#publish(path);
  }

  #publish(path: Path): void {
    const uri = this.#workspace.uriOf(path);
    const before = this.#shown.get(path) ?? [];
    const shown = (this.#findings.get(path) ?? []).filter(
      (finding) => !this.#spared.spares(uri, finding, before) && !isToldByOthers(uri, finding),
    );
    if (shown.length === 0) this.#shown.delete(path);
    else this.#shown.set(path, shown);
    this.#collection.set(
      uri,
      shown.map((finding) => toDiagnostic(finding, this.#workspace)),
    );
    this.#changed.fire([path]);
  }
}

/** Whether a document is a slide; what book rules find in it comes with the check of the whole book. */
function isSlide(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && !document.uri.path.endsWith('/SUMMARY.md');
}
