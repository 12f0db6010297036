import * as vscode from 'vscode';
import { setMinutesEdits } from '../../core/course/set-minutes.ts';
import { chapterOfRow, moveRows, stepRows } from '../../core/outline/move-rows.ts';
import type { OutlineNode } from '../../core/outline/outline.ts';
import { basename } from '../../core/text/path.ts';
import { toRange } from '../checks/diagnostic.ts';
import { registerCommand, runCommand } from '../ids.ts';
import { askMinutes } from '../time/set-minutes.ts';
import type { Workspace } from '../workspace.ts';
import { focusedRows } from './focused-rows.ts';
import { pickPlace } from './move-places.ts';
import type { OutlineMoves } from './outline-moves.ts';
import type { OutlinePlace } from './outline-place.ts';
import type { OutlineTree } from './outline-tree.ts';
import { renameRow } from './rename-row.ts';

/** What a key binding of the view passes, since VS Code gives it no rows. */
const fromSelection = 'selection';

/** The parts of the outline that its commands work on. */
export interface OutlineParts {
  readonly workspace: Workspace;
  readonly tree: OutlineTree;
  readonly view: vscode.TreeView<OutlineNode>;
  readonly moves: OutlineMoves;
  readonly place: OutlinePlace;
}

/** The commands of the outline's rows. Rows come from a menu, from the view's focus, or from the active editor. */
export function registerOutlineCommands(parts: OutlineParts): vscode.Disposable {
  const { workspace, tree, view, moves, place } = parts;
  const rowsOf = async (given: unknown, chosen: unknown): Promise<readonly OutlineNode[]> => {
    if (given === fromSelection) {
      place.rest();
      return tree.whileStill(() => focusedRows(view));
    }
    if (isRow(given)) return Array.isArray(chosen) && chosen.includes(given) ? chosen.filter(isRow) : [given];
    const row = await rowOfActiveEditor(workspace, tree);
    return row ? [row] : [];
  };
  const onRows =
    (run: (rows: readonly OutlineNode[], first: OutlineNode) => unknown) =>
    async (given?: unknown, chosen?: unknown): Promise<unknown> => {
      const rows = await rowsOf(given, chosen);
      return rows[0] && run(rows, rows[0]);
    };
  /** For commands that change rows: afterwards the first one is in sight, and has the focus where it had it before. */
  const changeRows =
    (run: (rows: readonly OutlineNode[], first: OutlineNode, isKey: boolean) => Promise<boolean>) =>
    (given?: unknown, chosen?: unknown): Promise<unknown> => {
      const isKey = given === fromSelection;
      return onRows((rows, first) => place.keep(first, given !== undefined, () => run(rows, first, isKey)))(
        given,
        chosen,
      );
    };
  return vscode.Disposable.from(
    registerCommand(
      'lectern.openRow',
      onRows((rows) => openRows(workspace, rows)),
    ),
    registerCommand(
      'lectern.previewRow',
      onRows((_, { path }) => path !== undefined && runCommand('lectern.openPreview', workspace.uriOf(path))),
    ),
    registerCommand(
      'lectern.setRowMinutes',
      changeRows((rows, row) => setRowMinutes(parts, rows, row)),
    ),
    registerCommand(
      'lectern.renameRow',
      changeRows((_, row) => renameRow(workspace, row, (files) => moves.apply(row, files))),
    ),
    registerCommand(
      'lectern.moveUp',
      changeRows((rows, row, isKey) => step(moves, rows, row, 'up', isKey)),
    ),
    registerCommand(
      'lectern.moveDown',
      changeRows((rows, row, isKey) => step(moves, rows, row, 'down', isKey)),
    ),
    registerCommand(
      'lectern.moveTo',
      changeRows(async (rows, row) => {
        const outline = tree.bookRow(row.root);
        const target = outline && (await pickPlace(outline, rows));
        return target ? moves.run(row, (world) => moveRows(world, rows, target)) : false;
      }),
    ),
    registerCommand('lectern.undoMove', (given?: unknown) => {
      const row = moves.lastRow;
      return row && place.keep(row, given === fromSelection, () => moves.undo());
    }),
    registerCommand(
      'lectern.revealInSummary',
      onRows((_, row) => revealInSummary(workspace, row)),
    ),
    registerCommand('lectern.filterOutline', async () => {
      // From the palette, the rows that are filtered may be out of sight.
      if (!view.visible) await vscode.commands.executeCommand('lectern.outline.focus');
      filter(tree, view);
    }),
    registerCommand('lectern.clearOutlineFilter', () => setFilter(tree, view, '')),
  );
}

