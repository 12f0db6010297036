import { at, type Kind, line, lineAtOffset, type Place, put, splice } from './plan.ts';
import { misspell, type Random } from './random.ts';

function notes({ slide }: Place, random: Random) {
  return random.pick(slide.notes.filter(({ close }) => close !== undefined));
}

/** Defects of notes, fences, images, headings and comments. */
export const markdownKinds: readonly Kind[] = [
  {
    id: 'notes never closed',
    rule: 'details-balance',
    restores: false,
    plant(place, random) {
      const found = notes(place, random);
      if (found?.close === undefined) return;
      return {
        text: put(place, found.close, ''),
        lines: [found.open.start.line, place.document.lineStarts.length],
      };
    },
  },
  {
    id: 'notes never opened',
    rule: 'details-balance',
    restores: false,
    plant(place, random) {
      const found = notes(place, random);
      if (found?.close === undefined || place.slide.notes.length > 1) return;
      const end = at(place, found.open.end);
      const text = splice(place.text, at(place, found.open.start), end + place.document.eol.length * 2, '');
      return { text, lines: [found.close.start.line - 2, found.close.start.line] };
    },
  },
  {
    id: 'closing tag misspelt',
    rule: 'details-balance',
    restores: true,
    plant(place, random) {
      const found = notes(place, random);
      if (found?.close === undefined) return;
      const wrong = random.pick(['</detail>', '</detials>', '</deatils>', '</detailss>']) ?? '</detail>';
      return { text: put(place, found.close, wrong), lines: line(found.close.start.line) };
    },
  },
  {
    id: 'opening tag for closing tag',
    rule: 'details-balance',
    restores: true,
    plant(place, random) {
      const found = notes(place, random);
      if (found?.close === undefined || found !== place.slide.notes.at(-1)) return;
      return { text: put(place, found.close, '<details>'), lines: line(found.close.start.line) };
    },
  },
  {
    id: 'no blank line after details',
    rule: 'details-blank-line',
    restores: true,
    plant(place, random) {
      const found = notes(place, random);
      if (found === undefined) return;
      const end = at(place, found.open.end);
      const blank = /^\r?\n\r?\n(?=[^\s<])/.exec(place.text.slice(end));
      if (blank === null) return;
      return {
        text: splice(place.text, end, end + blank[0].length, place.document.eol),
        lines: line(found.open.start.line),
      };
    },
  },
  {
    id: 'image without alternative text',
    rule: 'image-alt',
    restores: false,
    plant(place, random) {
      const image = random.pick(
        place.slide.links.filter(({ kind, form, alt }) => kind === 'image' && form !== 'reference' && alt),
      );
      if (image === undefined) {
        const end = place.text.trimEnd().length;
        const { eol } = place.document;
        if (place.slide.notes.some(({ close }) => close === undefined)) return;
        return {
          text: `${place.text.slice(0, end)}${eol}${eol}![](https://example.org/x.png)${eol}`,
          lines: line(lineAtOffset(place.text, end) + 2),
        };
      }
      const written = place.text.slice(at(place, image.range.start), at(place, image.range.end));
      const without =
        image.form === 'html'
          ? written.replace(/\salt=("[^"]*"|'[^']*'|\S+)/, '')
          : written.replace(/^!\[[^\]]*\]/, '![]');
      return { text: put(place, image.range, without), lines: line(image.range.start.line) };
    },
  },
  {
    id: 'fence never closed',
    rule: 'fence',
    restores: false,
    plant(place) {
      const block = place.slide.codeBlocks.at(-1);
      if (block === undefined || !block.closed || block.indent !== '') return;
      const start = place.document.lineStarts[block.range.end.line] ?? 0;
      return {
        text: splice(place.text, start, at(place, block.range.end) + place.document.eol.length, ''),
        lines: [block.range.start.line, place.document.lineStarts.length],
      };
    },
  },
  {
    id: 'annotation misspelt',
    rule: 'fence',
    restores: true,
    plant(place, random) {
      const blocks = place.slide.codeBlocks.filter(
        ({ language, annotations }) => language === 'rust' && annotations.length > 0,
      );
      const annotation = random.pick(random.pick(blocks)?.annotations ?? []);
      if (
        annotation === undefined ||
        !/^(editable|ignore|should_panic|compile_fail|no_run|warnunused)$/.test(annotation.text)
      )
        return;
      const wrong = misspell(annotation.text, random);
      return wrong === undefined
        ? undefined
        : { text: put(place, annotation.range, wrong), lines: line(annotation.range.start.line) };
    },
  },
  {
    id: 'skip mark before a paragraph',
    rule: 'xgettext-skip',
    restores: true,
    plant(place, random) {
      const heading = random.pick(place.slide.headings);
      if (heading === undefined) return;
      const { eol } = place.document;
      const start = at(place, heading.range.end);
      if (!/^(\r?\n){2}[A-Z]/.test(place.text.slice(start))) return;
      const from = start + eol.length * 2;
      const mark = `<!-- ${random.pick(['mdbook-xgettext', 'i18n'])}: skip -->`;
      return {
        text: splice(place.text, from, from, `${mark}${eol}`),
        good: splice(place.text, from, from, `${mark}${eol}${eol}`),
        lines: line(lineAtOffset(place.text, from)),
      };
    },
  },
  {
    id: 'no level-one heading',
    rule: 'heading',
    restores: false,
    plant(place) {
      const ones = place.slide.headings.filter(({ level }) => level === 1);
      const [first] = ones;
      if (first === undefined || ones.length > 1) return;
      const start = at(place, first.range.start);
      return place.text.startsWith('# ', start) ? { text: splice(place.text, start, start, '#') } : undefined;
    },
  },
  {
    id: 'a second level-one heading',
    rule: 'heading',
    restores: false,
    plant(place) {
      if (place.slide.headings.filter(({ level }) => level === 1).length !== 1) return;
      if (
        place.slide.notes.some(({ close }) => close === undefined) ||
        place.slide.codeBlocks.some(({ closed }) => !closed)
      )
        return;
      const { eol } = place.document;
      const end = place.text.trimEnd().length;
      return {
        text: `${place.text.slice(0, end)}${eol}${eol}# One more${eol}`,
        lines: line(lineAtOffset(place.text, end) + 2),
      };
    },
  },
  {
    id: 'comment that silences nothing',
    rule: 'suppression',
    restores: true,
    plant(place, random) {
      const heading = place.slide.headings[0];
      if (heading === undefined || place.slide.comments.some(({ text }) => text.includes('lectern-'))) return;
      const { eol } = place.document;
      const start = place.document.lineStarts[heading.range.start.line] ?? 0;
      const ids = random.pick(['xgettext-skip', 'no-such-rule', '']) ?? '';
      const comment = `<!-- lectern-disable-next-line ${ids} -->`.replace('  ', ' ');
      if (ids === '' && heading.level !== 1) return;
      return {
        text: splice(place.text, start, start, `${comment}${eol}${eol}`),
        lines: line(heading.range.start.line),
      };
    },
  },
];
