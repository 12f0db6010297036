import { at, type Kind, line, type Place, type Plan, splice } from './plan.ts';
import type { Random } from './random.ts';

interface Row {
  readonly text: string;
  readonly line: number;
  readonly start: number;
}

/** A row of one of the place's diagrams. */
function rowOf(
  place: Place,
  random: Random,
  wants: (row: string, before: string, after: string) => boolean,
): Row | undefined {
  const rows = place.slide.codeBlocks.flatMap((block) => {
    if (block.info !== 'bob' || !block.closed || block.indent !== '') return [];
    const lines = block.content.split('\n');
    return lines.flatMap((text, index) => {
      const number = block.firstLine + index;
      const start = at(place, { line: number, character: 0 });
      return wants(text, lines[index - 1] ?? '', lines[index + 1] ?? '')
        ? [{ text, line: number, start }]
        : [];
    });
  });
  return random.pick(rows);
}

function replaceRow(place: Place, row: Row | undefined, by: string | undefined): Plan | undefined {
  if (row === undefined || by === undefined || row.text === by) return undefined;
  return { text: splice(place.text, row.start, row.start + row.text.length, by), lines: line(row.line) };
}

/** Labels that svgbob draws when their quotes are gone: signs that are lines, or two that join. */
const fragile = /"([^"\n]*(?:[\w>](?:\+\+|>>)|\w[/_]\w|\/\/?\w)[^"\n]*)"/;

/** Defects of diagrams. */
export const diagramKinds: readonly Kind[] = [
  {
    id: 'quotes gone, row shorter',
    rule: 'bob-label',
    restores: true,
    plant(place, random) {
      const row = rowOf(
        place,
        random,
        (text) => fragile.test(text) && (text.match(/"/g) ?? []).length % 2 === 0,
      );
      return replaceRow(place, row, row?.text.replace(fragile, '$1') ?? '');
    },
  },
  {
    id: 'quotes gone, blanks in their place',
    rule: 'bob-label',
    restores: true,
    plant(place, random) {
      const row = rowOf(
        place,
        random,
        (text) => fragile.test(text) && (text.match(/"/g) ?? []).length % 2 === 0,
      );
      return replaceRow(place, row, row?.text.replace(fragile, ' $1 ') ?? '');
    },
  },
  {
    id: 'name in braces',
    rule: 'bob-label',
    restores: false,
    plant(place, random) {
      const row = rowOf(
        place,
        random,
        (text, before, after) =>
          /^ *\| *"?\w+"? *\|$/.test(text) && /^ *\+-+\+$/.test(before) && /^ *\+-+\+$/.test(after),
      );
      return replaceRow(place, row, row?.text.replace(/ "?(\w+)"? /, '{$1}') ?? '');
    },
  },
  {
    id: 'drawing too wide',
    rule: 'bob-clipped',
    restores: false,
    plant(place, random) {
      const row = rowOf(place, random, (text) => text.trim() !== '' && text.length < 90);
      return replaceRow(place, row, row && `${row.text}${' '.repeat(96 - row.text.length)}end`);
    },
  },
  {
    id: 'quoted label beyond the edge',
    rule: 'bob-clipped',
    restores: false,
    plant(place, random) {
      let widest = 0;
      rowOf(place, random, (text) => {
        widest = Math.max(widest, text.length);
        return false;
      });
      const row = rowOf(
        place,
        random,
        (text) => text.length === widest && widest < 70 && !text.includes('"') && text.trim() !== '',
      );
      return replaceRow(place, row, row && `${row.text} "beyond the edge"`);
    },
  },
  {
    id: 'right side one column off',
    rule: 'bob-box',
    restores: true,
    plant(place, random) {
      const isEdge = (text: string) => /^ *\+-+\+$/.test(text);
      const row = rowOf(
        place,
        random,
        (text, before, after) =>
          /^ *\|[^|]* \|$/.test(text) &&
          isEdge(before) &&
          isEdge(after) &&
          before.length === text.length &&
          after.length === text.length,
      );
      return replaceRow(
        place,
        row,
        row && (random.below(2) === 0 ? row.text.replace(/\|$/, ' |') : row.text.replace(/ \|$/, '|')),
      );
    },
  },
  {
    id: 'tab for spaces',
    rule: 'bob-source',
    restores: false,
    plant(place, random) {
      const row = rowOf(place, random, (text) => / {3,}\S/.test(text));
      return replaceRow(place, row, row?.text.replace(/ {3,}(?=\S)/, '\t') ?? '');
    },
  },
  {
    id: 'control character',
    rule: 'bob-source',
    restores: false,
    plant(place, random) {
      const row = rowOf(place, random, (text) => text.trim() !== '');
      return replaceRow(place, row, row && `${row.text}\u0007`);
    },
  },
  {
    id: 'legend',
    rule: 'bob-source',
    restores: false,
    plant(place, random) {
      const row = rowOf(place, random, (_, __, after) => after === '');
      return replaceRow(place, row, row && '# Legend:');
    },
  },
];
