import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { FromSchedule, RunSheetForm, ToSchedule } from '../../core/schedule-protocol.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { bookOfEditor, chooseBook } from './choose-book.ts';
import { exportRunSheet, scheduleText } from './schedule-export.ts';
import { savePrintable } from './schedule-print.ts';
import { scheduleState, usualForm } from './schedule-state.ts';

const viewType = 'lectern.schedule';
const formKey = 'lectern.runSheet';

/** The page that shows a book's courses as a day plan and as a run sheet; one at a time. */
export class SchedulePanel extends Owner {
  readonly #context: vscode.ExtensionContext;
  readonly #workspace: Workspace;
  #panel: vscode.WebviewPanel | undefined;
  #root: string | undefined;
  #run = { aborted: false };

  constructor(context: vscode.ExtensionContext, workspace: Workspace) {
    super();
    this.#context = context;
    this.#workspace = workspace;
    this.register(workspace.onDidChange(() => void this.#update()));
    this.register(
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel) => this.#adopt(panel),
      }),
    );
    this.register({ dispose: () => this.#panel?.dispose() });
  }

  /** Shows the schedule of the active file's book, or of the one that is chosen. */
  async show(): Promise<void> {
    const book = await chooseBook(this.#workspace);
    if (!book) return;
    this.#root = book.root;
    if (this.#panel) {
      this.#panel.reveal();
      await this.#update();
      return;
    }
    const title = vscode.l10n.t('Schedule');
    const options = { enableFindWidget: true, ...this.#options() };
    this.#adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, options));
  }

  #options(): vscode.WebviewOptions {
    const { extensionUri } = this.#context;
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
    return { enableScripts: true, localResourceRoots: roots };
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    panel.webview.options = this.#options();
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: FromSchedule) => this.#received(message));
    panel.webview.html = this.#shell(panel.webview);
  }

  #received(message: FromSchedule): Thenable<unknown> | undefined {
    switch (message.type) {
      case 'ready':
        return this.#update();
      case 'open':
        return vscode.window.showTextDocument(this.#workspace.uriOf(message.path), {
          viewColumn: vscode.ViewColumn.Active,
        });
      case 'form':
        return this.#context.workspaceState.update(formKey, message.form).then(() => this.#update());
      case 'copy':
        return this.#withBook((book) => copySchedule(this.#workspace, book, message.format));
      case 'print':
        return this.#withBook((book) =>
          savePrintable(this.#workspace, this.#context.extensionUri, book, message.html),
        );
      case 'save':
        return this.#withBook((book) =>
          exportRunSheet(this.#workspace, book, message.course, message.format, this.#form()),
        );
    }
  }

  #form(): RunSheetForm {
    return { ...usualForm, ...this.#context.workspaceState.get<Partial<RunSheetForm>>(formKey) };
  }

  async #withBook(run: (book: Book) => Promise<unknown>): Promise<void> {
    const book = await this.#book();
    if (book) await run(book);
  }

  async #book(): Promise<Book | undefined> {
    const books = await this.#workspace.books();
    return books.find((book) => book.root === this.#root) ?? books[0];
  }

  async #update(): Promise<void> {
    if (!this.#panel) return;
    this.#run.aborted = true;
    const run = { aborted: false };
    this.#run = run;
    const book = await this.#book();
    if (!book || run.aborted) return;
    const state = await this.#workspace.settled(
      (lectern) => scheduleState(book, lectern.courses(book), this.#form()),
      run,
    );
    const message: ToSchedule = { type: 'state', state };
    if (!run.aborted) await this.#panel?.webview.postMessage(message);
  }

  #shell(webview: vscode.Webview): string {
    const file = (...parts: string[]): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#context.extensionUri, ...parts)).toString();
    const nonce = crypto.randomUUID().replaceAll('-', '');
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource};`;
    return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('media', 'schedule.css')}">
<title>${vscode.l10n.t('Schedule')}</title>
</head>
<body><main></main><script nonce="${nonce}" src="${file('dist', 'schedule.js')}"></script></body>
</html>`;
  }
}

/** The book of the active editor, or the workspace's first; `undefined` when there is none. */
export async function activeBook(workspace: Workspace): Promise<Book | undefined> {
  return (await bookOfEditor(workspace)) ?? (await workspace.books())[0];
}

/** Puts the schedule on the clipboard. */
export async function copySchedule(
  workspace: Workspace,
  book: Book,
  format: 'markdown' | 'csv',
): Promise<void> {
  const text = await workspace.settled((lectern) => scheduleText(book, lectern.courses(book), format));
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The schedule is on the clipboard.'), 3000);
}
