import * as vscode from 'vscode';
import { runGit } from '#platform';
import { firstYearsArguments, parseFirstYears } from '../core/history/first-years.ts';
import type { History } from '../core/ports.ts';
import type { Path } from '../core/text/path.ts';
import { Owner } from './disposable.ts';
import { type GitApi, type GitRepository, gitExtension } from './git-extension.ts';
import type { UriPaths } from './uri-paths.ts';

/** First years of one repository's paths at one commit; `undefined` where it cannot be told (shallow, no git). */
interface Years {
  readonly commit: string | undefined;
  readonly years: ReadonlyMap<Path, number> | undefined;
}

/**
 * The years in which files were first committed, asked of git by the program that VS Code's git extension uses,
 * once per repository and commit. Silent in untrusted workspaces, in the browser, and where there is no git.
 */
export class GitHistory extends Owner implements History {
  readonly #paths: UriPaths;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, Years>();
  readonly #wanted = new Map<string, GitRepository>();
  readonly #changed = this.register(new vscode.EventEmitter<void>());
  #git: GitApi | undefined;
  readonly #loading = new Map<string, Promise<void>>();

  /** Grows whenever an answer may differ from before. */
  changes = 0;

  /** Fires when answers may have changed: a repository opened, a commit was made, the workspace became trusted. */
  readonly onDidChange = this.#changed.event;

  constructor(paths: UriPaths, log: vscode.LogOutputChannel) {
    super();
    this.#paths = paths;
    this.#log = log;
    this.register(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#connect()));
    void this.#connect();
  }

  firstYear(path: Path): number | 'uncommitted' | 'unknown' {
    if (!this.#git || !runGit || !vscode.workspace.isTrusted) return 'unknown';
    const repository = this.#git.getRepository(this.#paths.uriOf(path));
    if (!repository) return 'unknown';
    const root = repository.rootUri.toString();
    const known = this.#known.get(root);
    if (known === undefined || known.commit !== repository.state.HEAD?.commit)
      this.#wanted.set(root, repository);
    if (known?.years === undefined) return 'unknown';
    return known.years.get(path) ?? 'uncommitted';
  }

  /** Asks git for every repository whose years were asked for in vain since the last call; `undefined` where there is none. */
  settle(): Promise<unknown> | undefined {
    if (this.#wanted.size === 0) return undefined;
    const work = [...this.#wanted].map(([root, repository]) => {
      const loading =
        this.#loading.get(root) ?? this.#load(repository).finally(() => this.#loading.delete(root));
      this.#loading.set(root, loading);
      return loading;
    });
    this.#wanted.clear();
    return Promise.all(work);
  }

  async #connect(): Promise<void> {
    if (!vscode.workspace.isTrusted || this.#git || !runGit) return;
    try {
      const api = await gitExtension();
      if (!api) return;
      if (this.ended) return;
      this.#git = api;
      for (const repository of api.repositories) this.#watch(repository);
      this.register(api.onDidOpenRepository((repository) => this.#watch(repository)));
      this.#fire();
    } catch (error) {
      // The git extension throws when it is switched off or finds no git; then there is no history to ask.
      this.#log.info(`No git history: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #fire(): void {
    this.changes++;
    this.#changed.fire();
  }

  #watch(repository: GitRepository): void {
    let commit = repository.state.HEAD?.commit;
    this.register(
      repository.state.onDidChange(() => {
        if (repository.state.HEAD?.commit === commit) return;
        commit = repository.state.HEAD?.commit;
        this.#fire();
      }),
    );
    this.#fire();
  }

  async #load(repository: GitRepository): Promise<void> {
    const root = repository.rootUri.toString();
    const commit = repository.state.HEAD?.commit;
    this.#known.set(root, { commit, years: await this.#years(repository) });
    this.changes++;
  }

  async #years(repository: GitRepository): Promise<ReadonlyMap<Path, number> | undefined> {
    const git = this.#git?.git.path;
    if (!git || !runGit) return undefined;
    const folder = repository.rootUri.fsPath;
    try {
      const shallow = await runGit(git, ['rev-parse', '--is-shallow-repository'], folder);
      if (shallow.trim() === 'true') return undefined;
      // Before git's first answer there is no HEAD at all; on a branch without commits it names none.
      if (repository.state.HEAD === undefined) return undefined;
      if (repository.state.HEAD.commit === undefined) return new Map();
      const output = await runGit(git, firstYearsArguments, folder);
      return parseFirstYears(output, this.#paths.pathOf(repository.rootUri));
    } catch (error) {
      this.#log.warn(`git could not tell when files were added: ${String(error)}`);
      return undefined;
    }
  }
}
