import type { MarkdownIt } from 'markdown-it';

/** Tables as markdown-it reads them, but only a header row that starts with `|` interrupts a paragraph. */
export function useTables(markdown: MarkdownIt): void {
  const { ruler } = markdown.block;
  const table = ruler.getRules('').find((rule) => rule.name === 'table');
  if (!table) return;
  ruler.at(
    'table',
    (state, startLine, endLine, silent) => {
      if (silent) {
        const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
        if (state.src.charCodeAt(start) !== 0x7c) return false;
      }
      return table(state, startLine, endLine, silent);
    },
    { alt: ['paragraph', 'reference'] },
  );
}
