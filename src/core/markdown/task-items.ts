import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { readParagraph } from './paragraph-lines.ts';

const box = /\[([ \txX])\](?=[ \t\n])[ \t]*/y;

/** Puts a token `task_box` (`meta.checked`) at the start of list items that start with `[ ]` or `[x]`. */
export function useTaskItems(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'task_item', taskItem);
  markdown.core.ruler.after('inline', 'task_boxes', (state) => {
    for (const token of state.tokens) {
      const checked = (token.meta as { task?: boolean } | null)?.task;
      if (token.type !== 'inline' || checked === undefined) continue;
      const made = new state.Token('task_box', 'input', 0);
      made.meta = { checked };
      token.children?.unshift(made);
    }
  });
}

function taskItem(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const item = state.tokens.at(-1);
  if (silent || item?.type !== 'list_item_open' || item.map?.[0] !== startLine) return false;
  const { bMarks, tShift, eMarks } = state;
  const start = (bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  box.lastIndex = start;
  const match = box.exec(state.src);
  if (!match) return false;
  const checked = /x/i.test(match[1] ?? '');
  if (box.lastIndex >= (eMarks[startLine] ?? 0)) {
    // A box alone stands in no paragraph, and what follows it in none of its own.
    const made = state.push('task_box', 'input', 0);
    made.meta = { checked };
    made.map = [startLine, startLine + 1];
    state.line = startLine + 1;
    // Then a blank line ends the item, as one with nothing in it; the list sets its own indent again.
    if (state.isEmpty(startLine + 1)) state.blkIndent = Number.MAX_SAFE_INTEGER;
    return true;
  }
  const saved = [bMarks[startLine] ?? 0, tShift[startLine] ?? 0] as const;
  bMarks[startLine] = box.lastIndex;
  tShift[startLine] = 0;
  const first = state.tokens.length;
  readParagraph(state, startLine, endLine);
  [bMarks[startLine], tShift[startLine]] = saved;
  const inline: Token | undefined = state.tokens[first + 1];
  if (inline?.type === 'inline') inline.meta = { task: checked };
  return true;
}
