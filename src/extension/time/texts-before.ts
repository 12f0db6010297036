import * as vscode from 'vscode';
import type { OtherTexts } from '../../core/courses-with.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';

interface Known {
  /** The text that an edit is compared with. */
  before: string;
  /** The text that was last seen to be that of the file. */
  clean: string;
}

/**
 * The texts of open Markdown files as they were before the author's edit, to tell what it changes. An edit begins when the file
 * is opened, and anew when the author saves it. Where VS Code saves by itself, a save means nothing: there it begins
 * when the author turns to the slide.
 */
export class TextsBefore extends Owner {
  readonly #workspace: Workspace;
  readonly #known = new Map<vscode.TextDocument, Known>();
  readonly #saving = new Map<vscode.TextDocument, vscode.TextDocumentSaveReason>();
  #front: vscode.TextDocument | undefined;
  #edited: OtherTexts = new Map();
  readonly #changed = this.register(new vscode.EventEmitter<void>());

  /** Fires when an edit begins anew. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    super();
    this.#workspace = workspace;
    this.#front = vscode.window.activeTextEditor?.document;
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
    this.register(vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)));
    this.register(
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#known.delete(document);
        this.#saving.delete(document);
      }),
    );
    this.register(
      vscode.workspace.onWillSaveTextDocument(({ document, reason }) => this.#saving.set(document, reason)),
    );
    this.register(vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)));
    this.register(vscode.window.onDidChangeActiveTextEditor((editor) => this.#turned(editor?.document)));
  }

  /** The former texts of all files that are edited; the same object for as long as they are. */
  edited(): OtherTexts {
    const edited = new Map<string, string>();
    for (const [document, known] of this.#known) {
      const text = document.getText();
      if (!document.isDirty && text !== known.clean) void this.#lookForReload(document);
      if (text !== known.before) edited.set(this.#workspace.pathOf(document.uri), known.before);
    }
    const same =
      edited.size === this.#edited.size &&
      [...edited].every(([path, text]) => this.#edited.get(path) === text);
    if (!same) this.#edited = edited;
    return this.#edited;
  }

  #opened(document: vscode.TextDocument): void {
    if (document.languageId !== 'markdown') return;
    const text = document.getText();
    this.#known.set(document, { before: text, clean: text });
    // Edited before anyone looked: restored with the window, or typed into while the extension was loaded.
    if (document.isDirty && !document.isUntitled) void this.#readBefore(document);
  }

  async #readBefore(document: vscode.TextDocument): Promise<void> {
    const opened = this.#known.get(document);
    const text = await textOnDisk(document.uri);
    // Saved meanwhile, by VS Code itself perhaps: what was read before is still what the edit began with.
    if (text === undefined || !opened || this.#known.get(document) !== opened) return;
    opened.before = text;
    if (document.isDirty) opened.clean = text;
    this.#changed.fire();
  }

  /**
   * Whether someone else wrote the file and VS Code took it up, which is no edit of the author's. With the first key of an
   * edit it looks the same: only later does VS Code say that the document is dirty.
   */
  async #lookForReload(document: vscode.TextDocument): Promise<void> {
    const text = await textOnDisk(document.uri);
    const known = this.#known.get(document);
    if (!known || document.isDirty || this.#saving.has(document)) return;
    if (text !== document.getText() || text === known.clean) return;
    known.clean = text;
    this.#beginAnew(document);
  }

  #saved(document: vscode.TextDocument): void {
    const reason = this.#saving.get(document);
    this.#saving.delete(document);
    const known = this.#known.get(document);
    if (!known) return;
    known.clean = document.getText();
    const byItself =
      reason === vscode.TextDocumentSaveReason.AfterDelay ||
      reason === vscode.TextDocumentSaveReason.FocusOut;
    if (!byItself || document !== this.#front) this.#beginAnew(document);
  }

  /** Another slide comes to the front: what was done to the one before is done, but for what is not saved. */
  #turned(document: vscode.TextDocument | undefined): void {
    if (document?.languageId !== 'markdown' || document === this.#front) return;
    const before = this.#front;
    this.#front = document;
    if (before && !before.isDirty) this.#beginAnew(before);
  }

  #beginAnew(document: vscode.TextDocument): void {
    const known = this.#known.get(document);
    const text = document.getText();
    if (!known || known.before === text) return;
    known.before = text;
    this.#changed.fire();
  }
}

/** `undefined` when the file is gone: then there is nothing to compare with. */
async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
