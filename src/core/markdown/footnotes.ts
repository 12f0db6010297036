import type { Env, MarkdownIt, StateBlock } from 'markdown-it';
import { inContainer } from './lazy-lines.ts';

const definition = /\[\^((?:\\[^\n]|[^[\]\\\n])+)\]:[ \t]*/y;

/** What `parentType` is in a definition. */
const content = 'footnote';

/** Definitions of footnotes of GitHub's kind: tokens `footnote_open` and `footnote_close`, `meta.label` as written. */
export function useFootnotes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'footnote', define, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

/** The label of a footnote as it is shown in ids: trimmed, runs of white space made one. */
function normalLabel(label: string): string {
  return label.trim().replace(/[ \t]{2,}|\t/g, ' ');
}

/** Whether a footnote of that label is defined anywhere in the text. */
export function isFootnote(env: Env, label: string): boolean {
  return knownLabels(env).has(label.toLowerCase());
}

function knownLabels(env: Env): Set<string> {
  const kept = env as { footnoteLabels?: Set<string> };
  kept.footnoteLabels ??= new Set();
  return kept.footnoteLabels;
}

function define(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x5b || state.src.charCodeAt(start + 1) !== 0x5e) return false;
  definition.lastIndex = start;
  const match = definition.exec(state.src);
  const label = normalLabel(match?.[1] ?? '');
  if (!match || label === '' || label.length > 999) return false;
  if (silent) return true;
  knownLabels(state.env).add(label.toLowerCase());
  // One right inside another ends it, and is ended in its place.
  const inside = state.parentType === content;
  if (inside) state.push('footnote_close', '', -1);
  const open = state.push('footnote_open', '', 1);
  open.meta = { label };
  const lines: [number, number] = [startLine, startLine + 1];
  open.map = lines;
  if (inside) state.blkIndent -= 4;
  const { lastIndex } = definition;
  inContainer(state, () => parseContent(state, startLine, endLine, lastIndex));
  if (inside) state.blkIndent += 4;
  else state.push('footnote_close', '', -1);
  lines[1] = state.line;
  return true;
}

/** What stands in the definition: the rest of its line, and lines indented by four or blank. */
function parseContent(state: StateBlock, startLine: number, endLine: number, position: number): void {
  const { blkIndent, parentType } = state;
  const { bMarks, tShift, sCount } = state;
  const saved = [bMarks[startLine] ?? 0, tShift[startLine] ?? 0, sCount[startLine] ?? 0] as const;
  state.blkIndent = blkIndent + 4;
  state.parentType = content;
  // As if the label were the indent: what is in the line is measured from the same column as what follows.
  bMarks[startLine] = Math.max(position - state.blkIndent, 0);
  tShift[startLine] = position - (bMarks[startLine] ?? 0);
  sCount[startLine] = state.blkIndent;
  if (position >= (state.eMarks[startLine] ?? 0)) state.line = startLine + 1;
  else state.line = startLine;
  state.md.block.tokenize(state, state.line, endLine);
  if (state.line <= startLine) state.line = startLine + 1;
  [bMarks[startLine], tShift[startLine], sCount[startLine]] = saved;
  state.blkIndent = blkIndent;
  state.parentType = parentType;
}
