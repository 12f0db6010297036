import type { CodeBlock } from '../../src/core/slide/slide.ts';
import { textOf } from '../../src/core/text/document.ts';
import { at, type Kind, line, lineAtOffset, type Place, type Plan, put, splice } from './plan.ts';
import type { Random } from './random.ts';

/** A closed block with a language, and the lines of its two fences. */
function blockOf(
  place: Place,
  random: Random,
): { block: CodeBlock; open: number; close: number } | undefined {
  const block = random.pick(
    place.slide.codeBlocks.filter(
      ({ closed, language, content }) =>
        closed && /^[a-z]+$/.test(language) && !/[`~]/.test(content) && content.trim() !== '',
    ),
  );
  return block && { block, open: block.range.start.line, close: block.range.end.line };
}

/** The place's text with one of its lines changed. */
function withLine(place: Place, number: number, change: (text: string) => string): Plan {
  const rows = place.text.split(/(?<=\n)/);
  const row = rows[number] ?? '';
  const text = row.replace(/\r?\n$/, '');
  rows[number] = change(text) + row.slice(text.length);
  return { text: rows.join(''), lines: line(number) };
}

/** Changes a fence; the finding may stand at the block's first or last line. */
function fenceKind(id: string, change: (text: string) => string, which: 'open' | 'close' = 'close'): Kind {
  return {
    id,
    rule: 'fence',
    restores: true,
    plant(place, random) {
      const found = blockOf(place, random);
      if (found === undefined) return;
      const plan = withLine(place, found[which], change);
      return { ...plan, lines: [found.open, found.close + 1] };
    },
  };
}

/** Slips of the keyboard that damage one mark, and leave enough of it to see what it was. */
export const slipKinds: readonly Kind[] = [
  fenceKind('closing fence too short', (text) => text.replace(/[`~]$/, '')),
  fenceKind('closing fence too far right', (text) => text.replace(/([`~]{3,})$/, '    $1')),
  fenceKind('closing fence twice', (text) => `${text}\n${text}`),
  fenceKind('opening fence too short', (text) => text.replace(/[`~]{3,}/, '``'), 'open'),
  {
    id: 'letters of a tag in disorder',
    rule: 'details-balance',
    restores: true,
    plant(place, random) {
      const tags = place.slide.notes.flatMap(({ open, close }) => (close === undefined ? [] : [open, close]));
      const tag = random.pick(tags);
      const written = tag && textOf(place.document, tag);
      const wrong = { '<details>': ['<detail>s', '<<details>'], '</details>': ['<d/etails>', '</details>>'] };
      if (tag === undefined || (written !== '<details>' && written !== '</details>')) return;
      return { text: put(place, tag, random.pick(wrong[written]) ?? ''), lines: line(tag.start.line) };
    },
  },
  {
    id: 'year after the holder',
    rule: 'copyright-header',
    restores: true,
    plant(place) {
      const match = /^(Copyright) (\d{4}) (.+?)(?=\r?$)/m.exec(place.text);
      if (match === null) return;
      const number = lineAtOffset(place.text, match.index);
      return {
        text: splice(
          place.text,
          match.index,
          match.index + match[0].length,
          `${match[1]} ${match[3]}, ${match[2]}`,
        ),
        lines: line(number),
      };
    },
  },
  {
    id: 'code header misspelt',
    rule: 'code-header',
    restores: true,
    plant(place) {
      const match = /^([ >]*# \/\/ )Copyright (?=\d{4} )/m.exec(place.text);
      if (match === null) return;
      const start = match.index + (match[1] ?? '').length;
      return {
        text: splice(place.text, start, start + 'Copyright'.length, 'Copyrigth'),
        lines: line(lineAtOffset(place.text, match.index)),
      };
    },
  },
  {
    id: 'opening fence of other marks',
    rule: 'front-matter-syntax',
    restores: true,
    plant: ({ text, slide }, random) =>
      slide.frontMatter?.minutes !== undefined && text.startsWith('---')
        ? { text: text.replace(/^---/, random.pick(['***', '===', '--- ', '--']) ?? '***'), lines: line(0) }
        : undefined,
  },
  {
    id: 'include without its last brace',
    rule: 'include',
    restores: true,
    plant(place, random) {
      const found = random.pick(place.slide.includes.filter(({ kind }) => kind === 'include'));
      if (found === undefined || !place.texts.has(fileOf(place, found.target))) return;
      const end = at(place, found.range.end);
      return { text: splice(place.text, end - 1, end, ''), lines: line(found.range.start.line) };
    },
  },
];

function fileOf({ path }: Place, target: string): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return new URL(target.replace(/:.*/, ''), `file://${folder}/`).pathname;
}
