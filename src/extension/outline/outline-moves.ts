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

/** A file as it was before a move and as it is after. */
interface MovedFile {
  readonly path: Path;
  readonly before: string;
  readonly after: string;
}

/** Applies moves of rows, each as one edit, and takes the last ones back where no editor has the focus to do so. */
export class OutlineMoves extends Owner {
  readonly #workspace: Workspace;
  readonly #done: (readonly MovedFile[])[] = [];
  readonly #moved = this.register(new vscode.EventEmitter<OutlineNode>());

  /** Fires with the row that a move began with, once its files are changed. */
  readonly onDidMove = this.#moved.event;

  constructor(workspace: Workspace) {
    super();
    this.#workspace = workspace;
  }

  /** Computes a move that begins with a row, with the book as it stands now, and applies it; a refusal is said. */
  async run(row: OutlineNode, move: (world: RowWorld) => Move): Promise<void> {
    const answer = await this.#workspace.settled((lectern) => {
      const summary = row.root;
      const book = lectern.bookOf(`${summary}/book.toml`);
      if (!book) return undefined;
      const world = { book, courses: lectern.courses(book), documentOf: lectern.document };
      const moved = move(world);
      if (moved.kind === 'refused') return moved;
      return { ...moved, before: moved.files.map((file) => movedFile(file, lectern.document(file.path))) };
    });
    if (!answer) return;
    if (answer.kind === 'refused') {
      void vscode.window.showInformationMessage(answer.reason);
      return;
    }
    if (answer.files.length === 0) return;
    const applied = await applyFiles(this.#workspace, answer.files);
    if (!applied) return;
    this.#push(answer.before.filter((file) => file !== undefined));
    this.#moved.fire(row);
  }

  /** Takes the last move back, unless its files have changed since. */
  async undo(): Promise<void> {
    const last = this.#done.at(-1);
    if (!last) return;
    const edits = await this.#workspace.settled((lectern) =>
      last.map(({ path, before, after }) => {
        const document = lectern.document(path);
        return document?.text === after ? { path, edits: lineEdits(document, before) } : undefined;
      }),
    );
    const files = edits.filter((edit) => edit !== undefined);
    if (files.length < last.length) {
      this.#forget();
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The files have changed since the move. Undo in SUMMARY.md instead.'),
      );
      return;
    }
    if (await applyFiles(this.#workspace, files)) {
      this.#done.pop();
      this.#tell();
    }
  }

  #push(files: readonly MovedFile[]): void {
    this.#done.push(files);
    if (this.#done.length > 50) this.#done.shift();
    this.#tell();
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
