import type { TextEdit } from '../../text/edit.ts';
import type { Diagram } from './diagrams.ts';
import type { Stretch } from './labels.ts';
import type { ReadCell } from './lost-characters.ts';
import { cellsOfRow, columnsOf, fit } from './rows.ts';

/** One way to make room for the two quotes: how many blanks before and after the label they take. */
interface Way {
  readonly before: number;
  readonly after: number;
}

/**
 * The edits that put a label in quotes. They take blanks around it where that keeps the lines after it under those of
 * the other rows; where they meet better when the row grows, or where there are no blanks, it grows.
 */
export function quoteLabel(
  diagram: Diagram,
  row: number,
  cells: readonly ReadCell[],
  label: Stretch,
): TextEdit[] {
  const source = diagram.rows[row] ?? '';
  const start = cells[label.start]?.offset ?? 0;
  const end = cells[label.end]?.offset ?? source.length;
  const text = source.slice(start, end);
  const before = source.slice(0, start).length - source.slice(0, start).trimEnd().length;
  const after = source.slice(end).length - source.slice(end).trimStart().length;
  const ways: Way[] = [{ before: 0, after: 0 }];
  if (before >= 1 && after >= 1) ways.unshift({ before: 1, after: 1 });
  if (after >= 2) ways.push({ before: 0, after: 2 });
  if (before === 1 && start > 1 && after >= 3) ways.reverse();
  const neighbours = [diagram.rows[row - 1] ?? '', diagram.rows[row + 1] ?? ''];
  const written = ({ before: left, after: right }: Way) => {
    const head = `${source.slice(0, start - left)}"${text}"`;
    return { row: head + source.slice(end + right), length: head.length };
  };
  const scored = ways.map((way) => {
    const changed = written(way);
    return { way, score: fit(changed.row, neighbours, changed.length) };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const decided = best > 0 || (before >= 2 && after >= 2) || (after >= 1 && source.slice(end).trim() === '');
  const way = decided ? scored.find(({ score }) => score === best)?.way : { before: 0, after: 0 };
  const { before: left, after: right } = way ?? { before: 0, after: 0 };
  const head = `${source.slice(0, start - left)}"${text}"`;
  const rows = diagram.rows.with(row, head + source.slice(end + right));
  const shown = isInside(rows, row, columnsIn(source.slice(0, start - left)) + columnsIn(text));
  return [
    { range: diagram.place(row, start - left, start), newText: '"' },
    { range: diagram.place(row, end, end + right), newText: shown ? '"' : `"${widening}` },
  ];
}

/** Nobody sees it, and svgbob counts it: it makes room for quoted text, which svgbob does not count. */
const widening = '\u200b';

function columnsIn(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + columnsOf(character), 0);
}

/** Whether a quoted label that ends before a column lies in what is drawn: svgbob leaves two columns beside it, none below. */
function isInside(rows: readonly string[], row: number, end: number): boolean {
  let lastRow = -1;
  let lastColumn = -1;
  for (const [index, source] of rows.entries()) {
    const counted = cellsOfRow(source).filter(({ quoted, text }) => !quoted && text.trim() !== '');
    if (counted.length === 0) continue;
    lastRow = index;
    lastColumn = Math.max(lastColumn, counted.at(-1)?.column ?? 0);
  }
  return row <= lastRow && end <= lastColumn + 2;
}
