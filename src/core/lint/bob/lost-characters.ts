import type { DrawnLabel } from '../../ports.ts';
import { type Cell, cellsOfRow, columnsOf } from './rows.ts';

/** A character of a diagram's row and whether the drawing kept it as text. */
export interface ReadCell extends Cell {
  readonly kept: boolean;
}

/**
 * Reads a drawing back: for every row of the source its characters, each with whether a text of the drawing holds it
 * in its cell. A quoted character is looked for where its quote starts, since that is where svgbob writes it.
 */
export function readBackRows(rows: readonly string[], labels: readonly DrawnLabel[]): ReadCell[][] {
  const texts = new Map<number, Map<number, string>>();
  for (const { row, column, text } of labels) {
    const inRow = texts.get(row) ?? new Map<number, string>();
    texts.set(row, inRow);
    let at = column;
    for (const character of text) {
      inRow.set(at, (inRow.get(at) ?? '') + character);
      at += columnsOf(character);
    }
  }
  return rows.map((source, row) => {
    const inRow = texts.get(row);
    let opened = false;
    return cellsOfRow(source).map((cell) => {
      if (!cell.quoted) {
        opened = false;
        return withKept(cell, cell.text === ' ' || holds(inRow, cell.column, cell.text));
      }
      const isMark = cell.text === '"' && source[cell.offset - 1] !== '\\';
      if (isMark) opened = !opened;
      const kept = isMark || cell.text === ' ' || holds(inRow, cell.column - 1, cell.text);
      return withKept(cell, opened || isMark ? kept : true);
    });
  });
}

function withKept({ text, offset, column, quoted }: Cell, kept: boolean): ReadCell {
  return { text, offset, column, quoted, kept };
}

/** Control characters are drawn as a sign of their own; the rule `bob-source` speaks of them. */
const control = /\p{Cc}/u;

function holds(texts: ReadonlyMap<number, string> | undefined, column: number, character: string): boolean {
  return (
    (texts?.get(column)?.includes(character) ?? false) ||
    columnsOf(character) === 0 ||
    control.test(character)
  );
}
