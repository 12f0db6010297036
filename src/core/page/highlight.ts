import { hideStretches, readCode } from './boring-spans.ts';

/** Colours code. */
export interface Highlighter {
  /**
   * The inside of a rendered `<code>` (escaped text, hidden lines in `span.boring`) with `hljs-…` spans for colours,
   * its text and hidden lines unchanged. The HTML as it is for a language that is not known. Kept by text.
   */
  highlight(language: string, html: string): string;
}

/** Room for coloured blocks, in characters of HTML; the oldest go first. Each key in a block is one more: some hundred are kept. */
const room = 1_000_000;

let loading: Promise<Highlighter> | undefined;

/** Loads the colourer and its languages the first time it is called. */
export function loadHighlighter(): Promise<Highlighter> {
  loading ??= import('./highlight-languages.ts').then(({ highlightText }) =>
    createHighlighter(highlightText),
  );
  return loading;
}

/** `Highlighter.highlight` for who need not keep the colourer: loads it when it is not there yet. */
export async function highlightCode(language: string, html: string): Promise<string> {
  return (await loadHighlighter()).highlight(language, html);
}

function createHighlighter(
  highlightText: (language: string, code: string) => string | undefined,
): Highlighter {
  const coloured = new Map<string, string>();
  let size = 0;
  return {
    highlight(language, html) {
      const key = `${language}\n${html}`;
      const known = coloured.get(key);
      if (known !== undefined) return known;
      const { text, boring } = readCode(html);
      const colours = highlightText(language, text);
      const result = colours === undefined ? html : hideStretches(colours, boring);
      coloured.set(key, result);
      size += key.length + result.length;
      for (const [oldest, value] of coloured) {
        if (size <= room || oldest === key) break;
        coloured.delete(oldest);
        size -= oldest.length + value.length;
      }
      return result;
    },
  };
}
