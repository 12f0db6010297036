import { dirname, join } from '../../src/core/text/path.ts';
import { at, type Kind, line, lineAtOffset, misspellPart, type Place } from './plan.ts';
import { misspell, type Random } from './random.ts';

/** A link whose file is there. */
function linkOf({ slide, path, texts }: Place, random: Random, wants: (target: string) => boolean) {
  const isThere = (target: string) => {
    const file = join(dirname(path), target.replace(/[?#].*/, ''));
    return texts.has(file) || texts.has(file.replace(/\.html$/, '.md'));
  };
  return random.pick(
    slide.links.filter(
      ({ form, target }) =>
        form !== 'reference' &&
        form !== 'autolink' &&
        !/^[a-z]+:|^\/|^\?/.test(target) &&
        wants(target) &&
        isThere(target),
    ),
  );
}

/** Defects of links. */
export const linkKinds: readonly Kind[] = [
  {
    id: 'linked file misspelt',
    rule: 'link',
    restores: true,
    plant(place, random) {
      const found = linkOf(place, random, (target) => /\.(md|html|png|svg)(#|$)/.test(target));
      if (found === undefined) return;
      const path = found.target.replace(/#.*/, '');
      const name = path.slice(path.lastIndexOf('/') + 1);
      return misspellPart(
        place,
        random,
        at(place, found.targetRange.start) + path.length - name.length,
        name,
      );
    },
  },
  {
    id: 'linked heading misspelt',
    rule: 'link',
    restores: true,
    plant(place, random) {
      const heading = random.pick(place.slide.headings.filter(({ id }) => /^[a-z]{5,}/.test(id)));
      const wrong = heading && misspell(heading.id, random);
      if (heading === undefined || wrong === undefined || place.slide.headings.some(({ id }) => id === wrong))
        return;
      const { eol } = place.document;
      const end = place.text.trimEnd().length;
      const link = (id: string) => `${place.text.slice(0, end)}${eol}${eol}[back](#${id})${eol}`;
      return { text: link(wrong), good: link(heading.id), lines: line(lineAtOffset(place.text, end) + 2) };
    },
  },
  {
    id: 'link to nothing',
    rule: 'link',
    restores: false,
    plant(place, random) {
      const { eol } = place.document;
      const end = place.text.trimEnd().length;
      const target =
        random.pick(['nowhere/at-all.md', 'not-there-yet.html', 'images/missing-picture.png']) ?? '';
      const mark = target.endsWith('.png') ? '!' : '';
      return {
        text: `${place.text.slice(0, end)}${eol}${eol}${mark}[x](${target})${eol}`,
        lines: line(lineAtOffset(place.text, end) + 2),
      };
    },
  },
];
