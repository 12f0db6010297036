import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { isPunctuation, isSpace, neighboursOf } from './flanking.ts';

/** What a quote may be, until the whole block is known. */
type Quote = { readonly canOpen: boolean; readonly canClose: boolean };

/** Curls quotes and draws dashes and dots as pulldown-cmark does. Escaped and entity quotes never get here. */
export function useSmartPunctuation(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'dashes', dashes);
  markdown.inline.ruler.before('escape', 'dots', dots);
  markdown.inline.ruler.before('escape', 'quotes', quotes);
  // After emphasis, so that the state runs through it; before tokens of plain text are joined.
  markdown.inline.ruler2.before('fragments_join', 'quotes', curl);
}

function dots(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x2e || !state.src.startsWith('...', state.pos)) return false;
  if (!silent) state.pending += '…';
  state.pos += 3;
  return true;
}

function dashes(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x2d) return false;
  let end = state.pos + 1;
  while (end < state.posMax && state.src.charCodeAt(end) === 0x2d) end++;
  const count = end - state.pos;
  if (count < 2) return false;
  if (!silent) state.pending += dashRun(count);
  state.pos = end;
  return true;
}

/** A run of two or more hyphens: em dashes where the number is divisible by three, en dashes by two, else both. */
function dashRun(count: number): string {
  const rest = count % 6;
  const third = Math.floor(count / 3);
  if (rest === 0 || rest === 3) return '—'.repeat(third);
  if (rest === 2 || rest === 4) return '–'.repeat(count / 2);
  return rest === 1 ? `${'—'.repeat(third - 1)}––` : `${'—'.repeat(third)}–`;
}

function quotes(state: StateInline, silent: boolean): boolean {
  const code = state.src.charCodeAt(state.pos);
  if (code !== 0x27 && code !== 0x22) return false;
  if (!silent) {
    const single = code === 0x27;
    const { before, after } = neighboursOf(state.src, state.pos, state.pos + 1);
    const bracketed = single && (before === ']' || before === ')');
    const quote: Quote = {
      canOpen: !isSpace(after) && (isSpace(before) || (isPunctuation(before) && !bracketed)),
      canClose: !isSpace(before) && (isSpace(after) || isPunctuation(after)),
    };
    const token = state.push('quote', '', 0);
    token.content = single ? "'" : '"';
    token.meta = quote;
  }
  state.pos++;
  return true;
}

/** One remembered opening single quote and one flag for the double one, apart for each link's and image's text. */
interface Open {
  single: Token | undefined;
  double: boolean;
}

function curl({ tokens }: Pick<StateInline, 'tokens'>): void {
  const fresh = (): Open => ({ single: undefined, double: false });
  let open = fresh();
  const outer: Open[] = [];
  for (const token of tokens) {
    if (token.type === 'image') curl({ tokens: token.children ?? [] });
    else if (token.type === 'link_open') {
      outer.push(open);
      open = fresh();
    } else if (token.type === 'link_close') open = outer.pop() ?? fresh();
    else if (token.type === 'quote') {
      curlQuote(token, token.meta as Quote, open);
      token.type = 'text';
    }
  }
}

function curlQuote(token: Token, { canOpen, canClose }: Quote, open: Open): void {
  if (token.content === "'") {
    token.content = '’';
    if (open.single && canClose) {
      open.single.content = '‘';
      open.single = undefined;
    } else if (canOpen) open.single = token;
  } else if (canClose && open.double) {
    token.content = '”';
    open.double = false;
  } else {
    token.content = '“';
    if (canOpen) open.double = true;
  }
}
