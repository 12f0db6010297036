import * as l10n from '#l10n';
import { whyNotDrawn } from '../../why-not-drawn.ts';
import { type Diagram, diagramsOf } from '../bob/diagrams.ts';
import { fit } from '../bob/rows.ts';
import type { Fix } from '../finding.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** Tab stops to try, the usual one first. */
const tabStops = [4, 8, 2];
const longestTab = 8;
const control = /(?:(?!\t)\p{Cc}|[\ufffe\uffff])+/gu;

/** What svgbob draws otherwise than its author saw it, or not at all, is found at its place. */
export const bobSource = defineSlideRule({
  id: 'bob-source',
  summary: 'Disallow tabs, control characters, legends and drawings too large to draw in diagrams',
  severity: 'info',
  fixable: true,
  *check(slide, context) {
    for (const diagram of diagramsOf(slide, context)) {
      for (const [row, source] of diagram.rows.entries()) {
        if (/^#\s*Legend:/.test(source)) {
          yield {
            range: diagram.place(row, 0, source.length),
            message: l10n.t(
              'The styles of this legend are dropped, because they would change the whole page. Take the legend out.',
            ),
          };
        }
        yield* controls(diagram, row, source);
        if (source.includes('\t')) yield tabs(diagram, row, source);
      }
      const drawing = context.draw(diagram.source, context.book?.config.svgbob ?? {});
      if (drawing.kind === 'failed') {
        const { start } = diagram.block.range;
        const range = { start, end: diagram.block.infoRange.end };
        yield { range, message: whyNotDrawn(drawing) };
      }
    }
  },
});

function* controls(diagram: Diagram, row: number, source: string): Iterable<Found> {
  for (const { 0: found, index } of source.matchAll(control)) {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    yield {
      range: diagram.place(row, index, index + found.length),
      message: l10n.t(
        'There is a control character ({0}) here, which the drawing shows as a box. Delete it.',
        `U+${code}`,
      ),
    };
  }
}

function tabs(diagram: Diagram, row: number, source: string): Found {
  const neighbours = [diagram.rows[row - 1] ?? '', diagram.rows[row + 1] ?? ''];
  let best = expand(source, tabStops[0] ?? longestTab);
  let bestFit = fit(join(best), neighbours, 0);
  const single = Array.from({ length: longestTab }, (_, index) => index + 1);
  for (const candidate of [
    ...tabStops.map((stop) => expand(source, stop)),
    ...single.map((width) => replace(source, width)),
  ]) {
    const score = fit(join(candidate), neighbours, 0);
    if (score > bestFit) {
      best = candidate;
      bestFit = score;
    }
  }
  const edits: Fix['edits'] = best.flatMap(({ text, at }) =>
    at === undefined ? [] : [{ range: diagram.place(row, at, at + 1), newText: text }],
  );
  const at = source.indexOf('\t');
  return {
    range: diagram.place(row, at, at + 1),
    message: l10n.t(
      'svgbob counts a tab as one column, so what follows it moves out of line. The fix puts spaces in its place.',
    ),
    fix: { title: l10n.t('Replace tabs by spaces'), edits },
  };
}

/** A row in pieces; those that stand for a tab say where it is. */
interface Piece {
  readonly text: string;
  readonly at?: number;
}

function join(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** Every tab as spaces up to the next stop. */
function expand(source: string, stop: number): Piece[] {
  let column = 0;
  return Array.from(source, (character, at) => {
    const text = character === '\t' ? ' '.repeat(stop - (column % stop)) : character;
    column += text.length;
    return character === '\t' ? { text, at } : { text };
  });
}

/** Every tab as the same number of spaces. */
function replace(source: string, width: number): Piece[] {
  return Array.from(source, (character, at) =>
    character === '\t' ? { text: ' '.repeat(width), at } : { text: character },
  );
}
