import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it';
import { DelimiterStack } from './delimiter-stack.ts';
import { isPunctuation, isSpace, neighboursOf } from './flanking.ts';

const tilde = 0x7e;

/**
 * Emphasis, strong text and strikethrough (`~x~` and `~~x~~` as `<del>`; three tildes or more are text), paired as
 * pulldown-cmark does.
 */
export function useEmphasis(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('strikethrough', tokenizeTildes);
  markdown.inline.ruler2.disable(['balance_pairs', 'strikethrough']);
  markdown.inline.ruler2.at('emphasis', (state) => {
    pairDelimiters(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) pairDelimiters(state, meta.delimiters);
  });
}

function tokenizeTildes(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) return false;
  let end = state.pos + 1;
  while (end < state.posMax && state.src.charCodeAt(end) === tilde) end++;
  const count = end - state.pos;
  const token = state.push('text', '', 0);
  token.content = state.src.slice(state.pos, end);
  if (count <= 2) {
    const { before, after } = neighboursOf(state.src, state.pos, end);
    const inWord = count === 2;
    const outside = isSpace(before) || isPunctuation(before);
    const followed = isSpace(after) || isPunctuation(after);
    state.delimiters.push({
      marker: tilde,
      length: count,
      token: state.tokens.length - 1,
      end: -1,
      open: !isSpace(after) && (inWord || outside),
      close: !isSpace(before) && ((inWord && !isPunctuation(before)) || followed),
    });
  }
  state.pos = end;
  return true;
}

/** Pairs the delimiters of one level: there is one for each `*` and `_`, and one for each run of tildes. */
export function pairDelimiters(state: StateInline, delimiters: readonly Delimiter[]): void {
  const stack = new DelimiterStack();
  for (let index = 0; index < delimiters.length; ) {
    const first = delimiters[index];
    if (!first) break;
    const { marker, open, close } = first;
    const runLength = first.length ?? 1;
    const run = { marker, runLength, both: open && close };
    const end = index + (marker === tilde ? 1 : runLength);
    while (close && index < end) {
      const opener = stack.take(marker, runLength, run.both);
      if (!opener) break;
      const matched = Math.min(end - index, opener.count);
      const rest = opener.count - matched;
      mark(state, delimiters, opener.start + rest, index, matched);
      if (rest > 0) stack.push({ ...opener, count: rest });
      index += matched;
    }
    if (index < end && open) stack.push({ ...run, start: index, count: end - index });
    index = end;
  }
}

/** Turns `count` delimiters from `start` and as many from `end` into elements, pairs of two first, from inside out. */
function mark(
  state: StateInline,
  delimiters: readonly Delimiter[],
  start: number,
  end: number,
  count: number,
): void {
  let opening = start + count;
  let closing = end - 1;
  while (opening > start) {
    const size = opening > start + 1 ? 2 : 1;
    opening -= size;
    closing += size;
    const isTilde = delimiters[opening]?.marker === tilde;
    const name = isTilde ? 'del' : size === 2 ? 'strong' : 'em';
    for (let index = 0; index < size; index++) {
      clear(state, delimiters[opening + index]);
      clear(state, delimiters[closing - index]);
    }
    turn(state, delimiters[opening], name, 1);
    turn(state, delimiters[closing], name, -1);
  }
}

function clear(state: StateInline, delimiter: Delimiter | undefined): void {
  const token = state.tokens[delimiter?.token ?? -1];
  if (token) token.content = '';
}

function turn(state: StateInline, delimiter: Delimiter | undefined, name: string, nesting: 1 | -1): void {
  const token = state.tokens[delimiter?.token ?? -1];
  if (!token) return;
  token.type = `${name}_${nesting === 1 ? 'open' : 'close'}`;
  token.tag = name;
  token.nesting = nesting;
}
