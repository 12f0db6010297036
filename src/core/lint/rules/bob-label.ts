import * as l10n from '#l10n';
import { type Diagram, diagramsOf, drawn } from '../bob/diagrams.ts';
import { losesMeaning, phraseAround, type Stretch, wordsOf } from '../bob/labels.ts';
import { type ReadCell, readBackRows } from '../bob/lost-characters.ts';
import { quoteLabel } from '../bob/quote-label.ts';
import { characterAt, quotedStretches } from '../bob/rows.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** A label that the drawing turns into lines is found before the class tries to read it. */
export const bobLabel = defineSlideRule({
  id: 'bob-label',
  summary: 'Require quotes around labels that svgbob would draw as lines, arrows or dots',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    for (const diagram of diagramsOf(slide, context)) {
      const drawing = drawn(diagram, context);
      if (drawing === undefined) continue;
      const rows = readBackRows(diagram.rows, drawing.labels);
      const styles = new Set(diagram.rows.map((row) => /^\s*([\w-]+)\s*=\s*\{/.exec(row)?.[1]));
      for (const [row, cells] of rows.entries()) {
        if (/^#\s*Legend:/.test(diagram.rows[row] ?? '')) break;
        yield* unquoted(diagram, row, cells, styles);
        yield* quoted(diagram, row, cells);
      }
    }
  },
});

function* unquoted(
  diagram: Diagram,
  row: number,
  cells: readonly ReadCell[],
  styles: ReadonlySet<string | undefined>,
): Iterable<Found> {
  const words = wordsOf(cells);
  let done = 0;
  for (const word of words) {
    if (word.start < done || !losesMeaning(cells, word)) continue;
    const text = textOf(cells, word);
    const style = /^\{([^{}]+)\}$/.exec(text)?.[1];
    if (style !== undefined && styles.has(style)) continue;
    if (isRoundBox(diagram.rows, row, cells, word)) continue;
    const phrase = phraseAround(cells, words, word);
    done = phrase.end;
    const place = (of: Stretch) => {
      const start = cells[of.start]?.offset ?? 0;
      return diagram.place(row, start, start + textOf(cells, of).length);
    };
    if (style !== undefined) {
      yield { range: place(word), message: vanishes(text) };
      continue;
    }
    const title = l10n.t('Put “{0}” in quotes', textOf(cells, phrase));
    const edits = quoteLabel(diagram, row, cells, phrase);
    const message = l10n.t(
      'svgbob draws parts of `{0}` as lines, so the diagram does not show it as written. The fix puts the label in quotes.',
      text,
    );
    yield { range: place(word), message, fix: { title, edits } };
  }
}

/** A label in quotes that is gone all the same. */
function* quoted(diagram: Diagram, row: number, cells: readonly ReadCell[]): Iterable<Found> {
  for (const [start, end] of quotedStretches(diagram.rows[row] ?? '')) {
    const inside = cells.filter((cell) => cell.offset > start && cell.offset < end - 1);
    const text = inside.map((cell) => cell.text).join('');
    if (!/^\{.*\}$/.test(text) || inside.some((cell) => cell.kept && cell.text !== ' ')) continue;
    yield { range: diagram.place(row, start, end), message: vanishes(text) };
  }
}

function vanishes(text: string): string {
  return l10n.t(
    'svgbob takes `{0}` for the name of a style, so the label is missing from the diagram. Write it without braces.',
    text,
  );
}

function textOf(cells: readonly ReadCell[], { start, end }: Stretch): string {
  return cells
    .slice(start, end)
    .map((cell) => cell.text)
    .join('');
}

/** `(A)` between `.-.` and `'-'` is a circle with a letter in it. */
function isRoundBox(
  rows: readonly string[],
  row: number,
  cells: readonly ReadCell[],
  word: Stretch,
): boolean {
  if (!/^\(.*\)$/.test(textOf(cells, word))) return false;
  const columns = cells.slice(word.start, word.end).map((cell) => cell.column);
  const hasEdge = (other: string | undefined) =>
    columns.some((column) => /[-._'`,]/.test(characterAt(other ?? '', column)));
  return hasEdge(rows[row - 1]) && hasEdge(rows[row + 1]);
}
