import type { Chapter } from '../../src/core/book/book.ts';
import { chaptersOf } from '../../src/core/book/chapters.ts';
import { type Kind, line, type Place, put, replaceMatch, splice } from './plan.ts';
import { misspell } from './random.ts';

/** Defects of the YAML at a slide's start. */
export const frontMatterKinds: readonly Kind[] = [
  {
    id: 'front matter never closed',
    rule: 'front-matter-syntax',
    restores: false,
    plant(place) {
      const range = place.slide.frontMatter?.range;
      if (range === undefined) return;
      const { eol } = place.document;
      const start = place.document.lineStarts[range.end.line] ?? 0;
      return { text: splice(place.text, start, start + 3 + eol.length, ''), lines: [0, range.end.line] };
    },
  },
  {
    id: 'byte-order mark before front matter',
    rule: 'front-matter-syntax',
    restores: true,
    plant: (place) =>
      place.slide.frontMatter && !place.text.startsWith('\uFEFF')
        ? { text: `\uFEFF${place.text}`, lines: line(0) }
        : undefined,
  },
  {
    id: 'text before front matter',
    rule: 'front-matter-syntax',
    restores: false,
    plant: (place) =>
      place.slide.frontMatter
        ? { text: `A word.${place.document.eol}${place.text}`, lines: [0, 1] }
        : undefined,
  },
  {
    id: 'blank lines before front matter',
    rule: 'front-matter-syntax',
    restores: true,
    plant: (place, random) =>
      place.slide.frontMatter && place.text.startsWith('---')
        ? { text: place.document.eol.repeat(1 + random.below(3)) + place.text, lines: [0, 3] }
        : undefined,
  },
  {
    id: 'opening fence indented',
    rule: 'front-matter-syntax',
    restores: true,
    plant: (place) =>
      place.slide.frontMatter && place.text.startsWith('---')
        ? { text: `  ${place.text}`, lines: line(0) }
        : undefined,
  },
  {
    id: 'key twice',
    rule: 'front-matter-syntax',
    restores: false,
    plant: (place) => {
      const match = /^(minutes: *\d+\r?\n)/m.exec(place.text.slice(0, 200));
      if (match === null || place.slide.frontMatter?.minutes === undefined) return;
      const number = place.text.slice(0, match.index).split('\n').length - 1;
      return { text: splice(place.text, match.index, match.index, match[0]), lines: [number, number + 1] };
    },
  },
  {
    id: 'YAML that does not parse',
    rule: 'front-matter-syntax',
    restores: false,
    plant: (place, random) => {
      const entry = random.pick(place.slide.frontMatter?.entries ?? []);
      if (entry === undefined) return;
      const text = put(place, entry.valueRange, random.pick(['[5', '"five', '{a: 1']) ?? '[5');
      return { text, lines: [entry.keyRange.start.line, (place.slide.frontMatter?.range.end.line ?? 0) + 1] };
    },
  },
  ...['"5 min"', '"NUMBER"'].map(
    (value): Kind => ({
      id: `minutes: ${value}`,
      rule: 'front-matter-value',
      restores: true,
      plant(place) {
        const { minutes, entries = [] } = place.slide.frontMatter ?? {};
        const entry = entries.find(({ key }) => key === 'minutes');
        if (entry === undefined || minutes === undefined) return;
        const written = value.replace('NUMBER', String(minutes)).replace('5 min', `${minutes} min`);
        return { text: put(place, entry.valueRange, written), lines: line(entry.keyRange.start.line) };
      },
    }),
  ),
  {
    id: 'minutes that are no whole number',
    rule: 'front-matter-value',
    restores: false,
    plant(place, random) {
      const entry = place.slide.frontMatter?.entries.find(({ key }) => key === 'minutes');
      if (entry === undefined) return;
      const value = random.pick(['2.5', '-3', 'soon', '[5]', '']) ?? '';
      return { text: put(place, entry.valueRange, value), lines: line(entry.keyRange.start.line) };
    },
  },
  {
    id: 'course that is no text',
    rule: 'front-matter-value',
    restores: false,
    plant(place, random) {
      const entry = place.slide.frontMatter?.entries.find(({ key }) => key === 'course' || key === 'session');
      if (entry === undefined) return;
      return {
        text: put(place, entry.valueRange, random.pick(['7', '[a]', 'true']) ?? '7'),
        lines: line(entry.keyRange.start.line),
      };
    },
  },
  {
    id: 'key misspelt',
    rule: 'front-matter-key',
    restores: true,
    plant(place, random) {
      const entry = random.pick(place.slide.frontMatter?.entries ?? []);
      const wrong = entry && misspell(entry.key, random);
      if (entry === undefined || wrong === undefined) return;
      return { text: put(place, entry.keyRange, wrong), lines: line(entry.keyRange.start.line) };
    },
  },
  {
    id: 'key nobody reads',
    rule: 'front-matter-key',
    restores: false,
    plant: (place) =>
      place.slide.frontMatter && place.text.startsWith('---')
        ? { text: place.text.replace(/^---(\r?\n)/, '---$1difficulty: high$1'), lines: line(1) }
        : undefined,
  },
  {
    id: 'minutes missing',
    rule: 'missing-minutes',
    restores: false,
    plant(place) {
      const chapter = chaptersOf(place.book.summary).get(place.path);
      if (!place.slide.frontMatter?.minutes || chapter?.depth !== 1 || chapter.children.length > 0) return;
      if (!mostSiblingsHaveMinutes(place, chapter)) return;
      const plan = replaceMatch(place.text, /^minutes: *\d+\r?\n/m.exec(place.text) ?? undefined, '');
      const also = new Map([[`${place.book.root}/lectern.json`, '{"rules":{"missing-minutes":"warning"}}']]);
      return plan && { text: plan.text, also };
    },
  },
];

/** Whether more than half of the chapters beside one state their minutes themselves: then one without stands out. */
function mostSiblingsHaveMinutes({ book, texts }: Place, chapter: Chapter): boolean {
  const parent = [...chaptersOf(book.summary).values()].find(({ children }) => children.includes(chapter));
  const siblings = (parent?.children ?? []).filter((child) => child !== chapter);
  const timed = siblings.filter(({ path }) =>
    /^minutes: *[1-9]/m.test(texts.get(path ?? '')?.slice(0, 300) ?? ''),
  );
  return timed.length > siblings.length / 2;
}
