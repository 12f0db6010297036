import * as vscode from 'vscode';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { type Host, settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import type { Path } from '../core/text/path.ts';
import { createDiagrams } from '../diagrams/diagrams.ts';
import { Owner } from './disposable.ts';
import { GitHistory } from './git-history.ts';
import { startDiagramWorker } from '#platform';
import { UriPaths } from './uri-paths.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** The core, fed by VS Code: what every feature of the extension is given. */
export class Workspace extends Owner {
  readonly lectern: Lectern;
  readonly log: vscode.LogOutputChannel;
  /** Fires with the files that changed, came or went, editor buffers included; also when history or trust changed (with none). */
  readonly onDidChange: vscode.Event<readonly Path[]>;
  readonly #host: Host;
  readonly #paths: UriPaths;
  readonly #changed = this.register(new vscode.EventEmitter<readonly Path[]>());

  constructor(context: vscode.ExtensionContext) {
    super();
    this.log = this.register(vscode.window.createOutputChannel('Lectern', { log: true }));
    this.#paths = new UriPaths(vscode.workspace.workspaceFolders?.[0]?.uri);
    const files = this.register(new WorkspaceFiles(this.#paths));
    const diagrams = this.register(createDiagrams(() => startDiagramWorker(context.extensionUri), { log: this.log }));
    const history = this.register(new GitHistory(this.#paths, this.log));
    this.#host = {
      files,
      diagrams,
      history,
      log: this.log,
      year: new Date().getFullYear(),
      settle: () => {
        const work = [files.settle(), diagrams.settle(), history.settle()].filter((part) => part !== undefined);
        return work.length === 0 ? undefined : Promise.all(work).then(() => undefined);
      },
    };
    this.lectern = createLectern(this.#host);
    this.onDidChange = this.#changed.event;
    this.register(
      files.onDidChange((paths) => {
        this.lectern.changed(paths);
        this.#changed.fire(paths);
      }),
    );
    this.register(history.onDidChange(() => this.#changed.fire([])));
  }

  /** Runs a question to the core until every file, drawing and year it asks for is there; see `settled` of the ports. */
  async settled<T>(question: (lectern: Lectern) => T, signal?: { readonly aborted: boolean }): Promise<T> {
    await loadYaml();
    return settled(this.#host, () => question(this.lectern), signal ? { signal } : {});
  }

  pathOf(uri: vscode.Uri): Path {
    return this.#paths.pathOf(uri);
  }

  uriOf(path: Path): vscode.Uri {
    return this.#paths.uriOf(path);
  }
}
