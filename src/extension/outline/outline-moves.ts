import * as vscode from 'vscode';
import type { Move } from '../../core/course/reorder.ts';
import type { RowWorld } from '../../core/outline/move-rows.ts';
import type { OutlineNode } from '../../core/outline/outline.ts';
import { applyEdits, type FileEdits } from '../../core/text/edit.ts';
import { lineEdits } from '../../core/text/line-edits.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { applyFiles } from '../edits/file-edits.ts';
import type { Workspace } from '../workspace.ts';

/** A file as it was before a change and as it is after. */
interface MovedFile {
  readonly path: Path;
  readonly before: string;
  readonly after: string;
}

/** One change made in the outline, as it can be taken back. */
interface Done {
  readonly row: OutlineNode;
  readonly files: readonly MovedFile[];
}

/** Applies what is changed in the outline, each as one edit, and takes the last ones back where no editor has the focus to do so. */
export class OutlineMoves extends Owner {
  readonly #workspace: Workspace;
  readonly #done: Done[] = [];
  /** The change that is being made: keys come faster than files change, and each change is computed from the one before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(workspace: Workspace) {
    super();
    this.#workspace = workspace;
  }

  /**
   * Computes a move that begins with a row, with the book as it stands now, and applies it; a refusal is said. Whether
   * anything changed.
   */
  run(row: OutlineNode, move: (world: RowWorld) => Move): Promise<boolean> {
    return this.#inTurn(() => this.#run(row, move));
  }

  /** Applies edits that change a row, so that `undo` can take them back. Whether they were applied. */
  apply(row: OutlineNode, edits: readonly FileEdits[]): Promise<boolean> {
    return this.#inTurn(() => this.#apply(row, edits));
  }

  /** Takes the last change back, unless its files have changed since. Whether it did. */
  undo(): Promise<boolean> {
    return this.#inTurn(() => this.#undo());
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const made = this.#turn.then(change);
    this.#turn = made.catch(() => {});
    return made;
  }

  async #run(row: OutlineNode, move: (world: RowWorld) => Move): Promise<boolean> {
    const answer = await this.#workspace.settled((lectern) => {
      const book = lectern.bookOf(`${row.root}/book.toml`);
      return book && move({ book, courses: lectern.courses(book), documentOf: lectern.document });
    });
    if (answer?.kind === 'refused') void vscode.window.showInformationMessage(answer.reason);
    return answer?.kind === 'edits' && this.#apply(row, answer.files);
  }

  async #apply(row: OutlineNode, edits: readonly FileEdits[]): Promise<boolean> {
    if (edits.length === 0) return false;
    const files = await this.#workspace.settled((lectern) =>
      edits.flatMap((file) => movedFile(file, lectern.document(file.path)) ?? []),
    );
    if (!(await applyFiles(this.#workspace, edits))) return false;
    this.#done.push({ row, files });
    if (this.#done.length > 50) this.#done.shift();
    this.#tell();
    return true;
  }

  /** The row that the last change was made of. */
  get lastRow(): OutlineNode | undefined {
    return this.#done.at(-1)?.row;
  }

  async #undo(): Promise<boolean> {
    const last = this.#done.at(-1);
    if (!last) return false;
    const edits = await this.#workspace.settled((lectern) =>
      last.files.map(({ path, before, after }) => {
        const document = lectern.document(path);
        return document?.text === after ? { path, edits: lineEdits(document, before) } : undefined;
      }),
    );
    const files = edits.filter((edit) => edit !== undefined);
    if (files.length < last.files.length) {
      this.#forget();
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The files have changed since then. Undo in their editors instead.'),
      );
      return false;
    }
    if (!(await applyFiles(this.#workspace, files))) return false;
    this.#done.pop();
    this.#tell();
    return true;
  }

  #forget(): void {
    this.#done.length = 0;
    this.#tell();
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', 'lectern.canUndoMove', this.#done.length > 0);
  }
}

function movedFile(
  { path, edits }: FileEdits,
  document: Parameters<typeof applyEdits>[0] | undefined,
): MovedFile | undefined {
  return document && { path, before: document.text, after: applyEdits(document, edits) };
}
