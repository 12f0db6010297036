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
  const { labels, end } = labelsAt(state.src, start);
  if (labels.length === 0 || silent) return labels.length > 0;
  // One right inside another ends it, and is ended in its place: what follows goes on at the same indent.
  const inside = state.parentType === content;
  if (inside) state.push('footnote_close', '', -1);
  const lines: [number, number] = [startLine, startLine + 1];
  for (const [index, label] of labels.entries()) {
    if (index > 0) state.push('footnote_close', '', -1);
    knownLabels(state.env).add(label.toLowerCase());
    const open = state.push('footnote_open', '', 1);
    open.meta = { label };
    open.map = lines;
  }
  if (inside) readRest(state, startLine, endLine, end, state.blkIndent);
  else {
    inContainer(state, () => parseContent(state, startLine, endLine, end));
    state.push('footnote_close', '', -1);
  }
  lines[1] = state.line;
  return true;
}

/** The labels of the definitions that stand one after the other in a line, and the offset after the last. */
function labelsAt(text: string, start: number): { labels: string[]; end: number } {
  const labels: string[] = [];
  let end = start;
  for (;;) {
    definition.lastIndex = end;
    const label = normalLabel(definition.exec(text)?.[1] ?? '');
    if (label === '' || label.length > 999) return { labels, end };
    labels.push(label);
    end = definition.lastIndex;
  }
}

/** What stands in the definition: the rest of its line, and lines indented by four or blank. */
function parseContent(state: StateBlock, startLine: number, endLine: number, position: number): void {
  const { blkIndent, parentType } = state;
  state.blkIndent = blkIndent + 4;
  state.parentType = content;
  readRest(state, startLine, endLine, position, state.blkIndent);
  if (state.line < endLine) state.md.block.tokenize(state, state.line, endLine);
  state.blkIndent = blkIndent;
  state.parentType = parentType;
}

/** Reads the block that begins after a label, if one does, in its line. */
function readRest(
  state: StateBlock,
  startLine: number,
  endLine: number,
  position: number,
  indent: number,
): void {
  state.line = startLine + 1;
  if (position >= (state.eMarks[startLine] ?? 0)) return;
  const { bMarks, tShift, sCount } = state;
  const saved = [bMarks[startLine] ?? 0, tShift[startLine] ?? 0, sCount[startLine] ?? 0] as const;
  // As if the label were the indent: what is in the line is measured from the same column as what follows.
  const column = Math.max(position - indent, 0);
  bMarks[startLine] = state.src.slice(column, position).includes('\t') ? position : column;
  tShift[startLine] = position - (bMarks[startLine] ?? 0);
  sCount[startLine] = indent;
  state.md.block.ruler.getRules('').some((rule) => rule(state, startLine, endLine, false));
  [bMarks[startLine], tShift[startLine], sCount[startLine]] = saved;
}
