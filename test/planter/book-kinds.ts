import { chaptersOf } from '../../src/core/lint/chapters.ts';
import { includeTarget } from '../../src/core/lint/included-files.ts';
import { offsetAt } from '../../src/core/text/document.ts';
import { dirname, join } from '../../src/core/text/path.ts';
import { at, type Kind, line, lineAtOffset, type Place, type Plan, put, splice } from './plan.ts';
import { misspell, type Random } from './random.ts';

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

function misspellPart(place: Place, random: Random, from: number, name: string): Plan | undefined {
  const stem = /^[^.]*/.exec(name)?.[0] ?? '';
  const wrong = misspell(stem, random);
  if (wrong === undefined) return;
  return {
    text: splice(place.text, from, from + stem.length, wrong),
    lines: line(lineAtOffset(place.text, from)),
  };
}

/** Defects of includes. */
const includeKinds: readonly Kind[] = [
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
const linkKinds: readonly Kind[] = [
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

/** Defects of directives and of the course's structure. */
const courseKinds: readonly Kind[] = [
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

/** A line of SUMMARY.md that is a nested or top chapter. */
function summaryLine(
  { book, texts }: Place,
  random: Random,
  wants: (line: string, before: string) => boolean,
) {
  const { document } = book.summary;
  const text = document && texts.get(document.path);
  if (document === undefined || text === undefined) return undefined;
  const rows = text.split(/(?<=\n)/);
  const numbers = rows.flatMap((row, index) =>
    /^\s*[-*] \[.*\]\(\S+\.md\)\s*$/.test(row) && wants(row, rows[index - 1] ?? '') ? [index] : [],
  );
  const number = random.pick(numbers);
  return number === undefined ? undefined : { path: document.path, rows, number };
}

/** Defects of SUMMARY.md and book.toml. */
const bookFileKinds: readonly Kind[] = [
  {
    id: 'chapter file misspelt',
    rule: 'summary',
    restores: false,
    plant(place, random) {
      const found = summaryLine(place, random, () => true);
      if (found === undefined) return;
      const rows = [...found.rows];
      rows[found.number] = (rows[found.number] ?? '').replace(/(\w)\.md\)/, '$1$1.md)');
      return { text: rows.join(''), path: found.path, lines: line(found.number) };
    },
  },
  {
    id: 'chapter listed twice',
    rule: 'summary',
    restores: false,
    plant(place, random) {
      const found = summaryLine(place, random, () => true);
      if (found === undefined) return;
      const rows = [...found.rows];
      rows.splice(found.number, 0, rows[found.number] ?? '');
      return { text: rows.join(''), path: found.path, lines: [found.number, found.number + 1] };
    },
  },
  {
    id: 'indented too far',
    rule: 'summary',
    restores: true,
    plant(place, random) {
      const indent = (row: string) => row.length - row.trimStart().length;
      const found = summaryLine(
        place,
        random,
        (row, before) => /^\s*[-*] \[/.test(before) && indent(row) >= indent(before),
      );
      if (found === undefined) return;
      const rows = [...found.rows];
      rows[found.number] = `        ${rows[found.number]}`;
      return { text: rows.join(''), path: found.path, lines: line(found.number) };
    },
  },
  {
    id: 'words in SUMMARY.md',
    rule: 'summary',
    restores: false,
    plant(place, random) {
      const found = summaryLine(place, random, () => true);
      if (found === undefined) return;
      const eol = found.rows[0]?.endsWith('\r\n') ? '\r\n' : '\n';
      const rows = [...found.rows, eol, `Words that are no chapter.${eol}`];
      return { text: rows.join(''), path: found.path, lines: line(rows.length - 1) };
    },
  },
  {
    id: 'page in no line of SUMMARY.md',
    rule: 'orphan',
    restores: false,
    plant(place, random) {
      const path = `${place.book.source}/forgotten-${random.below(1000)}.md`;
      return { text: '# Forgotten\n', path };
    },
  },
  {
    id: 'redirect to a redirect',
    rule: 'redirect',
    restores: false,
    plant(place, random) {
      const { document, redirects } = place.book.config;
      const [first] = redirects;
      const to = random.pick(redirects);
      if (document === undefined || first === undefined || to === undefined || /^\w+:|^\//.test(to.to))
        return;
      const row = document.lineStarts[first.fromRange.start.line] ?? 0;
      const added = `"0-old-${random.below(1000)}.html" = "${to.from.replace(/^\//, '')}"\n`;
      return {
        text: splice(document.text, row, row, added),
        path: document.path,
        lines: line(first.fromRange.start.line),
      };
    },
  },
  {
    id: 'redirect misspelt',
    rule: 'redirect',
    restores: true,
    plant(place, random) {
      const { document, redirects } = place.book.config;
      const found = random.pick(redirects.filter(({ to }) => to.endsWith('.html') && !/^\w+:|^\//.test(to)));
      if (document === undefined || found === undefined) return;
      const start = offsetAt(document, found.toRange.start);
      const name = found.to.slice(found.to.lastIndexOf('/') + 1);
      const stem = name.replace(/\.html$/, '');
      const wrong = misspell(stem, random);
      if (wrong === undefined) return;
      const from = start + found.to.length - name.length;
      return {
        text: splice(document.text, from, from + stem.length, wrong),
        path: document.path,
        lines: line(found.toRange.start.line),
      };
    },
  },
];

/** Defects of what binds a book together. */
export const bookKinds: readonly Kind[] = [...includeKinds, ...linkKinds, ...courseKinds, ...bookFileKinds];
