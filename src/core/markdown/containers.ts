import type { MarkdownIt, StateBlock } from 'markdown-it';
import { inContainer } from './lazy-lines.ts';
import { originalBlockRule } from './original-rules.ts';

const list = originalBlockRule('list');
const fence = originalBlockRule('fence');
const quote = originalBlockRule('blockquote');

/** Blank lines at the end of code or HTML that never ends belong to it, and make no list loose. */
export function keepLastLine(state: StateBlock, startLine: number): void {
  const last = state.line - 1;
  // A line that is not empty by markdown-it's own account; nothing else reads it again.
  if (last > startLine && state.isEmpty(last)) state.tShift[last] = -1;
}

/**
 * Lists and quotes as markdown-it reads them, but a line that may end a link definition is one that may end a
 * paragraph, and a `>` indented by four or more is no quote's mark.
 */
export function useContainers(markdown: MarkdownIt): void {
  markdown.block.ruler.at(
    'fence',
    (state, startLine, endLine, silent) => {
      const found = fence(state, startLine, endLine, silent);
      if (found && !silent) keepLastLine(state, startLine);
      return found;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  markdown.block.ruler.at(
    'list',
    (state, startLine, endLine, silent) => {
      if (!silent) return inContainer(state, () => list(state, startLine, endLine, silent));
      const { parentType, listIndent } = state;
      if (parentType === 'reference') state.parentType = 'paragraph';
      // Which lines go on however they begin is known better: see `useLazyLines`.
      state.listIndent = -1;
      const found = list(state, startLine, endLine, silent);
      state.parentType = parentType;
      state.listIndent = listIndent;
      return found;
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
  markdown.block.ruler.at(
    'blockquote',
    (state, startLine, endLine, silent) => {
      const deep = silent ? [] : deepMarks(state, startLine, endLine);
      const shifts = deep.map((line) => state.tShift[line] ?? 0);
      // Seen from its line's start it begins with a space, and so with no mark.
      for (const line of deep) state.tShift[line] = 0;
      const found = quote(state, startLine, endLine, silent);
      for (const [index, line] of deep.entries()) state.tShift[line] = shifts[index] ?? 0;
      return found;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

/** Lines of a quote, up to the first blank one, whose `>` is indented too far. */
function deepMarks(state: StateBlock, startLine: number, endLine: number): number[] {
  const found: number[] = [];
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3e) return found;
  for (let line = startLine + 1; line < endLine && !state.isEmpty(line); line++) {
    if ((state.sCount[line] ?? 0) - state.blkIndent < 4) continue;
    const position = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    // pulldown-cmark takes it for a mark where a tab reaches just the fourth column.
    const tabbed = (state.sCount[line] ?? 0) === 4 && state.src[position - 1] === '\t';
    if (state.src.charCodeAt(position) === 0x3e && !tabbed) found.push(line);
  }
  return found;
}
