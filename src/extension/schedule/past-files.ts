import * as vscode from 'vscode';
import { runGit } from '#platform';
import {
  courseFiles,
  filesOfTree,
  parseObjects,
  parseTree,
  treeArguments,
} from '../../core/history/tree-objects.ts';
import type { Files } from '../../core/ports.ts';
import type { Path } from '../../core/text/path.ts';
import { gitExtension } from '../git-extension.ts';
import type { RunGit } from '../run-git.ts';
import type { Workspace } from '../workspace.ts';

/** Why an old revision cannot be read, as a sentence for people. */
export class NoRevision extends Error {}

/** git in the folder of a book. */
export class BookGit {
  readonly #run: RunGit;
  readonly #git: string;
  readonly #folder: vscode.Uri;

  private constructor(run: RunGit, git: string, folder: vscode.Uri) {
    this.#run = run;
    this.#git = git;
    this.#folder = folder;
  }

  /** Rejects with NoRevision where git cannot be asked: in the browser, in Restricted Mode, without git. */
  static async in(folder: vscode.Uri): Promise<BookGit> {
    if (!runGit || folder.scheme !== 'file')
      throw new NoRevision(
        vscode.l10n.t(
          'Comparing needs git, which there is none of here. Open the folder in VS Code on its own machine.',
        ),
      );
    if (!vscode.workspace.isTrusted)
      throw new NoRevision(
        vscode.l10n.t('Lectern runs no git in Restricted Mode. Trust this workspace to compare schedules.'),
      );
    const api = await gitExtension().catch(() => undefined);
    if (!api)
      throw new NoRevision(
        vscode.l10n.t(
          'VS Code’s git extension is off or finds no git. Install git, or turn the extension on.',
        ),
      );
    return new BookGit(runGit, api.git.path, folder);
  }

  /** The commit where this branch left the main one, and that branch's name; `HEAD` where there is none to tell. */
  async usualRevision(): Promise<{ readonly revision: string; readonly branch: string | undefined }> {
    const head = await this.#ask(['rev-parse', '--short', 'HEAD']);
    for (const branch of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']) {
      const base = await this.#ask(['merge-base', 'HEAD', branch]);
      const short = base && (await this.#ask(['rev-parse', '--short', base]));
      if (short && short !== head) return { revision: short, branch };
      if (short) break;
    }
    return { revision: 'HEAD', branch: undefined };
  }

  /** The commit that a revision names. */
  async commitOf(name: string, signal: AbortSignal): Promise<string> {
    const commit = await this.#ask(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`],
      signal,
    );
    if (commit) return commit;
    const shallow = await this.#ask(['rev-parse', '--is-shallow-repository'], signal);
    if (shallow === undefined)
      throw new NoRevision(
        vscode.l10n.t('This book is in no git repository, so there is no older schedule.'),
      );
    throw new NoRevision(
      shallow === 'true'
        ? vscode.l10n.t(
            'The history here is shallow and does not reach {0}. Fetch more of it: git fetch --unshallow.',
            name,
          )
        : vscode.l10n.t('There is no revision {0} in this repository. Name a branch, tag or commit.', name),
    );
  }

  /** The files below a folder as they were at a commit; the working tree is not touched. */
  async filesAt(workspace: Workspace, commit: string, folder: Path, signal: AbortSignal): Promise<Files> {
    const prefix = (await this.#ask(['rev-parse', '--show-prefix'], signal)) ?? '';
    const at = this.#folder.fsPath;
    try {
      const tree = await this.#run(this.#git, treeArguments(commit), at, { signal });
      const objects = parseTree(tree, folder, prefix);
      const wanted = courseFiles(objects, folder);
      const input = wanted.map(([, object]) => `${object}\n`).join('');
      const answers = await this.#run.bytes(this.#git, ['cat-file', '--batch'], at, { input, signal });
      return filesOfTree(objects, parseObjects(wanted, answers, decode));
    } catch (error) {
      if (signal.aborted) throw error;
      workspace.log.warn(`git could not read ${commit}: ${String(error)}`);
      throw new NoRevision(
        vscode.l10n.t(
          'git cannot read revision {0}; its history may not be whole. Fetch it first.',
          commit.slice(0, 12),
        ),
      );
    }
  }

  /** What git prints, trimmed; `undefined` when it fails. */
  async #ask(args: readonly string[], signal?: AbortSignal): Promise<string | undefined> {
    try {
      const safe = ['-c', 'core.fsmonitor=false', ...args];
      const output = await this.#run(this.#git, safe, this.#folder.fsPath, signal ? { signal } : {});
      return output.trim() || undefined;
    } catch (error) {
      if (signal?.aborted) throw error;
      return undefined;
    }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
