import type { MarkdownIt, StateBlock } from 'markdown-it';
import { originalBlockRule } from './original-rules.ts';
import { interruptsParagraph, readParagraph } from './paragraph-lines.ts';

/**
 * Link definitions. As markdown-it's own, but one is the start of a paragraph: the next line goes on with it, without
 * a quote mark or with an indent too.
 */
export function useReferences(markdown: MarkdownIt): void {
  const reference = originalBlockRule('reference');
  markdown.block.ruler.before(
    'list',
    'underline_ends_reference',
    (state, startLine, _endLine, silent) =>
      silent && state.parentType === 'reference' && isUnderline(state, startLine),
    { alt: ['reference'] },
  );
  markdown.block.ruler.at('reference', (state, startLine, endLine, silent) => {
    if (!reference(state, startLine, endLine, silent)) return false;
    if (silent) return true;
    state.tokens.pop();
    while (!interruptsParagraph(state, state.line, endLine)) {
      const { line, sCount } = state;
      const saved = sCount[line] ?? 0;
      sCount[line] = state.blkIndent;
      const another = reference(state, line, endLine, false);
      sCount[line] = saved;
      if (!another) {
        readParagraph(state, line, endLine);
        break;
      }
      state.tokens.pop();
    }
    return true;
  });
}

/** Whether a line underlines a heading: no definition goes on over it. */
function isUnderline({ src, bMarks, tShift, eMarks }: StateBlock, line: number): boolean {
  const text = src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
  return /^(?:=+|-+)[ \t]*$/.test(text);
}
