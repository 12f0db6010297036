import * as vscode from 'vscode';
import { Owner } from '../disposable.ts';

/** Which slide the class sees: the presenter tells, the class timer follows; and the other way round. */
export class ShownSlide extends Owner {
  readonly #changed = this.register(new vscode.EventEmitter<vscode.Uri>());

  /** Fires with the slide that the presenter, or the active editor, shows. */
  readonly onDidChange = this.#changed.event;

  /** Shows a slide where one is being presented; whether there is such a place. */
  present: ((uri: vscode.Uri) => boolean) | undefined;

  constructor() {
    super();
    this.register(
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.tell(editor.document.uri)),
    );
  }

  /** Says that a slide is shown now. */
  tell(uri: vscode.Uri): void {
    this.#changed.fire(uri);
  }

  /** Shows a slide: to the class while it is presented to, else in an editor. */
  async show(uri: vscode.Uri): Promise<void> {
    if (this.present?.(uri)) return;
    await vscode.window.showTextDocument(uri, { preserveFocus: true });
  }
}
