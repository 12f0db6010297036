import * as l10n from '#l10n';
import { type LooseEnd, looseEnds } from '../bob/boxes.ts';
import { type Diagram, diagramsOf } from '../bob/diagrams.ts';
import { cellsOfRow } from '../bob/rows.ts';
import type { Fix } from '../finding.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** A box that does not close is found while it is one column that is wrong. */
export const bobBox = defineSlideRule({
  id: 'bob-box',
  summary: 'Require the right side and the corners of a box to meet',
  severity: 'info',
  fixable: true,
  *check(slide, context) {
    for (const diagram of diagramsOf(slide, context)) {
      const seen = new Set<string>();
      for (const end of looseEnds(diagram.rows)) {
        const key = `${end.row}:${end.column}`;
        if (!seen.has(key)) yield wording(diagram, end);
        seen.add(key);
      }
    }
  },
});

function wording(diagram: Diagram, end: LooseEnd): Found {
  const cells = cellsOfRow(diagram.rows[end.row] ?? '');
  const at = cells.find((cell) => cell.column === end.column)?.offset ?? 0;
  const range = diagram.place(end.row, at, at + 1);
  const message = messageOf(end);
  const edit = align(diagram, end, at);
  if (edit === undefined) return { range, message: `${message} ${l10n.t('Align it.')}` };
  return {
    range,
    message: `${message} ${l10n.t('The fix moves it.')}`,
    fix: { title: titleOf(end), edits: [edit] },
  };
}

function messageOf({ kind, by }: LooseEnd): string {
  const isRight = by > 0;
  switch (kind) {
    case 'top':
      return isRight
        ? l10n.t(
            'The top right corner of this box is one column too far to the right, so the box does not close.',
          )
        : l10n.t(
            'The top right corner of this box is one column too far to the left, so the box does not close.',
          );
    case 'side':
      return isRight
        ? l10n.t('The right side of this box is one column too far to the right, so the box does not close.')
        : l10n.t('The right side of this box is one column too far to the left, so the box does not close.');
    case 'bottom':
      return isRight
        ? l10n.t(
            'The bottom right corner of this box is one column too far to the right, so the box does not close.',
          )
        : l10n.t(
            'The bottom right corner of this box is one column too far to the left, so the box does not close.',
          );
  }
}

function titleOf({ kind }: LooseEnd): string {
  switch (kind) {
    case 'top':
      return l10n.t('Align the top right corner');
    case 'side':
      return l10n.t('Align the right side');
    case 'bottom':
      return l10n.t('Align the bottom right corner');
  }
}

/** Takes away or adds one character before the loose end: a blank, or a piece of the edge. */
function align(diagram: Diagram, { kind, row, by }: LooseEnd, at: number): Fix['edits'][number] | undefined {
  const before = diagram.rows[row]?.[at - 1] ?? '';
  const piece = kind === 'side' ? ' ' : before;
  if (by < 0) return { range: diagram.place(row, at, at), newText: piece };
  if (before !== piece || (kind !== 'side' && !/[-=─═]/.test(before))) return;
  return { range: diagram.place(row, at - 1, at), newText: '' };
}
