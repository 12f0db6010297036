import * as vscode from 'vscode';
import type { FileContent, Files } from '../core/ports.ts';
import { isWithin, type Path } from '../core/text/path.ts';
import { Owner } from './disposable.ts';
import type { UriPaths } from './uri-paths.ts';

/** Folders that hold no source: what tools made or fetched. */
const generated = '**/{node_modules,.git,target,.cache}/**';
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const missing: FileContent = { kind: 'missing' };

/**
 * The core's files, read through VS Code: editor buffers before files, on any file system. Answers at once from
 * what has been loaded; what has not been is remembered and loaded by `settle`.
 */
export class WorkspaceFiles extends Owner implements Files {
  readonly #paths: UriPaths;
  readonly #contents = new Map<Path, FileContent>();
  readonly #existing = new Map<Path, boolean>();
  readonly #lists = new Map<Path, readonly Path[]>();
  readonly #wanted = { contents: new Set<Path>(), existing: new Set<Path>(), lists: new Set<Path>() };
  readonly #open = new Map<Path, { version: number; content: FileContent; document: vscode.TextDocument }>();
  readonly #changed = this.register(new vscode.EventEmitter<readonly Path[]>());
  #loading: Promise<void> | undefined;

  /** Grows when a file or folder comes or goes. */
  comings = 0;

  /** Grows with every change, and with everything that is loaded. */
  changes = 0;

  /** Files whose text, existence or buffer changed; fired once per change, before anything is re-read. */
  readonly onDidChange = this.#changed.event;

  constructor(paths: UriPaths) {
    super();
    this.#paths = paths;
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
    this.register(vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)));
    this.register(vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    this.register(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) this.#fire([this.#paths.pathOf(event.document.uri)]);
      }),
    );
    const watcher = this.register(vscode.workspace.createFileSystemWatcher('**/*'));
    this.register(watcher.onDidChange((uri) => this.#touched(uri, false)));
    this.register(watcher.onDidCreate((uri) => this.#touched(uri, true)));
    this.register(watcher.onDidDelete((uri) => this.#touched(uri, true)));
  }

  read(path: Path): FileContent {
    const open = this.#open.get(path);
    if (open) {
      if (open.version !== open.document.version) {
        open.version = open.document.version;
        open.content = { kind: 'text', text: open.document.getText() };
      }
      return open.content;
    }
    const known = this.#contents.get(path);
    if (known === undefined) this.#wanted.contents.add(path);
    return known ?? missing;
  }

  exists(path: Path): boolean {
    if (this.#open.has(path)) return true;
    const content = this.#contents.get(path);
    if (content !== undefined && content.kind !== 'missing') return true;
    const known = this.#existing.get(path);
    if (known === undefined) this.#wanted.existing.add(path);
    return known ?? false;
  }

  list(folder: Path): readonly Path[] {
    const known = this.#lists.get(folder);
    if (known === undefined) this.#wanted.lists.add(folder);
    return known ?? [];
  }

  /** Loads everything asked for in vain; `undefined` when there is nothing to load. */
  settle(): Promise<void> | undefined {
    const { contents, existing, lists } = this.#wanted;
    if (contents.size + existing.size + lists.size === 0) return this.#loading;
    const work = [
      ...[...contents].map((path) => this.#loadContent(path)),
      ...[...existing].map((path) => this.#loadExistence(path)),
      ...[...lists].map((folder) => this.#loadList(folder)),
    ];
    for (const wanted of [contents, existing, lists]) wanted.clear();
    const before = this.#loading;
    const loading = Promise.all([before, ...work]).then(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    this.#loading = loading;
    return loading;
  }

  async #loadContent(path: Path): Promise<void> {
    this.#contents.set(path, await this.#readFile(path));
    this.changes++;
  }

  async #readFile(path: Path): Promise<FileContent> {
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(this.#paths.uriOf(path));
    } catch (error) {
      const code = error instanceof vscode.FileSystemError ? error.code : '';
      const gone = code === 'FileNotFound' || code === 'FileIsADirectory' || code === 'Unknown';
      return gone ? missing : { kind: 'unreadable', reason: vscode.l10n.t('it cannot be opened') };
    }
    try {
      return { kind: 'text', text: decoder.decode(bytes) };
    } catch {
      return { kind: 'unreadable', reason: vscode.l10n.t('it is not UTF-8 text') };
    }
  }

  async #loadExistence(path: Path): Promise<void> {
    try {
      await vscode.workspace.fs.stat(this.#paths.uriOf(path));
      this.#existing.set(path, true);
    } catch {
      this.#existing.set(path, false);
    }
    this.changes++;
  }

  async #loadList(folder: Path): Promise<void> {
    const pattern = new vscode.RelativePattern(this.#paths.uriOf(folder), '**/*');
    const found = await vscode.workspace.findFiles(pattern, generated);
    this.#lists.set(folder, found.map((uri) => this.#paths.pathOf(uri)).sort());
    this.changes++;
  }

  #fire(paths: readonly Path[]): void {
    this.changes++;
    this.#changed.fire(paths);
  }

  #opened(document: vscode.TextDocument): void {
    const path = this.#paths.pathOf(document.uri);
    const before = this.#contents.get(path);
    const text = document.getText();
    this.#open.set(path, { version: document.version, content: { kind: 'text', text }, document });
    if (before?.kind !== 'text' || before.text !== text) this.#fire([path]);
  }

  #closed(document: vscode.TextDocument): void {
    const path = this.#paths.pathOf(document.uri);
    const open = this.#open.get(path);
    if (open?.document !== document) return;
    this.#open.delete(path);
    // What the buffer held stands until the file has been read again: nobody sees a gap.
    this.#contents.set(path, open.content);
    this.#wanted.contents.add(path);
    this.#fire([path]);
  }

  /** Asks for what is known of a file again; what was known stands until then, so that nobody sees a gap. */
  #touched(uri: vscode.Uri, cameOrWent: boolean): void {
    const path = this.#paths.pathOf(uri);
    const { contents, existing, lists } = this.#wanted;
    if (this.#contents.has(path)) contents.add(path);
    if (cameOrWent) {
      this.comings++;
      // A folder that went takes everything below it along, without an event for each file.
      for (const known of this.#contents.keys()) if (isWithin(path, known)) contents.add(known);
      for (const known of this.#existing.keys()) {
        if (isWithin(path, known) || isWithin(known, path)) existing.add(known);
      }
      for (const folder of this.#lists.keys()) if (isWithin(folder, path)) lists.add(folder);
    }
    this.#fire([path]);
  }
}
