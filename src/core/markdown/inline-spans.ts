import type { MarkdownIt } from 'markdown-it';
import { isTextAt } from './html-blocks.ts';
import { originalInlineRule } from './original-rules.ts';

/** Where raw HTML or an address in angle brackets stands in its block's text, by offsets. */
export interface InlineSpan {
  readonly start: number;
  readonly end: number;
}

/** Has the tokens of inline HTML and of `<address>` carry their `InlineSpan` as `meta.span`. */
export function useInlineSpans(markdown: MarkdownIt): void {
  const html = originalInlineRule('html_inline');
  markdown.inline.ruler.at('html_inline', (state, silent) => {
    const { pos } = state;
    if (state.src.charCodeAt(pos) !== 0x3c || isTextAt(state.src, pos)) return false;
    const found = html(state, silent);
    const token = state.tokens.at(-1);
    if (found && !silent && token) token.meta = { span: { start: pos, end: state.pos } };
    return found;
  });
  const autolink = originalInlineRule('autolink');
  markdown.inline.ruler.at('autolink', (state, silent) => {
    const { pos } = state;
    const found = autolink(state, silent);
    const token = state.tokens.at(-3);
    if (found && !silent && token) token.meta = { span: { start: pos, end: state.pos } };
    return found;
  });
}
