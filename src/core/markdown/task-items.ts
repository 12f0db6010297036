import type { MarkdownIt, Token } from 'markdown-it';

const box = /^\[([ \txX])\](?=[ \t\n]|$)[ \t\n]*/;

/** Puts a token `task_box` (`meta.checked`) before the text of list items that start with `[ ]` or `[x]`. */
export function useTaskItems(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'task_items', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === 'list_item_open') mark(state.tokens[index + 1], state.tokens[index + 2]);
    }
  });
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

function mark(paragraph: Token | undefined, inline: Token | undefined): void {
  if (paragraph?.type !== 'paragraph_open' || inline?.type !== 'inline') return;
  const match = box.exec(inline.content);
  if (!match) return;
  inline.content = inline.content.slice(match[0].length);
  inline.meta = { task: /x/i.test(match[1] ?? '') };
}
