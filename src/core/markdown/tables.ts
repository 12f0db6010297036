import type { MarkdownIt } from 'markdown-it';
import { originalBlockRule } from './original-rules.ts';

/**
 * Tables as markdown-it reads them, but everything else that may start on the header's line goes before; the line below
 * it needs a `|`; and only a header that starts with `|` interrupts a paragraph.
 */
export function useTables(markdown: MarkdownIt): void {
  const table = originalBlockRule('table');
  const { ruler } = markdown.block;
  ruler.disable('table');
  ruler.before(
    'lheading',
    'table_below_all',
    (state, startLine, endLine, silent) => {
      if (silent) {
        const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
        if (state.src.charCodeAt(start) !== 0x7c) return false;
      }
      const below = state.src.slice(state.bMarks[startLine + 1] ?? 0, state.eMarks[startLine + 1] ?? 0);
      return below.includes('|') && table(state, startLine, endLine, silent);
    },
    { alt: ['paragraph', 'reference'] },
  );
}
