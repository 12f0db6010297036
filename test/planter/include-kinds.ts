import { includeTarget } from '../../src/core/lint/included-files.ts';
import { at, type Kind, line, lineAtOffset, misspellPart, type Place, splice } from './plan.ts';
import type { Random } from './random.ts';

/** An include of the place whose file is there, with its target. */
function includeOf(
  { slide, path, texts }: Place,
  random: Random,
  wants: (selection: string | undefined) => boolean,
) {
  const candidates = slide.includes.flatMap((include) => {
    const target = includeTarget(include.kind, include.target, path);
    const text = target && texts.get(target.path);
    return target !== undefined && text !== undefined && wants(target.selection)
      ? [{ include, target, text }]
      : [];
  });
  return random.pick(candidates);
}

const isAnchor = (selection: string | undefined) => selection !== undefined && /^[A-Za-z_]/.test(selection);

/** Defects of includes. */
export const includeKinds: readonly Kind[] = [
  {
    id: 'included file misspelt',
    rule: 'include',
    restores: true,
    plant(place, random) {
      const found = includeOf(place, random, () => true);
      if (found === undefined) return;
      const name = found.target.written.slice(found.target.written.lastIndexOf('/') + 1);
      const from = at(place, found.include.targetRange.start) + found.target.written.length - name.length;
      return misspellPart(place, random, from, name);
    },
  },
  {
    id: 'kind of include misspelt',
    rule: 'include',
    restores: true,
    plant(place, random) {
      const found = includeOf(place, random, () => true);
      if (found === undefined) return;
      const from = at(place, found.include.range.start);
      const kind = /^\{\{\s*#(\w+)/.exec(place.text.slice(from));
      return kind
        ? misspellPart(place, random, from + kind[0].length - (kind[1] ?? '').length, kind[1] ?? '')
        : undefined;
    },
  },
  {
    id: 'anchor misspelt',
    rule: 'include',
    restores: true,
    plant(place, random) {
      const found = includeOf(place, random, isAnchor);
      if (found?.target.selection === undefined || !found.text.includes(`ANCHOR: ${found.target.selection}`))
        return;
      const from = at(place, found.include.targetRange.start) + found.target.written.length + 1;
      return misspellPart(place, random, from, found.target.selection);
    },
  },
  {
    id: 'lines beyond the file',
    rule: 'include',
    restores: false,
    plant(place, random) {
      const found = includeOf(place, random, () => true);
      if (found === undefined) return;
      const from = at(place, found.include.targetRange.start) + found.target.written.length;
      const end = at(place, found.include.targetRange.end);
      const count = found.text.split('\n').length;
      return {
        text: splice(place.text, from, end, `:${count + 1}:${count + 5}`),
        lines: line(found.include.range.start.line),
      };
    },
  },
  {
    id: 'start of an anchor gone',
    rule: 'include',
    restores: false,
    plant(place, random) {
      const found = includeOf(place, random, isAnchor);
      const name = found?.target.selection;
      if (found === undefined || !found.text.includes(`ANCHOR_END: ${name}`)) return;
      const text = found.text.replace(new RegExp(`^.*ANCHOR: ${name}\\b.*\\n`, 'm'), '');
      if (text === found.text) return;
      const end = lineAtOffset(text, text.search(new RegExp(`ANCHOR_END: ${name}\\b`)));
      return { text, path: found.target.path, lines: line(end) };
    },
  },
  {
    id: 'anchor opened twice',
    rule: 'include',
    restores: false,
    plant(place, random) {
      const found = includeOf(place, random, isAnchor);
      const match = found && new RegExp(`^.*ANCHOR: ${found.target.selection}\\b.*\\n`, 'm').exec(found.text);
      if (!found || !match) return;
      const start = match.index + match[0].length;
      return {
        text: splice(found.text, start, start, match[0]),
        path: found.target.path,
        lines: line(lineAtOffset(found.text, start)),
      };
    },
  },
  {
    id: 'a page that includes itself',
    rule: 'include',
    restores: false,
    plant(place) {
      const name = place.path.slice(place.path.lastIndexOf('/') + 1);
      const end = place.text.trimEnd().length;
      const { eol } = place.document;
      return {
        text: `${place.text.slice(0, end)}${eol}${eol}{{#include ${name}}}${eol}`,
        lines: line(lineAtOffset(place.text, end) + 2),
      };
    },
  },
];
