import { at, type HarmlessEdit, type Place, put, splice } from './plan.ts';

/** After the last paragraph outside notes and code, for what is added. */
function appended(place: Place, text: string): { text: string } | undefined {
  const { eol } = place.document;
  if (
    place.slide.codeBlocks.some(({ closed }) => !closed) ||
    place.slide.notes.some(({ close }) => close === undefined)
  )
    return undefined;
  const end = place.text.trimEnd().length;
  return { text: `${place.text.slice(0, end)}${eol}${eol}${text.replaceAll('\n', eol)}${eol}` };
}

function inSummary(
  place: Place,
  change: (text: string) => string,
): { text: string; path: string } | undefined {
  const { document } = place.book.summary;
  if (document === undefined) return undefined;
  const text = change(document.text);
  return text === document.text ? undefined : { text, path: document.path };
}

/** Edits that change nothing that a rule may speak of. */
export const harmlessEdits: readonly HarmlessEdit[] = [
  {
    id: 'CRLF',
    change: ({ text }) => (text.includes('\r') ? undefined : { text: text.replaceAll('\n', '\r\n') }),
  },
  {
    id: 'blank lines after the header',
    change(place) {
      const comment = place.slide.comments[0];
      return comment?.ownLines
        ? {
            text: splice(
              place.text,
              at(place, comment.range.end),
              at(place, comment.range.end),
              place.document.eol.repeat(3),
            ),
          }
        : undefined;
    },
  },
  {
    id: 'nested details',
    change(place, random) {
      const note = random.pick(place.slide.notes.filter(({ close }) => close !== undefined));
      if (note === undefined || !/^\r?\n\r?\n/.test(place.text.slice(at(place, note.open.end)))) return;
      const { eol } = place.document;
      const inner = `${eol}${eol}<details>${eol}${eol}Inside.${eol}${eol}</details>`;
      return { text: splice(place.text, at(place, note.open.end), at(place, note.open.end), inner) };
    },
  },
  {
    id: 'YAML comment',
    change: (place) =>
      place.slide.frontMatter && place.text.startsWith('---')
        ? { text: place.text.replace(/^---(\r?\n)/, "---$1# a comment: of one's own$1$1") }
        : undefined,
  },
  {
    id: 'quoted keys',
    change(place, random) {
      const entry = random.pick(place.slide.frontMatter?.entries ?? []);
      return entry && /^\w+$/.test(entry.key)
        ? { text: put(place, entry.keyRange, `"${entry.key}"`) }
        : undefined;
    },
  },
  {
    id: 'star bullets in SUMMARY.md',
    change: (place) => inSummary(place, (text) => text.replace(/^( *)- /gm, '$1* ')),
  },
  {
    id: 'draft in SUMMARY.md',
    change: (place) => inSummary(place, (text) => text.replace(/^(- \[.*\n)/m, '$1- [Later]()\n')),
  },
  {
    id: 'comment in SUMMARY.md',
    change: (place) =>
      inSummary(place, (text) => `<!--\n- [not](a-chapter.md)\n\nof several lines\n-->\n\n${text}`),
  },
  { id: 'CRLF in SUMMARY.md', change: (place) => inSummary(place, (text) => text.replaceAll('\n', '\r\n')) },
  {
    id: 'quoted label',
    change(place, random) {
      const block = random.pick(
        place.slide.codeBlocks.filter(
          ({ info, content }) => info === 'bob' && /^ *\| [A-Za-z]{4,} {3,}\|$/m.test(content),
        ),
      );
      if (block === undefined) return;
      const start = at(place, block.range.start);
      const text = place.text.slice(start, at(place, block.range.end));
      return {
        text: put(place, block.range, text.replace(/^( *\|) ([A-Za-z]{4,}) {3}( *\|)$/m, '$1 "$2" $3')),
      };
    },
  },
  {
    id: 'fence that quotes a header',
    change: (place) =>
      appended(place, '```text\nCopyright 1999 Somebody Else\nSPDX-License-Identifier: MIT\n<details>\n```'),
  },
  {
    id: 'fence that quotes front matter',
    change: (place) => appended(place, '~~~~yaml\n---\nminuts: five\nminuts: 6\n~~~\n~~~~'),
  },
  {
    id: 'escaped include',
    change: (place) => appended(place, 'Write \\{{#include no-such-file.rs:main}} here.'),
  },
  { id: 'include without a path', change: (place) => appended(place, 'Write `{{#include}}` here.') },
  {
    id: 'tags in inline code',
    change: (place) => appended(place, 'The tags `<details>` and `</details>` and `![](x.png)` in code.'),
  },
  {
    id: 'tags in a comment',
    change: (place) => appended(place, '<!-- <details> and [x](nowhere.md) and\n</detail> in a comment -->'),
  },
  {
    id: 'image for decoration',
    change: (place) => appended(place, '<img src="https://example.org/x.png" alt="">'),
  },
  {
    id: 'link elsewhere',
    change: (place) =>
      appended(place, '[x](https://example.org/a.md#b) [y](mailto:a@example.org) [z](/root.html) [w](?q=1)'),
  },
  {
    id: 'link to its own heading',
    change: (place) =>
      place.slide.headings[0] ? appended(place, `[x](#${encodeURI(place.slide.headings[0].id)})`) : undefined,
  },
  {
    id: 'target out of the book',
    change: (place) => appended(place, `[x](${'../'.repeat(12)}other-book/a.md)`),
  },
  {
    id: 'heading with its own id',
    change: (place) => appended(place, '## More to read {#more-of-it}\n\n[x](#more-of-it)'),
  },
  {
    id: 'skip mark before a fence',
    change: (place) => appended(place, '<!-- mdbook-xgettext: skip -->\n\n```text\nx\n```'),
  },
  {
    id: 'details with summary',
    change: (place) => appended(place, '<details>\n<summary>More</summary>\n\nText.\n\n</details>'),
  },
  {
    id: 'undefined reference',
    change: (place) => appended(place, 'An array `a[0]` and [words][nowhere] and [ ] boxes.'),
  },
  { id: 'no final line end', change: ({ text }) => ({ text: text.trimEnd() }) },
  {
    id: 'annotations in another order',
    change: (place) => {
      const block = place.slide.codeBlocks.find(
        ({ language, annotations }) => language === 'rust' && annotations.length === 2,
      );
      const [a, b] = block?.annotations ?? [];
      return block && a && b ? { text: put(place, block.infoRange, `rust,${b.text},${a.text}`) } : undefined;
    },
  },
];
