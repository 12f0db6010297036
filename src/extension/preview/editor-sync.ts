import * as vscode from 'vscode';
import { Owner } from '../disposable.ts';
import { setting } from '../ids.ts';

/** Milliseconds in which an editor's scroll is taken for the echo of one asked for by the preview. */
const echoLasts = 300;

/** The editors' side of scrolling together: says where they scroll, and scrolls them, without hearing its own echo. */
export class EditorSync extends Owner {
  readonly #scrolled = this.register(
    new vscode.EventEmitter<{ readonly uri: vscode.Uri; readonly line: number }>(),
  );
  #led = new Map<string, number>();

  /** Fires when the author scrolled an editor, with the zero-based line at its top. */
  readonly onDidScroll = this.#scrolled.event;

  constructor() {
    super();
    this.register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const { uri } = textEditor.document;
        const top = visibleRanges[0]?.start;
        if (!top || !setting('preview.scrollSync', uri)) return;
        if (performance.now() - (this.#led.get(uri.toString()) ?? Number.NEGATIVE_INFINITY) < echoLasts)
          return;
        this.#scrolled.fire({ uri, line: top.line });
      }),
    );
  }

  /** Brings a line to the top of every editor that shows the document. */
  reveal(uri: vscode.Uri, line: number): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== uri.toString()) continue;
      this.#led.set(uri.toString(), performance.now());
      const at = Math.min(Math.max(0, Math.floor(line)), editor.document.lineCount - 1);
      editor.revealRange(new vscode.Range(at, 0, at, 0), vscode.TextEditorRevealType.AtTop);
    }
  }
}
