import type { MarkdownIt, StateInline } from 'markdown-it';

/** Every character that may start something inside a line: markdown-it's own, and quotes and dots for mdBook. */
const plain = /[^\n!"$&'*+\-.:<=>@[\\\]^_`{}~]+/y;

/** Lets plain text end where one of mdBook's own inline rules may start, which markdown-it's does not. */
export function useTextRuns(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('text', text);
}

function text(state: StateInline, silent: boolean): boolean {
  plain.lastIndex = state.pos;
  if (!plain.test(state.src)) return false;
  const end = Math.min(plain.lastIndex, state.posMax);
  if (end <= state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}
