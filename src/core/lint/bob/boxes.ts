import { cellsOfRow } from './rows.ts';

/** A part of a box that does not meet the rest of it, by row and column, and by how many columns it is off (1 or −1). */
export interface LooseEnd {
  readonly kind: 'top' | 'side' | 'bottom';
  readonly row: number;
  readonly column: number;
  readonly by: 1 | -1;
}

interface Edge {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

const edgeRun = /[+.'`,┌╭└╰╔╚][-=─═+.'`,┬┴┼]*[-=─═][-=─═+.'`,┬┴┼]*[+.'`,┐╮┘╯╗╝]/g;
const sides = new Set(['|', '│', '║']);
const meets = new Set([
  ...sides,
  '+',
  ':',
  '!',
  '<',
  '>',
  'o',
  'O',
  '*',
  '#',
  "'",
  '.',
  '├',
  '┤',
  '┼',
  '-',
  '=',
  '~',
  '─',
]);

/**
 * The boxes of a diagram that do not close. A box is a top edge without a gap that stands alone, uprights under its
 * left corner and, below them, a bottom edge from there that ends within one column of the top's end.
 */
export function looseEnds(rows: readonly string[]): LooseEnd[] {
  const tops = topEdges(rows);
  if (tops.length === 0) return [];
  const grid = rows.map(columnsOfRow);
  return tops.flatMap((top) => {
    const bottom = bottomOf(grid, rows, top);
    return bottom === undefined ? [] : compare(grid, top, bottom);
  });
}

/** The row's characters by column; a wide one also stands in its second column, and quoted ones count as text. */
function columnsOfRow(row: string): readonly string[] {
  const columns: string[] = [];
  for (const { text, column, quoted } of cellsOfRow(row)) columns[column] = quoted ? '"' : text;
  return Array.from(columns, (text) => text ?? '"');
}

function topEdges(rows: readonly string[]): Edge[] {
  return rows.flatMap((source, row) =>
    [...source.matchAll(edgeRun)].flatMap((match) => {
      const alone =
        /^\s?$/.test(source.charAt(match.index - 1)) &&
        /^\s?$/.test(source.charAt(match.index + match[0].length));
      if (!alone) return [];
      const start = cellsOfRow(source).find((cell) => cell.offset === match.index)?.column ?? match.index;
      return [{ row, left: start, right: start + match[0].length - 1 }];
    }),
  );
}

function bottomOf(
  grid: readonly (readonly string[])[],
  rows: readonly string[],
  top: Edge,
): Edge | undefined {
  let row = top.row + 1;
  while (sides.has(grid[row]?.[top.left] ?? '')) row++;
  if (row === top.row + 1) return;
  const bottom = topEdges([rows[row] ?? '']).find(({ left }) => left === top.left);
  return bottom !== undefined && Math.abs(bottom.right - top.right) <= 1 ? { ...bottom, row } : undefined;
}

function compare(grid: readonly (readonly string[])[], top: Edge, bottom: Edge): LooseEnd[] {
  const votes = new Map<number, number>();
  const vote = (column: number) => votes.set(column, (votes.get(column) ?? 0) + 1);
  vote(top.right);
  vote(bottom.right);
  const near = [top.right - 1, top.right, top.right + 1];
  const found: { row: number; column: number }[] = [];
  for (let row = top.row + 1; row < bottom.row; row++) {
    const column = near
      .filter((each) => sides.has(grid[row]?.[each] ?? ''))
      .sort((a, b) => Math.abs(a - bottom.right) - Math.abs(b - bottom.right))[0];
    if (column === undefined) continue;
    vote(column);
    found.push({ row, column });
  }
  const most = Math.max(...votes.values());
  const right =
    votes.get(top.right) === most
      ? top.right
      : ([...votes].find(([, count]) => count === most)?.[0] ?? top.right);
  const loose: LooseEnd[] = [];
  const check = (kind: LooseEnd['kind'], row: number, column: number) => {
    const by = column - right;
    if (by === 1 || by === -1) loose.push({ kind, row, column, by });
  };
  check('top', top.row, top.right);
  for (const { row, column } of found) {
    if (!meets.has(grid[row]?.[right] ?? '')) check('side', row, column);
  }
  check('bottom', bottom.row, bottom.right);
  return loose;
}
