import { at, type Kind, line, lineAtOffset, type Place, put, splice } from './plan.ts';
import { misspell } from './random.ts';

/** The page's copyright comment, with its offsets. */
function headerOf(place: Place) {
  const comment = place.slide.comments.find(({ text }) => /^\s*(Copyright|SPDX-)/m.test(text));
  if (comment === undefined) return undefined;
  const start = at(place, comment.range.start);
  const end = at(place, comment.range.end);
  return { start, end, text: place.text.slice(start, end), range: comment.range };
}

function lines(place: Place, header: { start: number; end: number }): readonly [number, number] {
  return [lineAtOffset(place.text, header.start), lineAtOffset(place.text, header.end)];
}

/** Defects of page and code headers. */
export const headerKinds: readonly Kind[] = [
  {
    id: 'header missing',
    rule: 'copyright-header',
    restores: false,
    plant(place) {
      const header = headerOf(place);
      if (header === undefined) return;
      return { text: splice(place.text, header.start, header.end, '').replace(/^\s*\n/, '') };
    },
  },
  {
    id: 'header misspelt',
    rule: 'copyright-header',
    restores: true,
    plant(place, random) {
      const header = headerOf(place);
      const word = /(?:Copyright|SPDX-License-Identifier)/.exec(header?.text ?? '')?.[0];
      if (header === undefined || word === undefined) return;
      const wrong =
        word === 'Copyright'
          ? 'Copyrigth'
          : random.pick(['SPDX-Licence-Identifier', 'SPDX-License-Identifer']);
      const start = header.start + header.text.indexOf(word);
      // With both words gone it would not be known for a header at all.
      if (wrong === undefined || !header.text.replace(word, '').match(/^\s*(Copyright|SPDX-)/m)) return;
      return { text: splice(place.text, start, start + word.length, wrong), lines: lines(place, header) };
    },
  },
  {
    id: 'holder misspelt',
    rule: 'copyright-header',
    restores: true,
    plant(place, random) {
      const header = headerOf(place);
      const holder = /Copyright \d{4} (.*)/.exec(header?.text ?? '')?.[1]?.trim();
      if (header === undefined || holder === undefined) return;
      const wrong = misspell(holder, random);
      if (wrong === undefined || wrong.trim() !== wrong || wrong.includes('  ')) return;
      const start = header.start + header.text.indexOf(holder);
      return { text: splice(place.text, start, start + holder.length, wrong), lines: lines(place, header) };
    },
  },
  {
    id: 'header twice',
    rule: 'copyright-header',
    restores: true,
    plant(place) {
      const header = headerOf(place);
      if (header === undefined) return;
      const text = splice(
        place.text,
        header.end,
        header.end,
        `${place.document.eol}${place.document.eol}${header.text}`,
      );
      const first = lines(place, header)[0];
      return { text, lines: [first, lines(place, header)[1] * 2 - first + 2] };
    },
  },
  {
    id: 'header before the front matter',
    rule: 'copyright-header',
    restores: false,
    plant(place) {
      const header = headerOf(place);
      if (header === undefined || place.slide.frontMatter === undefined) return;
      const { eol } = place.document;
      const rest = splice(place.text, header.start, header.end + eol.length * 2, '');
      return { text: `${header.text}${eol}${eol}${rest}` };
    },
  },
  {
    id: 'wrong year',
    rule: 'copyright-year',
    restores: true,
    plant(place, random) {
      const header = headerOf(place);
      const year = /\b(19|20)\d\d\b/.exec(header?.text ?? '');
      if (header === undefined || year === null) return;
      const start = header.start + year.index;
      const wrong = String(Number(year[0]) - 1 - random.below(9));
      return {
        text: splice(place.text, start, start + 4, wrong),
        lines: line(lineAtOffset(place.text, start)),
      };
    },
  },
  {
    id: 'code header line missing',
    rule: 'code-header',
    restores: true,
    plant: (place, random) =>
      codeHeader(
        place,
        random.below(2) === 0 ? /^[ >]*# .*Copyright.*\r?\n/m : /^[ >]*# .*SPDX-.*\r?\n/m,
        () => '',
      ),
  },
  {
    id: 'code header visible',
    rule: 'code-header',
    restores: true,
    plant: (place) => codeHeader(place, /^([ >]*)# (.*Copyright.*)$/m, (match) => `${match[1]}${match[2]}`),
  },
  {
    id: 'code header without its empty line',
    rule: 'code-header',
    restores: true,
    plant: (place) =>
      codeHeader(place, /(^[ >]*# .*SPDX-.*\r?\n)[ >]*#[ ]?\r?\n/m, (match) => match[1] ?? ''),
  },
];

/** Changes the header of the first Rust block that has one. */
function codeHeader(place: Place, pattern: RegExp, by: (match: RegExpExecArray) => string) {
  for (const block of place.slide.codeBlocks) {
    if (!/^#.*Copyright/m.test(block.content) || !/^#.*SPDX-/m.test(block.content)) continue;
    const start = at(place, block.range.start);
    const text = place.text.slice(start, at(place, block.range.end));
    const match = pattern.exec(text);
    if (match === null) continue;
    const changed = splice(text, match.index, match.index + match[0].length, by(match));
    return {
      text: put(place, block.range, changed),
      lines: [block.range.start.line, block.range.start.line + 5] as const,
    };
  }
  return undefined;
}
