import * as vscode from 'vscode';
import { Owner } from '../disposable.ts';
import { registerCommand } from '../ids.ts';
import { toRange } from './diagnostic.ts';
import type { Diagnostics } from './diagnostics.ts';

/** The number of findings in the active file, in the status bar; a click goes to the next one. */
export class FindingsStatus extends Owner {
  readonly #diagnostics: Diagnostics;
  readonly #item = this.register(
    vscode.window.createStatusBarItem('lectern.findings', vscode.StatusBarAlignment.Right, 98),
  );

  constructor(diagnostics: Diagnostics) {
    super();
    this.#diagnostics = diagnostics;
    this.#item.name = vscode.l10n.t('Lectern findings');
    this.#item.command = 'lectern.nextFinding';
    this.register(diagnostics.onDidChange(() => this.#update()));
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.#update()));
    this.register(registerCommand('lectern.nextFinding', () => go(diagnostics, 1)));
    this.register(registerCommand('lectern.previousFinding', () => go(diagnostics, -1)));
    this.#update();
  }

  #update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const count = uri ? this.#diagnostics.of(uri).length : 0;
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
}

/** Moves the cursor to the next (1) or previous (−1) finding of the active file, around its end. */
async function go(diagnostics: Diagnostics, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const places = diagnostics.of(editor.document.uri).map((finding) => toRange(finding.range));
  if (places.length === 0) return;
  const cursor = editor.selection.active;
  const target =
    step === 1
      ? (places.find((place) => place.start.isAfter(cursor)) ?? places[0])
      : (places.findLast((place) => place.start.isBefore(cursor)) ?? places.at(-1));
  if (!target) return;
  editor.selection = new vscode.Selection(target.start, target.start);
  editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
