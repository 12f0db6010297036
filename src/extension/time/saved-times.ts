import * as vscode from 'vscode';
import type { CoursePlace } from '../../core/course/course.ts';
import { Owner } from '../disposable.ts';

/** A slide's place in its course as it was when everything was last saved, to tell what an edit changes. */
export class SavedTimes extends Owner {
  readonly #places = new Map<string, CoursePlace | undefined>();

  constructor() {
    super();
    this.register(vscode.workspace.onDidSaveTextDocument(() => this.#places.clear()));
    this.register(vscode.workspace.onDidCloseTextDocument((document) => this.#places.delete(key(document))));
  }

  /** The place before the first unsaved edit; `now` itself while the document has none. */
  before(document: vscode.TextDocument, now: CoursePlace | undefined): CoursePlace | undefined {
    const dirty = vscode.workspace.textDocuments.some(
      (each) => each.isDirty && each.languageId === 'markdown',
    );
    if (!dirty || !this.#places.has(key(document))) this.#places.set(key(document), now);
    return this.#places.get(key(document));
  }
}

function key(document: vscode.TextDocument): string {
  return document.uri.toString();
}
