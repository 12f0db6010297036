import type { MarkdownIt, StateBlock } from 'markdown-it';
import { keepLastLine } from './containers.ts';
import { type BlockRule, originalBlockRule } from './original-rules.ts';

const rawStart = /^<(pre|style|script|textarea)(?=[\s>]|$)/i;

/** HTML blocks as markdown-it reads them, but `<pre>` and its like end at their own end tag, written in small letters. */
export function useHtmlBlocks(markdown: MarkdownIt): void {
  const original = originalBlockRule('html_block');
  const rule: BlockRule = (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    if (state.src.charCodeAt(start) !== 0x3c || isTextAt(state.src, start)) return false;
    const name = rawStart.exec(state.src.slice(start, state.eMarks[startLine]))?.[1];
    if (name === undefined || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || silent) {
      const found = original(state, startLine, endLine, silent);
      if (found && !silent) keepLastLine(state, startLine);
      return found;
    }
    readTo(state, startLine, endLine, `</${name.toLowerCase()}>`);
    keepLastLine(state, startLine);
    return true;
  };
  markdown.block.ruler.at('html_block', rule, { alt: ['paragraph', 'reference', 'blockquote'] });
}

const oddTag =
  /<\/?[a-z](?:[^<>"'\u0080-\uffff]|"[^"]*"|'[^']*')*[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/iy;

/** Whether what looks like a tag holds white space that is not ASCII's, such as a no-break space: it is text then. */
export function isTextAt(text: string, start: number): boolean {
  oddTag.lastIndex = start;
  return oddTag.test(text);
}

function readTo(state: StateBlock, startLine: number, endLine: number, endTag: string): void {
  let line = startLine;
  for (; line < endLine; line++) {
    if (line > startLine && (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) break;
    if (state.src.slice(state.bMarks[line], state.eMarks[line]).includes(endTag)) {
      line++;
      break;
    }
  }
  state.line = line;
  const token = state.push('html_block', '', 0);
  token.map = [startLine, line];
  token.content = state.getLines(startLine, line, state.blkIndent, true);
}
