import type { MarkdownIt, StateInline } from 'markdown-it';
import { isPunctuation, isSpace, neighboursOf } from './flanking.ts';

const tilde = 0x7e;
/** Markers of runs of one and of two, so that the two never pair; 0x7f is no character that delimits. */
const markers: Readonly<Record<number, number>> = { 1: tilde, 2: 0x7f };

/** `~x~` and `~~x~~` as `<del>`; three tildes or more are text. */
export function useStrikethrough(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('strikethrough', tokenize);
  markdown.inline.ruler2.at('strikethrough', pair);
}

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) return false;
  let end = state.pos + 1;
  while (end < state.posMax && state.src.charCodeAt(end) === tilde) end++;
  const count = end - state.pos;
  const token = state.push('text', '', 0);
  token.content = state.src.slice(state.pos, end);
  const marker = markers[count];
  if (marker !== undefined) {
    const { before, after } = neighboursOf(state.src, state.pos, end);
    const inWord = count === 2;
    state.delimiters.push({
      marker,
      length: 0,
      token: state.tokens.length - 1,
      end: -1,
      open: !isSpace(after) && (inWord || isSpace(before) || isPunctuation(before)),
      close:
        !isSpace(before) && ((inWord && !isPunctuation(before)) || isSpace(after) || isPunctuation(after)),
    });
  }
  state.pos = end;
  return true;
}

function pair(state: StateInline): void {
  pairIn(state, state.delimiters);
  for (const meta of state.tokens_meta) if (meta?.delimiters) pairIn(state, meta.delimiters);
}

function pairIn(state: StateInline, delimiters: StateInline['delimiters']): void {
  for (const delimiter of delimiters) {
    if (delimiter.end < 0 || (delimiter.marker !== markers[1] && delimiter.marker !== markers[2])) continue;
    const open = state.tokens[delimiter.token];
    const close = state.tokens[delimiters[delimiter.end]?.token ?? -1];
    if (!open || !close) continue;
    open.type = 'del_open';
    close.type = 'del_close';
    open.nesting = 1;
    close.nesting = -1;
    open.tag = close.tag = 'del';
    open.content = close.content = '';
  }
}
