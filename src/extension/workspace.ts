import * as vscode from 'vscode';
import { diagramWorkers } from '#platform';
import type { Book } from '../core/book/book.ts';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { type Host, settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import type { Path } from '../core/text/path.ts';
import { createDiagrams, type DrawsDiagrams } from '../diagrams/diagrams.ts';
import { Owner } from './disposable.ts';
import { GitHistory } from './git-history.ts';
import { setting, settingChanged } from './ids.ts';
import { UriPaths } from './uri-paths.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** The core, fed by VS Code: what every feature of the extension is given. */
export class Workspace extends Owner {
  readonly lectern: Lectern;
  readonly diagrams: DrawsDiagrams;
  readonly log: vscode.LogOutputChannel;
  /** Fires with the files that changed, came or went, editor buffers included; also when history or trust changed (with none). */
  readonly onDidChange: vscode.Event<readonly Path[]>;
  readonly #host: Host;
  readonly #paths: UriPaths;
  #ruleLevels = setting('checks.rules');
  #settingsRead = 0;
  readonly #files: WorkspaceFiles;
  #bookFiles: { readonly comings: number; readonly found: Thenable<readonly vscode.Uri[]> } | undefined;
  readonly #changed = this.register(new vscode.EventEmitter<readonly Path[]>());

  constructor(context: vscode.ExtensionContext) {
    super();
    this.log = this.register(vscode.window.createOutputChannel('Lectern', { log: true }));
    this.#paths = new UriPaths(vscode.workspace.workspaceFolders?.[0]?.uri);
    const files = this.register(new WorkspaceFiles(this.#paths));
    this.#files = files;
    this.diagrams = this.register(createDiagrams(diagramWorkers(context.extensionUri), { log: this.log }));
    const { diagrams } = this;
    const history = this.register(new GitHistory(this.#paths, this.log));
    this.#host = {
      files,
      diagrams,
      history,
      log: this.log,
      changes: () => files.changes + diagrams.finished + history.changes + this.#settingsRead,
      ruleLevels: () => this.#ruleLevels,
      year: new Date().getFullYear(),
      settle: () => {
        const work = [files.settle(), diagrams.settle(), history.settle()].filter(
          (part) => part !== undefined,
        );
        return work.length === 0 ? undefined : Promise.all(work).then(() => undefined);
      },
    };
    this.lectern = createLectern(this.#host);
    this.onDidChange = this.#changed.event;
    this.register(
      files.onDidChange((paths) => {
        this.#changed.fire(paths);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#bookFiles = undefined;
        this.#changed.fire([]);
      }),
    );
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!settingChanged(event, 'checks.rules')) return;
        this.#ruleLevels = setting('checks.rules');
        this.#settingsRead++;
        this.#changed.fire([]);
      }),
    );
    this.register(history.onDidChange(() => this.#changed.fire([])));
  }

  /** Runs a question to the core until every file, drawing and year it asks for is there; see `settled` of the ports. */
  async settled<T>(question: (lectern: Lectern) => T, signal?: { readonly aborted: boolean }): Promise<T> {
    await loadYaml();
    return settled(this.#host, () => question(this.lectern), signal ? { signal } : {});
  }

  /** Every book of the workspace, and those of open files; found by their `book.toml`. */
  async books(signal?: { readonly aborted: boolean }): Promise<readonly Book[]> {
    const found = await this.#findBookFiles();
    const open = vscode.workspace.textDocuments.filter((document) => document.languageId === 'markdown');
    const uris = [...found, ...open.map((document) => document.uri)];
    const books = await this.settled(
      (lectern) => uris.map((uri) => lectern.bookOf(this.pathOf(uri))).filter((book) => book !== undefined),
      signal,
    );
    return [...new Map(books.map((book) => [book.root, book])).values()].sort((a, b) =>
      a.root < b.root ? -1 : 1,
    );
  }

  /** Every book.toml; looked for again only when a file or folder has come or gone. */
  #findBookFiles(): Thenable<readonly vscode.Uri[]> {
    const { comings } = this.#files;
    if (this.#bookFiles?.comings !== comings) {
      const found = vscode.workspace.findFiles('**/book.toml', '**/{node_modules,target,.git}/**');
      this.#bookFiles = { comings, found };
    }
    return this.#bookFiles.found;
  }

  pathOf(uri: vscode.Uri): Path {
    return this.#paths.pathOf(uri);
  }

  uriOf(path: Path): vscode.Uri {
    return this.#paths.uriOf(path);
  }
}
