import { pagesOf, siteRedirect } from '../../src/core/lint/site.ts';
import { offsetAt } from '../../src/core/text/document.ts';
import { type Kind, line, type Place, splice } from './plan.ts';
import { misspell, type Random } from './random.ts';

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
export const bookKinds: readonly Kind[] = [
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
      const pages = pagesOf(place.book);
      const found = random.pick(
        redirects.filter(
          ({ from, to }) => to.endsWith('.html') && pages.has(siteRedirect(from, to).page ?? ''),
        ),
      );
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
