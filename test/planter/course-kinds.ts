import { chaptersOf } from '../../src/core/book/chapters.ts';
import { at, type Kind, line, put, splice } from './plan.ts';
import { misspell } from './random.ts';

/** Defects of directives and of the course's structure. */
export const courseKinds: readonly Kind[] = [
  {
    id: 'directive misspelt',
    rule: 'directive',
    restores: true,
    plant(place, random) {
      const found = random.pick(place.slide.directives.filter(({ closed }) => closed));
      const word = found && random.pick(found.words.slice(0, 2));
      const wrong = word && misspell(word, random);
      if (found === undefined || !word || !wrong) return;
      const start = place.text.indexOf(word, at(place, found.range.start));
      return {
        text: splice(place.text, start, start + word.length, wrong),
        lines: line(found.range.start.line),
      };
    },
  },
  {
    id: 'directive never closed',
    rule: 'directive',
    restores: true,
    plant(place, random) {
      const found = random.pick(place.slide.directives.filter(({ closed }) => closed));
      if (found === undefined) return;
      const end = at(place, found.range.end);
      return {
        text: splice(place.text, end - 1 - random.below(2), end, ''),
        lines: line(found.range.start.line),
      };
    },
  },
  {
    id: 'unknown course',
    rule: 'directive',
    restores: false,
    plant(place, random) {
      const found = random.pick(place.slide.directives);
      if (found === undefined) return;
      return {
        text: put(place, found.range, '{{%course outline Deep Sea Diving}}'),
        lines: line(found.range.start.line),
      };
    },
  },
  {
    id: 'session on a nested chapter',
    rule: 'course-structure',
    restores: false,
    plant(place) {
      const chapter = chaptersOf(place.book.summary).get(place.path);
      if (chapter === undefined || chapter.depth === 0 || !place.text.startsWith('---')) return;
      return { text: place.text.replace(/^---(\r?\n)/, '---$1session: Elsewhere$1'), lines: line(1) };
    },
  },
  {
    id: 'course without its session',
    rule: 'course-structure',
    restores: false,
    plant(place) {
      const { course, session } = place.slide.frontMatter ?? {};
      const chapter = chaptersOf(place.book.summary).get(place.path);
      if (!course || !session || course === 'none' || chapter?.depth !== 0) return;
      return { text: place.text.replace(/^session:.*\r?\n/m, ''), lines: [0, 4] };
    },
  },
];
