import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/finding.ts';
import { Owner } from '../disposable.ts';

/** How long the cursor rests before its line is judged, in milliseconds. */
const rest = 1000;

/**
 * The line an author is still writing: its new findings wait until the cursor leaves the line or has rested for a
 * second, so that half a word is not a mistake.
 */
export class SparedLine extends Owner {
  readonly #freed = this.register(new vscode.EventEmitter<vscode.TextDocument>());
  #document: vscode.TextDocument | undefined;
  #line = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fires with the document whose line is no longer spared. */
  readonly onDidFree = this.#freed.event;

  constructor() {
    super();
    this.register({ dispose: () => clearTimeout(this.#timer) });
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const editor = vscode.window.activeTextEditor;
        const last = contentChanges.at(-1);
        if (!last || editor?.document !== document) return;
        // The selection is moved only after this event: the cursor will stand where the change ends.
        const line = last.range.start.line + last.text.split('\n').length - 1;
        this.#spare(document, line);
      }),
    );
    this.register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor.document === this.#document && selections[0]?.active.line !== this.#line) this.#free();
      }),
    );
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.#free()));
    this.register(vscode.workspace.onDidSaveTextDocument(() => this.#free()));
  }

  /** Whether a finding of this document waits. One of its rule that was shown in the line before does not. */
  spares(uri: vscode.Uri, finding: Finding, shown: readonly Finding[]): boolean {
    if (this.#document?.uri.toString() !== uri.toString() || !this.#touches(finding)) return false;
    return !shown.some((before) => before.rule === finding.rule && this.#touches(before));
  }

  #touches({ range: { start, end } }: Finding): boolean {
    return start.line <= this.#line && this.#line <= end.line;
  }

  #spare(document: vscode.TextDocument, line: number): void {
    if (this.#document && (this.#document !== document || this.#line !== line)) this.#free();
    this.#document = document;
    this.#line = line;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#free(), rest);
  }

  #free(): void {
    clearTimeout(this.#timer);
    const document = this.#document;
    this.#document = undefined;
    this.#line = -1;
    if (document) this.#freed.fire(document);
  }
}
