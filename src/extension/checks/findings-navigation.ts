import * as vscode from 'vscode';
import { Owner } from '../disposable.ts';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { toRange } from './diagnostic.ts';
import type { Diagnostics } from './diagnostics.ts';

/** The number of findings in the active file, in the status bar; a click goes to the next one. */
export class FindingsStatus extends Owner {
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  readonly #item = this.register(
    vscode.window.createStatusBarItem('lectern.findings', vscode.StatusBarAlignment.Right, 98),
  );
  #editor = vscode.window.activeTextEditor;
  #inFile: boolean | undefined;

  constructor(workspace: Workspace, diagnostics: Diagnostics) {
    super();
    this.#workspace = workspace;
    this.#diagnostics = diagnostics;
    this.#item.name = vscode.l10n.t('Lectern findings');
    this.#item.command = 'lectern.nextFinding';
    this.register(diagnostics.onDidChange(() => this.#update()));
    this.register(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // While the page has the focus, its slide is still what the author works on.
        if (!editor && this.#editor && vscode.window.visibleTextEditors.includes(this.#editor)) return;
        this.#editor = editor;
        this.#update();
      }),
    );
    this.register(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        if (!this.#editor || editors.includes(this.#editor)) return;
        this.#editor = vscode.window.activeTextEditor;
        this.#update();
      }),
    );
    this.register(registerCommand('lectern.nextFinding', () => this.#go(1)));
    this.register(registerCommand('lectern.previousFinding', () => this.#go(-1)));
    this.#update();
  }

  /** The places of the findings in the active file. */
  #places(): readonly vscode.Range[] {
    const uri = this.#editor?.document.uri;
    const found = uri && this.#diagnostics.all.get(this.#workspace.pathOf(uri));
    return found?.map((finding) => toRange(finding.range)) ?? [];
  }

  #update(): void {
    const count = this.#places().length;
    this.#tellMenus(count > 0);
    if (count === 0) {
      this.#item.hide();
      return;
    }
    const words = count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
    this.#item.text = `$(info) ${words}`;
    this.#item.tooltip = vscode.l10n.t('{0} of Lectern in this file. Click for the next one.', words);
    this.#item.accessibilityInformation = { label: words, role: 'button' };
    this.#item.show();
  }

  #tellMenus(inFile: boolean): void {
    if (inFile === this.#inFile) return;
    this.#inFile = inFile;
    void vscode.commands.executeCommand('setContext', 'lectern.findingsInFile', inFile);
  }

  /** Moves the cursor to the next (1) or previous (−1) finding of the active file, around its end. */
  async #go(step: 1 | -1): Promise<void> {
    const places = this.#places();
    const editor = this.#editor;
    if (!editor || places.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Lectern finds nothing in this file.'));
      return;
    }
    const cursor = editor.selection.active;
    const target =
      step === 1
        ? (places.find((place) => place.start.isAfter(cursor)) ?? places[0])
        : (places.findLast((place) => place.start.isBefore(cursor)) ?? places.at(-1));
    if (!target) return;
    const { document, viewColumn } = editor;
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(target.start, target.start),
      ...(viewColumn ? { viewColumn } : {}),
    });
  }
}
