import * as vscode from 'vscode';
import { diagramWorkers } from '#platform';
import type { Book } from '../core/book/book.ts';
import { chaptersOf } from '../core/book/chapters.ts';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { type FileContent, type Host, settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import type { Path } from '../core/text/path.ts';
import { createDiagrams, type DrawsDiagrams } from '../diagrams/diagrams.ts';
import { Owner } from './disposable.ts';
import { GitHistory } from './git-history.ts';
import { type Settings, setting, settingChanged } from './ids.ts';
import { inSlices } from './slices.ts';
import { UriPaths } from './uri-paths.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** How often rules of a book are run again for what they asked for in vain: an include in an include takes one more. */
const mostRounds = 16;

/** The core's answers, at once or when everything they need has been loaded. */
export interface Core {
  readonly lectern: Lectern;
  settled<T>(question: (lectern: Lectern) => T, signal?: { readonly aborted: boolean }): Promise<T>;
}

/** Texts that stand in the place of some files. */
export interface OtherTexts {
  /** `undefined` for a file that is as it is. */
  read(path: Path): FileContent | undefined;
  /** Grows when they are others. */
  changes(): number;
}

/** The core, fed by VS Code: what every feature of the extension is given. */
export class Workspace extends Owner implements Core {
  readonly lectern: Lectern;
  readonly diagrams: DrawsDiagrams;
  readonly log: vscode.LogOutputChannel;
  /** Fires with the files that changed, came or went, editor buffers included; also when history or trust changed (with none). */
  readonly onDidChange: vscode.Event<readonly Path[]>;
  readonly #host: Host;
  readonly #paths: UriPaths;
  #ruleLevels = ruleLevels();
  #settingsRead = 0;
  /** Grows when someone begins to wait, so that whoever asks after them asks the host again, and waits too. */
  #waits = 0;
  #readingFrontMatter = Promise.resolve();
  readonly #parsed = new WeakSet<Book>();
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
      changes: () => files.changes + diagrams.finished + history.changes + this.#settingsRead + this.#waits,
      ruleLevels: () => this.#ruleLevels,
      year: new Date().getFullYear(),
      settle: () => {
        const work = [files.settle(), diagrams.settle(), history.settle()].filter(
          (part) => part !== undefined,
        );
        if (work.length === 0) return undefined;
        this.#waits++;
        return Promise.all(work).then(() => this.#readFrontMatter());
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
        this.#ruleLevels = ruleLevels();
        this.#settingsRead++;
        this.#changed.fire([]);
      }),
    );
    this.register(history.onDidChange(() => this.#changed.fire([])));
  }

  /** Runs a question to the core until every file, drawing and year it asks for is there; see `settled` of the ports. */
  async settled<T>(question: (lectern: Lectern) => T, signal?: { readonly aborted: boolean }): Promise<T> {
    return settledIn(this.#host, this.lectern, question, signal);
  }

  /** The core once more, over the same files but some: for texts that are no file's, such as an old revision's. */
  over(texts: OtherTexts): Core {
    const own = this.#host;
    const { files } = own;
    const host: Host = {
      ...own,
      files: {
        read: (path) => texts.read(path) ?? files.read(path),
        exists: (path) => texts.read(path)?.kind === 'text' || files.exists(path),
        list: (folder) => files.list(folder),
      },
      changes: () => (own.changes?.() ?? 0) + texts.changes(),
    };
    const lectern = createLectern(host);
    return { lectern, settled: (question, signal) => settledIn(host, lectern, question, signal) };
  }

  /**
   * Parses a book's chapters in slices, so that a question that needs all of them (what headers does this book have?)
   * holds up no key.
   */
  async parsed(book: Book | undefined, signal?: { readonly aborted: boolean }): Promise<void> {
    if (!book || this.#parsed.has(book)) return;
    const chapters = [...chaptersOf(book.summary).keys()];
    await this.settled((lectern) => {
      for (const path of chapters) lectern.document(path);
    }, signal);
    await inSlices(chapters, (path) => this.lectern.readAhead(path), signal);
    if (!signal?.aborted) this.#parsed.add(book);
  }

  /** Runs the rules of a book in slices, and again when what they asked for in vain has been loaded. */
  async bookChecked(book: Book, signal: { readonly aborted: boolean }): Promise<void> {
    await this.parsed(book, signal);
    for (let round = 0; round < mostRounds && !signal.aborted; round++) {
      await inSlices(this.lectern.prepareBook(book), () => {}, signal);
      const loading = this.#host.settle();
      if (loading === undefined) return;
      await loading;
    }
  }

  /** The book of a file, its chapters parsed; what an estimate and the house's headers are learnt from. */
  async parsedBookOf(path: Path, signal?: { readonly aborted: boolean }): Promise<Book | undefined> {
    const book = await this.settled((lectern) => lectern.bookOf(path), signal);
    await this.parsed(book, signal);
    return book;
  }

  /** Reads the front matter of files that have just been loaded, in slices: what the time of a book needs of each. */
  #readFrontMatter(): Promise<void> {
    const read = this.#files.takeJustRead().filter((path) => path.endsWith('.md'));
    if (read.length > 0) {
      const before = this.#readingFrontMatter;
      this.#readingFrontMatter = before.then(() => inSlices(read, (path) => void this.lectern.facts(path)));
    }
    return this.#readingFrontMatter;
  }

  /** Every book of the workspace, and those of open files; found by their `book.toml`. */
  async books(signal?: { readonly aborted: boolean }): Promise<readonly Book[]> {
    return this.#booksOf(await this.#findBookFiles(), signal);
  }

  /** The books at the top of the workspace's folders, and those of open files: what is known before any search. */
  async booksAtHand(signal?: { readonly aborted: boolean }): Promise<readonly Book[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return this.#booksOf(
      folders.map(({ uri }) => vscode.Uri.joinPath(uri, 'book.toml')),
      signal,
    );
  }

  async #booksOf(
    bookFiles: readonly vscode.Uri[],
    signal: { readonly aborted: boolean } | undefined,
  ): Promise<readonly Book[]> {
    const open = vscode.workspace.textDocuments.filter(
      ({ languageId, uri }) => languageId === 'markdown' && this.isFile(uri),
    );
    const uris = [...bookFiles, ...open.map((document) => document.uri)];
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

  /** Whether a file is on the workspace's own file system. */
  isOwn(uri: vscode.Uri): boolean {
    return this.#paths.isOwn(uri);
  }

  /** Whether a document is a file that someone writes, or a new one: not an old revision, nor what an extension shows. */
  isFile(uri: vscode.Uri): boolean {
    return (
      this.isOwn(uri) ||
      uri.scheme === 'untitled' ||
      vscode.workspace.getWorkspaceFolder(uri) !== undefined ||
      vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true
    );
  }

  pathOf(uri: vscode.Uri): Path {
    return this.#paths.pathOf(uri);
  }

  uriOf(path: Path): vscode.Uri {
    return this.#paths.uriOf(path);
  }
}

/** The author's own levels of rules; what is none, settings.json underlines, and it counts for nothing. */
function ruleLevels(): Settings['checks.rules'] {
  const levels = Object.entries(setting('checks.rules') ?? {});
  return Object.fromEntries(
    levels.filter(([, level]) => ['error', 'warning', 'info', 'hint', 'off'].includes(level)),
  );
}

async function settledIn<T>(
  host: Host,
  lectern: Lectern,
  question: (lectern: Lectern) => T,
  signal: { readonly aborted: boolean } | undefined,
): Promise<T> {
  await loadYaml();
  return settled(host, () => question(lectern), signal ? { signal } : {});
}
