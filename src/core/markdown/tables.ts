import type { MarkdownIt, StateBlock } from 'markdown-it';

type Alignment = 'left' | 'center' | 'right' | undefined;

/** So many cells are made up at most for rows that are too short, as pulldown-cmark has it. */
const mostMissingCells = 0x40000;

/**
 * Tables as pulldown-cmark reads them: everything else that may start on the header's line goes before; only a header
 * that starts with `|` interrupts a paragraph; rows may be indented as far as they like.
 */
export function useTables(markdown: MarkdownIt): void {
  const { ruler } = markdown.block;
  ruler.disable('table');
  ruler.before('lheading', 'table_below_all', table, { alt: ['paragraph', 'reference'] });
}

/** Reads a table whose header is at a line. */
export function table(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (startLine + 1 >= endLine || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const header = textOf(state, startLine);
  if (!header.includes('|') || (silent && !header.startsWith('|'))) return false;
  // An odd number of backslashes at its end is a line break.
  if (/(?<!\\)(?:\\\\)*\\$/.test(header)) return false;
  const indent = (state.sCount[startLine + 1] ?? 0) - state.blkIndent;
  if (indent < 0 || indent >= 4) return false;
  const alignments = alignmentsOf(textOf(state, startLine + 1));
  const columns = alignments && columnsOf(header);
  if (!alignments || columns !== alignments.length) return false;
  if (silent) return true;
  const { parentType } = state;
  state.parentType = 'table';
  const open = state.push('table_open', 'table', 1);
  state.push('thead_open', 'thead', 1).map = [startLine, startLine + 1];
  pushRow(state, 'th', cellsOf(header), alignments, startLine);
  state.push('thead_close', 'thead', -1);
  state.line = startLine + 2;
  readRows(state, endLine, alignments);
  state.push('table_close', 'table', -1);
  open.map = [startLine, state.line];
  state.parentType = parentType;
  return true;
}

function readRows(state: StateBlock, endLine: number, alignments: readonly Alignment[]): void {
  const { sCount, blkIndent } = state;
  const rules = state.md.block.ruler.getRules('blockquote');
  const first = state.line;
  let missing = 0;
  for (let line = first; line < endLine && !state.isEmpty(line); line++) {
    const indent = sCount[line] ?? 0;
    if (indent < blkIndent) break;
    sCount[line] = blkIndent;
    const ends = rules.some((rule) => rule(state, line, endLine, true));
    sCount[line] = indent;
    const cells = ends ? [] : cellsOf(textOf(state, line));
    missing += Math.max(alignments.length - cells.length, 0);
    if (cells.length === 0 || missing > mostMissingCells) break;
    if (line === first) state.push('tbody_open', 'tbody', 1).map = [first, first];
    pushRow(state, 'td', cells, alignments, line);
    state.line = line + 1;
  }
  if (state.line > first) state.push('tbody_close', 'tbody', -1);
}

function pushRow(
  state: StateBlock,
  tag: 'th' | 'td',
  cells: readonly string[],
  alignments: readonly Alignment[],
  line: number,
): void {
  state.push('tr_open', 'tr', 1).map = [line, line + 1];
  for (const [index, alignment] of alignments.entries()) {
    const cell = state.push(`${tag}_open`, tag, 1);
    if (alignment) cell.attrs = [['style', `text-align:${alignment}`]];
    const inline = state.push('inline', '', 0);
    inline.content = cells[index] ?? '';
    inline.children = [];
    state.push(`${tag}_close`, tag, -1);
  }
  state.push('tr_close', 'tr', -1);
}

function textOf({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

/** What the line below the header says of its columns; `undefined` for any other line. */
function alignmentsOf(text: string): Alignment[] | undefined {
  if (!text.includes('|') || !text.includes('-') || !/^[ :|-]*$/.test(text)) return undefined;
  const columns = text.replace(/^\|/, '').split('|');
  if (columns.at(-1)?.trim() === '') columns.pop();
  const last = text.trimEnd().endsWith('|') ? columns.length : columns.length - 1;
  if (columns.slice(0, last).some((column) => !column.includes('-'))) return undefined;
  return columns.map((column) => {
    const marks = column.replaceAll(' ', '');
    const left = marks.startsWith(':');
    const right = marks.indexOf(':', 1) > 0;
    return right ? (left ? 'center' : 'right') : left ? 'left' : undefined;
  });
}

const bar = /(?<!\\)\|/;

/** How many columns a header has, by its bars. */
function columnsOf(header: string): number {
  const text = header.trim();
  const bars = text.split(bar).length - 1;
  if (bars === 0) return 0;
  const inner = bars - (text.startsWith('|') ? 1 : 0);
  return /(?<!\\)\|$/.test(text) ? inner : inner + 1;
}

/** A row's cells, `\|` in them being a bar. A bar alone makes no row. */
function cellsOf(row: string): string[] {
  const cells = row.replace(/^\|/, '').split(bar);
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}