/** Moves rows one step. Where there is no step left a key does nothing, as in the editor; who chose a command is told. */
async function step(
  moves: OutlineMoves,
  rows: readonly OutlineNode[],
  row: OutlineNode,
  direction: 'up' | 'down',
  isKey: boolean,
): Promise<boolean> {
  let isLast = false;
  const moved = await moves.run(row, (world) => {
    const move = stepRows(world, rows, direction);
    isLast = move.kind === 'edits' && move.files.length === 0;
    return move;
  });
  if (isLast && !isKey) {
    const words =
      direction === 'up'
        ? vscode.l10n.t('“{0}” stands at the top already.', row.name)
        : vscode.l10n.t('“{0}” stands at the bottom already.', row.name);
    void vscode.window.showInformationMessage(words);
  }
  return moved;
}

/** The row of the active editor's file, once the outline has been read; where there is none, that is said. */
async function rowOfActiveEditor(workspace: Workspace, tree: OutlineTree): Promise<OutlineNode | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri) return undefined;
  const path = workspace.pathOf(uri);
  await tree.loaded();
  const row = tree.rowOf(path);
  if (!row) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('“{0}” has no row in the course outline. List it in SUMMARY.md first.', basename(path)),
    );
  }
  return row;
}

function isRow(value: unknown): value is OutlineNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'root' in value && 'id' in value;
}

async function openRows(workspace: Workspace, rows: readonly OutlineNode[]): Promise<void> {
  const paths = rows.flatMap(({ path }) => path ?? []);
  for (const path of paths) {
    await vscode.window.showTextDocument(workspace.uriOf(path), { preview: paths.length === 1 });
  }
}

/** Asks once, and gives all the rows' slides those minutes in one edit. Whether anything changed. */
async function setRowMinutes(
  { workspace, moves }: OutlineParts,
  rows: readonly OutlineNode[],
  first: OutlineNode,
): Promise<boolean> {
  const paths = rows.flatMap(({ path }) => path ?? []);
  const [only] = paths;
  if (only === undefined) return false;
  const stated = await workspace.settled((lectern) => lectern.facts(only)?.minutes);
  const minutes = await askMinutes(paths.length === 1 ? stated : undefined);
  if (minutes === undefined) return false;
  const files = await workspace.settled((lectern) =>
    paths.flatMap((path) => {
      const document = lectern.document(path);
      const edits = document ? setMinutesEdits(document, minutes) : [];
      return edits.length > 0 ? [{ path, edits }] : [];
    }),
  );
  return moves.apply(first, files);
}

async function revealInSummary(workspace: Workspace, row: OutlineNode): Promise<void> {
  const place = await workspace.settled((lectern) => {
    const book = lectern.bookOf(`${row.root}/book.toml`);
    const inside = firstWithChapter(row);
    const path = book?.summary.document?.path;
    return path === undefined ? undefined : { path, chapter: inside && book && chapterOfRow(book, inside) };
  });
  if (!place) return;
  const selection = place.chapter && toRange(place.chapter.range);
  await vscode.window.showTextDocument(workspace.uriOf(place.path), selection ? { selection } : {});
}

/** The row itself, or the first below it that stands in SUMMARY.md, as of a session. */
function firstWithChapter(row: OutlineNode): OutlineNode | undefined {
  if (row.chapter) return row;
  for (const child of row.children) {
    const found = firstWithChapter(child);
    if (found) return found;
  }
  return undefined;
}

function filter(tree: OutlineTree, view: vscode.TreeView<OutlineNode>): void {
  const before = tree.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter the course outline');
  input.placeholder = vscode.l10n.t('Part of a title; empty for all rows');
  input.value = before;
  let kept = false;
  input.onDidChangeValue((text) => setFilter(tree, view, text));
  input.onDidAccept(() => {
    kept = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!kept) setFilter(tree, view, before);
    input.dispose();
  });
  input.show();
}

function setFilter(tree: OutlineTree, view: vscode.TreeView<OutlineNode>, text: string): void {
  tree.filter = text;
  const wanted = text.trim();
  view.description = wanted === '' ? '' : `“${wanted}”`;
  // Nothing at all would look like a book that is gone.
  view.message =
    wanted === '' || tree.getChildren().length > 0 ? '' : vscode.l10n.t('No title holds “{0}”.', wanted);
  void vscode.commands.executeCommand('setContext', 'lectern.outlineFiltered', wanted !== '');
}
