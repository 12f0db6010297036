import { eastAsianWidth } from 'get-east-asian-width';

/** One character of a diagram's row. */
export interface Cell {
  readonly text: string;
  /** UTF-16 offset in the row. */
  readonly offset: number;
  /** Column on svgbob's grid: wide characters take two. */
  readonly column: number;
  /** Whether it stands in `"…"`, the quotes themselves included. */
  readonly quoted: boolean;
}

const noWidth = /^[\p{M}\p{Cf}]$/u;

/** How many columns svgbob gives a character. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  // ASCII, and what boxes are drawn with.
  if (code < 0x7f || (code >= 0x2500 && code <= 0x259f)) return 1;
  return noWidth.test(character) ? 0 : eastAsianWidth(code);
}

/** The characters of a row, quoted stretches marked as svgbob finds them: `\"` does not end one. */
export function cellsOfRow(row: string): Cell[] {
  const stretches = quotedStretches(row);
  const cells: Cell[] = [];
  let column = 0;
  let offset = 0;
  let next = 0;
  for (const text of row) {
    while (offset >= (stretches[next]?.[1] ?? Number.POSITIVE_INFINITY)) next++;
    cells.push({
      text,
      offset,
      column,
      quoted: offset >= (stretches[next]?.[0] ?? Number.POSITIVE_INFINITY),
    });
    column += columnsOf(text);
    offset += text.length;
  }
  return cells;
}

/** Start and end offsets of every `"…"`, quotes included. An opening quote without a closing one is text. */
export function quotedStretches(row: string): (readonly [number, number])[] {
  if (!row.includes('"')) return [];
  return [...row.matchAll(/"(?:\\.|[^"\\])*"/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
}

const upright = /[|:!+│┃┆┊├┤┼┌┐└┘╭╮╰╯.'`,]/;

/**
 * How well a row meets the rows above and below from an offset on: one for each upright character that has one over or
 * under it, and one for each word that starts where one of theirs does.
 */
export function fit(row: string, neighbours: readonly string[], from: number): number {
  let score = 0;
  for (const cell of cellsOfRow(row)) {
    if (cell.offset < from || cell.quoted || cell.text === ' ') continue;
    const isUpright = upright.test(cell.text);
    const isStart = isBlank(row[cell.offset - 1]);
    const meets = (other: string) => {
      const over = characterAt(other, cell.column);
      if (isUpright && upright.test(over)) return true;
      return isStart && over !== ' ' && (cell.column === 0 || characterAt(other, cell.column - 1) === ' ');
    };
    if ((isUpright || isStart) && neighbours.some(meets)) score++;
  }
  return score;
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === ' ';
}

/** The character that covers a column; a blank beyond the row's end. */
export function characterAt(row: string, column: number): string {
  if (/^[\x20-\x7e]*$/.test(row)) return row[column] ?? ' ';
  return (
    cellsOfRow(row).findLast(
      (cell) =>
        cell.column <= column && columnsOf(cell.text) > 0 && cell.column + columnsOf(cell.text) > column,
    )?.text ?? ' '
  );
}
