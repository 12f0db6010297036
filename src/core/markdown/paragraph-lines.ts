import type { StateBlock } from 'markdown-it';
import { originalBlockRule } from './original-rules.ts';
import { table } from './tables.ts';

const rules = [table, originalBlockRule('lheading'), originalBlockRule('paragraph')];

/** Whether a line begins something that ends the paragraph before it; blank lines do too. */
export function interruptsParagraph(state: StateBlock, line: number, endLine: number): boolean {
  if (line >= endLine || state.isEmpty(line)) return true;
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  const { parentType } = state;
  state.parentType = 'paragraph';
  const found = state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));
  state.parentType = parentType;
  return found;
}

/**
 * Reads a paragraph (or what a paragraph may turn out to be: a heading with a line below it, a table) at a line that
 * can be nothing else, however it is indented and whatever its first characters are.
 */
export function readParagraph(state: StateBlock, line: number, endLine: number): void {
  const { sCount } = state;
  const saved = sCount[line] ?? 0;
  sCount[line] = state.blkIndent;
  rules.some((rule) => rule(state, line, endLine, false));
  sCount[line] = saved;
}
