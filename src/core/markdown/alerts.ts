import type { MarkdownIt, StateBlock } from 'markdown-it';
import { interruptsParagraph, readParagraph } from './paragraph-lines.ts';

/** The kinds of alert that GitHub knows, as they are in class names. */
export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

const tag = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** Makes a quote whose first line is `[!NOTE]` an alert: its `blockquote_open` gets `meta.alert`. */
export function useAlerts(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'alert', alert);
}

function alert(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.parentType !== 'blockquote') return false;
  const quote = state.tokens.at(-1);
  if (quote?.type !== 'blockquote_open' || quote.map?.[0] !== startLine || quote.meta) return false;
  const { bMarks, tShift, eMarks, sCount } = state;
  // Right after the mark and its one space, or a tab in its place.
  const first = bMarks[startLine] ?? 0;
  const shift = tShift[startLine] ?? 0;
  if (shift > 0 && state.src.slice(first - 1, first + shift) !== '>\t') return false;
  const kind = tag.exec(state.src.slice(first + shift, eMarks[startLine]))?.[1];
  if (kind === undefined) return false;
  quote.meta = { alert: kind.toLowerCase() as AlertKind };
  const next = startLine + 1;
  state.line = next;
  // What follows goes on with the tag as with a paragraph: however it is indented, and without a mark too.
  if (interruptsParagraph(state, next, endLine)) return true;
  sCount[next] = state.blkIndent;
  const start = (bMarks[next] ?? 0) + (tShift[next] ?? 0);
  // Only HTML and link definitions are read as such where no paragraph could be interrupted by them.
  if (!/[<[]/.test(state.src[start] ?? '')) readParagraph(state, next, endLine);
  return true;
}
