import * as vscode from 'vscode';
import { Owner } from './disposable.ts';
import { courseMarkdown } from './ids.ts';
import { isInTab } from './tabs.ts';

/**
 * The slide an author works on: the active editor's or, while a page, the settings or the walkthrough is in front, the
 * one whose editor was active before, as long as it is open.
 */
export class LastSlide extends Owner {
  #last: vscode.Uri | undefined;

  constructor() {
    super();
    const keep = (editor: vscode.TextEditor | undefined): void => {
      if (editor && isSlide(editor.document)) this.#last = editor.document.uri;
    };
    keep(vscode.window.activeTextEditor);
    this.register(vscode.window.onDidChangeActiveTextEditor(keep));
  }

  /** `undefined` where another file is active, and where no slide has been opened. */
  get uri(): vscode.Uri | undefined {
    const active = vscode.window.activeTextEditor;
    if (active) return isSlide(active.document) ? active.document.uri : undefined;
    return this.#last && isInTab(this.#last) ? this.#last : undefined;
  }

  /** Its editor, brought to the front for a command that asks about it or changes it; says so where there is none. */
  async show(): Promise<vscode.TextEditor | undefined> {
    const { uri } = this;
    if (!uri) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a slide first. The course view lists those of the book.'),
      );
      return undefined;
    }
    const name = uri.toString();
    const active = vscode.window.activeTextEditor;
    if (active?.document.uri.toString() === name) return active;
    const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === name);
    return visible ?? vscode.window.showTextDocument(uri, { preview: false });
  }
}

function isSlide(document: vscode.TextDocument): boolean {
  return vscode.languages.match(courseMarkdown, document) > 0;
}
