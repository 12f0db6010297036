import * as vscode from 'vscode';
import type { FileContent } from '../../core/ports.ts';
import type { Path } from '../../core/text/path.ts';
import type { Core, Workspace } from '../workspace.ts';
import { realPlace } from './real-place.ts';

/** The place of a document among the course's files, its own or that of the file it is a revision of. */
export function placeOf(workspace: Workspace, uri: vscode.Uri): Path {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
  return realPlace(uri, folders) ?? workspace.pathOf(uri);
}

/**
 * What one panel reads: the workspace; or, for a document that is no file of it, the workspace with that document's
 * text in its place.
 */
export class ShownText {
  readonly #workspace: Workspace;
  #over: Core | undefined;
  #place: Path = '';
  #uri: vscode.Uri | undefined;
  #document: vscode.TextDocument | undefined;
  #changes = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Turns to a document, opening it where it is no file of the workspace. */
  async open(uri: vscode.Uri): Promise<void> {
    this.#uri = uri;
    this.#place = placeOf(this.#workspace, uri);
    this.#document = undefined;
    this.#changes++;
    if (this.#isFile(uri)) return;
    const document = openNow(uri) ?? (await opened(uri));
    if (this.#uri !== uri) return;
    this.#document = document;
    this.#changes++;
  }

  /** Whether it could not be opened. */
  get isMissing(): boolean {
    return this.#uri !== undefined && !this.#isFile(this.#uri) && !this.#document;
  }

  /** The core that answers for the document. */
  get core(): Core {
    if (!this.#uri || this.#isFile(this.#uri)) return this.#workspace;
    this.#over ??= this.#workspace.over({
      read: (path) => (path === this.#place ? this.#read() : undefined),
      changes: () => this.#changes,
    });
    return this.#over;
  }

  #isFile(uri: vscode.Uri): boolean {
    return (
      this.#workspace.isOwn(uri) ||
      (vscode.workspace.workspaceFolders ?? []).some(
        (folder) => folder.uri.scheme === uri.scheme && folder.uri.authority === uri.authority,
      )
    );
  }

  #read(): FileContent {
    if (this.#document?.isClosed) {
      const again = this.#uri && openNow(this.#uri);
      if (again) this.#document = again;
      // What was never saved is gone; of what others provide, the last text stands.
      else if (this.#document.isUntitled) return { kind: 'missing' };
    }
    return this.#document ? { kind: 'text', text: this.#document.getText() } : { kind: 'missing' };
  }
}

function openNow(uri: vscode.Uri): vscode.TextDocument | undefined {
  const name = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
}

/** `undefined` where there is none; one that was never saved is not made anew. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
