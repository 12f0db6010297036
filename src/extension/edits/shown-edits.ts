import * as vscode from 'vscode';
import { applyEdits, type FileEdits } from '../../core/text/edit.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';

const scheme = 'lectern-after';

/** Shows what edits would make of files, all differences in one editor, and asks before anything is changed. */
export class ShownEdits extends Owner implements vscode.TextDocumentContentProvider {
  readonly #workspace: Workspace;
  readonly #texts = new Map<Path, string>();
  readonly #changed = this.register(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    super();
    this.#workspace = workspace;
    this.register(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.path) ?? '';
  }

  /** Whether the author wants the files to become so; `yes` is what they answer. */
  async confirm(title: string, files: readonly FileEdits[], yes: string): Promise<boolean> {
    const texts = await this.#workspace.settled((lectern) =>
      files.flatMap(({ path, edits }) => {
        const document = lectern.document(path);
        return document ? [{ path, text: applyEdits(document, edits) }] : [];
      }),
    );
    const resources = texts.map(({ path, text }) => {
      const now = this.#workspace.uriOf(path);
      const after = now.with({ scheme, authority: '' });
      this.#texts.set(after.path, text);
      this.#changed.fire(after);
      return [now, now, after] as const;
    });
    await vscode.commands.executeCommand('vscode.changes', title, resources);
    const no = vscode.l10n.t('Change nothing');
    // Stays open while the author reads and scrolls.
    const answer = await vscode.window.showQuickPick([yes, no], { title, ignoreFocusOut: true });
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    // VS Code writes the number of files behind the title.
    const own = ({ label }: vscode.Tab): boolean => label === title || label.startsWith(`${title} (`);
    await vscode.window.tabGroups.close(tabs.filter(own));
    this.#texts.clear();
    return answer === yes;
  }
}
