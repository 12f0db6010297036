import * as l10n from '#l10n';
import type { DrawnLabel } from '../../ports.ts';
import { type Diagram, diagramsOf, drawn } from '../bob/diagrams.ts';
import { cellsOfRow, columnsOf, quotedStretches } from '../bob/rows.ts';
import type { Fix } from '../finding.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** Pixels of one column, of one row, and of the page's own width. */
const column = 8;
const row = 16;
const pageWidth = 750;
/** Columns that fit on the page. */
const pageColumns = Math.floor(pageWidth / column);

/** A diagram of which the published page cuts off a part is found before its right side is missing in class. */
export const bobClipped = defineSlideRule({
  id: 'bob-clipped',
  summary: 'Require every label to lie in the drawn area, and drawings to be no wider than the page',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    for (const diagram of diagramsOf(slide, context)) {
      const drawing = drawn(diagram, context);
      if (drawing === undefined) continue;
      const wide = tooWide(diagram);
      if (wide !== undefined) yield wide;
      const { publishedWidth = Infinity, publishedHeight = Infinity } = drawing;
      for (const label of drawing.labels) {
        if (label.row * row >= publishedHeight) yield clipped(diagram, label, liesBelow(label));
        else if (endOf(label) * column > publishedWidth)
          yield clipped(diagram, label, sticksOut(label, endOf(label) - publishedWidth / column));
      }
    }
  },
});

function endOf({ column: start, text }: DrawnLabel): number {
  return start + Array.from(text).reduce((sum, character) => sum + columnsOf(character), 0);
}

function liesBelow({ text }: DrawnLabel): string {
  return l10n.t(
    'The label “{0}” lies below the drawing, and the published page cuts that off, since svgbob does not count quoted text.',
    text,
  );
}

function sticksOut({ text }: DrawnLabel, over: number): string {
  return over === 1
    ? l10n.t(
        'The label “{0}” sticks out of the drawing by 1 column, and the published page cuts that off, since svgbob does not count quoted text.',
        text,
      )
    : l10n.t(
        'The label “{0}” sticks out of the drawing by {1} columns, and the published page cuts that off, since svgbob does not count quoted text.',
        text,
        over,
      );
}

function clipped(diagram: Diagram, label: DrawnLabel, message: string): Found {
  const source = diagram.rows[label.row] ?? '';
  const at = cellsOfRow(source).find((cell) => cell.column >= label.column)?.offset ?? source.length;
  const quoted = quotedStretches(source).find(([start]) => start === at);
  const end = quoted?.[1] ?? at + label.text.length;
  const range = diagram.place(label.row, at, end);
  if (quoted === undefined) return { range, message: `${message} ${l10n.t('Move it into the drawing.')}` };
  const edits = [{ range: diagram.place(label.row, end, end), newText: '\u200b' }];
  const fix: Fix = { title: l10n.t('Widen the drawing with a zero-width space'), edits };
  return {
    range,
    message: `${message} ${l10n.t('The fix widens the drawing with a zero-width space after the label.')}`,
    fix,
  };
}

/** Reported at the first of its widest rows, from the column on that is cut off. */
function tooWide(diagram: Diagram): Found | undefined {
  let widest = { row: 0, columns: 0, from: 0, end: 0 };
  for (const [row, source] of diagram.rows.entries()) {
    if (/^#\s*Legend:/.test(source)) break;
    const cells = cellsOfRow(source.trimEnd());
    const last = cells.at(-1);
    if (last === undefined) continue;
    const columns = last.column + columnsOf(last.text);
    if (columns <= widest.columns) continue;
    const from = cells.find((cell) => cell.column >= pageColumns)?.offset ?? 0;
    widest = { row, columns, from, end: last.offset + last.text.length };
  }
  if (widest.columns <= pageColumns) return;
  return {
    range: diagram.place(widest.row, widest.from, widest.end),
    message: l10n.t(
      'This diagram is {0} columns wide, and the published page shows {1} of them. Make it narrower.',
      widest.columns,
      pageColumns,
    ),
  };
}
