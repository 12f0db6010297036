import * as vscode from 'vscode';
import type { RowTarget } from '../../core/outline/move-rows.ts';
import type { OutlineKind, OutlineNode } from '../../core/outline/outline.ts';

interface PlaceItem extends vscode.QuickPickItem {
  readonly target: RowTarget;
}

/** Lets the author choose where rows go, from the keyboard: what dragging does with the mouse. */
export async function pickPlace(
  outline: OutlineNode,
  rows: readonly OutlineNode[],
): Promise<RowTarget | undefined> {
  const [first] = rows;
  if (!first) return undefined;
  const moved = new Set(rows.map(({ id }) => id));
  const items = placesFor(first.kind, outline, moved, []);
  const words =
    rows.length === 1
      ? vscode.l10n.t('Move “{0}” to', first.name)
      : vscode.l10n.t('Move {0} rows to', rows.length);
  const picked = await vscode.window.showQuickPick(items, { title: words, matchOnDescription: true });
  return picked?.target;
}

/** Kinds of rows that others go into as the last, and beside which they stand, by what is moved. */
const into: Partial<Record<OutlineKind, readonly OutlineKind[]>> = {
  segment: ['session'],
  slide: ['segment'],
  'sub-slide': ['segment', 'slide'],
};
const beside: Partial<Record<OutlineKind, readonly OutlineKind[]>> = {
  session: ['session'],
  segment: ['segment'],
  slide: ['slide', 'chapter'],
  'sub-slide': ['slide', 'sub-slide'],
  chapter: ['chapter', 'segment', 'slide'],
};

function placesFor(
  kind: OutlineKind,
  node: OutlineNode,
  moved: ReadonlySet<string>,
  above: readonly string[],
): PlaceItem[] {
  const items: PlaceItem[] = [];
  const description = above.join(' › ');
  for (const child of node.children) {
    if (moved.has(child.id)) continue;
    if (into[kind]?.includes(child.kind)) {
      items.push({
        label: vscode.l10n.t('Into “{0}”', child.name),
        description,
        target: { place: 'into', row: child },
      });
    }
    if (beside[kind]?.includes(child.kind)) {
      if (items.length === 0) {
        items.push({
          label: vscode.l10n.t('Before “{0}”', child.name),
          description,
          target: { place: 'before', row: child },
        });
      }
      items.push({
        label: vscode.l10n.t('After “{0}”', child.name),
        description,
        target: { place: 'after', row: child },
      });
    }
    items.push(...placesFor(kind, child, moved, [...above, child.name]));
  }
  return items;
}
