import * as vscode from 'vscode';
import { localFiles } from '#platform';
import type { FileContent, Files } from '../core/ports.ts';
import { isWithin, type Path } from '../core/text/path.ts';
import { Owner } from './disposable.ts';
import { Loaded } from './loaded.ts';
import { isGone } from './local-files.ts';
import { isInTab } from './tabs.ts';
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
  readonly #contents = new Loaded<FileContent>(
    (path) => this.#readFile(path),
    (path) => {
      this.#justRead.push(path);
      this.changes++;
    },
  );
  readonly #existing = new Loaded<boolean>(
    (path) => this.#stat(path),
    () => this.changes++,
  );
  readonly #lists = new Loaded<readonly Path[]>(
    (folder) => this.#findFiles(folder),
    () => this.changes++,
  );
  #justRead: Path[] = [];
  readonly #open = new Map<Path, { version: number; content: FileContent; document: vscode.TextDocument }>();
  readonly #changed = this.register(new vscode.EventEmitter<readonly Path[]>());

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
        if (event.contentChanges.length === 0) return;
        const path = this.#paths.pathOf(event.document.uri);
        if (this.#open.has(path)) this.#fire([path]);
        else this.#opened(event.document);
      }),
    );
    this.register(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputText) void this.#leaveIfGone(input.uri);
        }
      }),
    );
    const watcher = this.register(vscode.workspace.createFileSystemWatcher('**/*'));
    this.register(watcher.onDidChange((uri) => this.#touched(uri, false)));
    this.register(watcher.onDidCreate((uri) => this.#touched(uri, true)));
    this.register(
      watcher.onDidDelete((uri) => {
        this.#touched(uri, true);
        void this.#leaveIfGone(uri);
      }),
    );
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
    return this.#contents.get(path) ?? missing;
  }

  exists(path: Path): boolean {
    if (this.#open.has(path)) return true;
    const content = this.#contents.peek(path);
    if (content !== undefined && content.kind !== 'missing') return true;
    return this.#existing.get(path) ?? false;
  }

  list(folder: Path): readonly Path[] {
    return this.#lists.get(folder) ?? [];
  }

  /** Loads everything asked for in vain since the last call; `undefined` when there is nothing to wait for. */
  settle(): Promise<unknown> | undefined {
    const work = [this.#contents, this.#existing, this.#lists].flatMap((loaded) => loaded.settle());
    return work.length === 0 ? undefined : Promise.all(work);
  }

  /** The files that have been read since the last call. */
  takeJustRead(): readonly Path[] {
    const read = this.#justRead;
    this.#justRead = [];
    return read;
  }

  async #readFile(path: Path): Promise<FileContent> {
    const uri = this.#paths.uriOf(path);
    if (!hasFiles(uri)) return missing;
    let bytes: Uint8Array;
    try {
      bytes = await readBytes(uri);
    } catch (error) {
      const code = error instanceof vscode.FileSystemError ? error.code : '';
      const gone = code === 'FileNotFound' || code === 'FileIsADirectory' || code === 'Unknown';
      return gone || isGone(error)
        ? missing
        : { kind: 'unreadable', reason: vscode.l10n.t('it cannot be opened') };
    }
    try {
      return { kind: 'text', text: decoder.decode(bytes) };
    } catch {
      return { kind: 'unreadable', reason: vscode.l10n.t('it is not UTF-8 text') };
    }
  }

  async #stat(path: Path): Promise<boolean> {
    const uri = this.#paths.uriOf(path);
    if (!hasFiles(uri)) return false;
    if (localFiles && uri.scheme === 'file') return localFiles.exists(uri.fsPath);
    try {
      await vscode.workspace.fs.stat(uri);
      return true;
    } catch {
      return false;
    }
  }

  async #findFiles(folder: Path): Promise<readonly Path[]> {
    const uri = this.#paths.uriOf(folder);
    if (!hasFiles(uri)) return [];
    try {
      const found = await vscode.workspace.findFiles(new vscode.RelativePattern(uri, '**/*'), generated);
      return found.map((file) => this.#paths.pathOf(file)).sort();
    } catch {
      return [];
    }
  }

  #fire(paths: readonly Path[]): void {
    this.changes++;
    this.#changed.fire(paths);
  }

  #opened(document: vscode.TextDocument): void {
    const path = this.#paths.pathOf(document.uri);
    const before = this.#contents.peek(path);
    const text = document.getText();
    this.#open.set(path, { version: document.version, content: { kind: 'text', text }, document });
    if (before?.kind !== 'text' || before.text !== text) this.#fire([path]);
  }

  #closed(document: vscode.TextDocument): void {
    const path = this.#paths.pathOf(document.uri);
    const open = this.#open.get(path);
    if (open?.document !== document) return;
    this.#open.delete(path);
    this.#contents.putStale(path, open.content);
    this.#fire([path]);
  }

  /** Lets go of the buffer of a deleted file in no tab: VS Code keeps it for minutes after someone has read it. */
  async #leaveIfGone(uri: vscode.Uri): Promise<void> {
    const path = this.#paths.pathOf(uri);
    const document = this.#open.get(path)?.document;
    if (!document || document.isDirty || document.isUntitled || isInTab(uri)) return;
    if (!(await this.#stat(path))) this.#closed(document);
  }

  /** What is known of a file is asked for again by whoever needs it next. */
  #touched(uri: vscode.Uri, cameOrWent: boolean): void {
    const path = this.#paths.pathOf(uri);
    this.#contents.touch(path);
    if (cameOrWent) {
      this.comings++;
      // A folder that went takes everything below it along, without an event for each file.
      for (const known of this.#contents.keys()) if (isWithin(path, known)) this.#contents.touch(known);
      for (const known of this.#existing.keys()) {
        if (isWithin(path, known) || isWithin(known, path)) this.#existing.touch(known);
      }
      for (const folder of this.#lists.keys()) if (isWithin(folder, path)) this.#lists.touch(folder);
    }
    this.#fire([path]);
  }
}

/** A file's bytes. VS Code itself goes through its window for each, which takes a book of hundreds of slides half a second. */
async function readBytes(uri: vscode.Uri): Promise<Uint8Array> {
  if (localFiles && uri.scheme === 'file') return localFiles.read(uri.fsPath);
  return vscode.workspace.fs.readFile(uri);
}

/** Whether there is a file system to ask: new documents and other extensions' have none, and VS Code would look long for it. */
function hasFiles({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}
