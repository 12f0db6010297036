import type { MarkdownIt, StateBlock } from 'markdown-it';
import { originalBlockRule } from './original-rules.ts';

const table = originalBlockRule('table');

/**
 * Tables as markdown-it reads them, but everything else that may start on the header's line goes before; the line below
 * it needs a `|`; and only a header that starts with `|` interrupts a paragraph.
 */
export function useTables(markdown: MarkdownIt): void {
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
      if (!below.includes('|') || !table(state, startLine, endLine, true)) return false;
      return silent || readRows(state, startLine, endLine);
    },
    { alt: ['paragraph', 'reference'] },
  );
}

/** Reads a table whose rows may be indented as far as they like. */
function readRows(state: StateBlock, startLine: number, endLine: number): boolean {
  const { sCount, blkIndent } = state;
  const saved: number[] = [];
  for (let line = startLine + 2; line < endLine && !state.isEmpty(line); line++) {
    const indent = sCount[line] ?? 0;
    if (indent < blkIndent) break;
    saved.push(indent);
    sCount[line] = blkIndent;
  }
  const found = table(state, startLine, endLine, false);
  for (const [index, indent] of saved.entries()) sCount[startLine + 2 + index] = indent;
  return found;
}
