import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { inContainer } from './lazy-lines.ts';
import { originalBlockRule } from './original-rules.ts';
import { interruptsParagraph, readParagraph } from './paragraph-lines.ts';

/** The line indents of the definitions being read, innermost last: where each is, and where its list is. */
interface Nesting {
  definitions?: { readonly indent: number; readonly outer: number }[];
}

/**
 * Definition lists as pulldown-cmark reads them: a line that starts with a colon makes the paragraph before it (blank
 * lines between or not) a term. Tokens `dl_open`, `dt_open`, `dd_open` and their ends.
 */
export function useDefinitionLists(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'definition', define, { alt: ['paragraph', 'reference'] });
  markdown.block.ruler.at('paragraph', (state, startLine, endLine, silent) => {
    if (!paragraph(state, startLine, endLine, silent)) return false;
    if (!silent) defineBelow(state, endLine);
    return true;
  });
  markdown.core.ruler.after('block', 'tight_definitions', (state) => tighten(state.tokens));
}

const paragraph = originalBlockRule('paragraph');

/** Blank lines between a term and its definition do not make what is around the list loose. */
function defineBelow(state: StateBlock, endLine: number): void {
  const { line } = state;
  let next = line;
  while (next < endLine && state.isEmpty(next)) next++;
  if (next > line && next < endLine && (state.sCount[next] ?? 0) >= state.blkIndent) {
    define(state, next, endLine, false);
  }
}

function define(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const position = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(position) !== 0x3a || position >= (state.eMarks[startLine] ?? 0)) return false;
  const indent = state.sCount[startLine] ?? 0;
  if (silent) return endsParagraph(state, indent);
  if (indent - state.blkIndent >= 4) return false;
  const list = openList(state);
  if (!list) return false;
  // Right in a quote a blank line before the definition says nothing.
  const before = startLine > 0 && state.isEmpty(startLine - 1) && state.parentType !== 'blockquote';
  if (before) list.meta = { ...list.meta, loose: true };
  inContainer(state, () => readDefinition(state, startLine, endLine, position, list));
  const close = state.push('dl_close', 'dl', -1);
  close.meta = { list };
  if (list.map) list.map[1] = state.line;
  readOn(state, endLine);
  return true;
}

const other = /[[:]|<(?=[a-zA-Z/!?])|[-+*>](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)/y;

/** A paragraph after blank lines may be the list's next term: these do not make what is around the list loose. */
function readOn(state: StateBlock, endLine: number): void {
  const { line } = state;
  let next = line;
  while (next < endLine && state.isEmpty(next)) next++;
  if (next === line || next >= endLine) return;
  const indent = (state.sCount[next] ?? 0) - state.blkIndent;
  if (indent < 0 || indent >= 4 || interruptsParagraph(state, next, endLine)) return;
  other.lastIndex = (state.bMarks[next] ?? 0) + (state.tShift[next] ?? 0);
  if (!other.test(state.src)) readParagraph(state, next, endLine);
}

/** A colon ends the paragraph above it, and a lazy one that of a definition it is indented less than. Link definitions go on. */
function endsParagraph(state: StateBlock, indent: number): boolean {
  if (state.parentType !== 'paragraph' && state.parentType !== 'reference') return false;
  if (indent >= state.blkIndent) return state.parentType === 'paragraph';
  const inner = (state as StateBlock & Nesting).definitions?.at(-1);
  return inner !== undefined && inner.indent === state.blkIndent && indent >= inner.outer;
}

/** The list to go on with: the one just closed, or a new one whose term is the paragraph just closed. */
function openList(state: StateBlock): Token | undefined {
  const { tokens } = state;
  const last = tokens.at(-1);
  if (last?.level !== state.level) return undefined;
  if (last.type === 'dl_close' && !isOver(last)) {
    tokens.pop();
    state.level++;
    return (last.meta as { list: Token }).list;
  }
  if (last.type !== 'paragraph_close') return undefined;
  const open = tokens.at(-3);
  const inline = tokens.at(-2);
  if (open?.type !== 'paragraph_open' || inline?.type !== 'inline') return undefined;
  const previous = tokens.at(-4);
  open.type = 'dt_open';
  last.type = 'dt_close';
  open.tag = last.tag = 'dt';
  if (previous?.type === 'dl_close' && previous.level === state.level && !isOver(previous)) {
    tokens.splice(-4, 1);
    for (const token of [open, inline, last]) token.level++;
    state.level++;
    return (previous.meta as { list: Token }).list;
  }
  tokens.splice(-3, 3);
  const list = state.push('dl_open', 'dl', 1);
  list.map = [open.map?.[0] ?? 0, 0];
  list.meta = { loose: false };
  for (const token of [open, inline, last]) token.level++;
  tokens.push(open, inline, last);
  return list;
}

/** A definition with nothing in it and a blank line after it ends its list. */
function isOver(close: Token): boolean {
  return (close.meta as { list: Token }).list.meta?.over === true;
}

function readDefinition(
  state: StateBlock,
  startLine: number,
  endLine: number,
  position: number,
  list: Token,
): void {
  const { bMarks, eMarks, tShift, sCount, bsCount } = state;
  const outer = state.blkIndent;
  const saved = [tShift[startLine] ?? 0, sCount[startLine] ?? 0] as const;
  const initial = saved[1] + 1;
  let offset = initial;
  let start = position + 1;
  for (; start < (eMarks[startLine] ?? 0); start++) {
    const code = state.src.charCodeAt(start);
    if (code === 0x09) offset += 4 - ((offset + (bsCount[startLine] ?? 0)) % 4);
    else if (code === 0x20) offset++;
    else break;
  }
  const blank = start >= (eMarks[startLine] ?? 0);
  const spaces = offset - initial;
  // Five spaces or more after the colon make an indented code block.
  const indent = initial + (blank ? 0 : spaces >= 5 ? 1 : spaces);
  const open = state.push('dd_open', 'dd', 1);
  const lines: [number, number] = [startLine, 0];
  open.map = lines;
  const nesting = state as StateBlock & Nesting;
  nesting.definitions = [...(nesting.definitions ?? []), { indent, outer }];
  const { parentType, tight } = state;
  state.parentType = 'root';
  state.blkIndent = indent;
  state.tight = true;
  tShift[startLine] = start - (bMarks[startLine] ?? 0);
  sCount[startLine] = offset;
  state.line = startLine;
  if (blank) state.line = Math.min(startLine + 1, endLine);
  if (blank && state.isEmpty(state.line)) list.meta = { ...list.meta, over: true };
  if (!blank || !state.isEmpty(state.line)) state.md.block.tokenize(state, state.line, endLine);
  if (!state.tight) list.meta = { ...list.meta, loose: true };
  state.tight = tight;
  state.blkIndent = outer;
  state.parentType = parentType;
  nesting.definitions = nesting.definitions.slice(0, -1);
  [tShift[startLine], sCount[startLine]] = saved;
  state.push('dd_close', 'dd', -1);
  // Blank lines after it belong to what follows.
  while (state.line > startLine + 1 && state.isEmpty(state.line - 1)) state.line--;
  lines[1] = state.line;
}

/** In a tight list the paragraphs right below a definition are not shown as such. */
function tighten(tokens: readonly Token[]): void {
  const lists: Token[] = [];
  for (const token of tokens) {
    if (token.type === 'dl_open') lists.push(token);
    else if (token.type === 'dl_close') lists.pop();
    const list = lists.at(-1);
    if (list?.meta?.loose === false && token.level === list.level + 2 && /^paragraph_/.test(token.type)) {
      token.hidden = true;
    }
  }
}
