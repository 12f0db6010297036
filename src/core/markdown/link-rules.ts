import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { pairDelimiters } from './emphasis.ts';
import { isFootnote } from './footnotes.ts';
import { scanLabel } from './link-labels.ts';
import { inlineTarget, type Target } from './link-targets.ts';

/** Where a link or image stands in its block's text, by offsets; `labelEnd` is that of the `]` after its text. */
export interface LinkPlace {
  readonly start: number;
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly end: number;
}

/** A bracket that may still open a link, and how much had been read when it came. */
interface Bracket {
  readonly kind: 'link' | 'image';
  /** No longer a link's: it stands around one. */
  disabled: boolean;
  readonly position: number;
  readonly token: number;
  readonly delimiters: number;
  readonly metas: number;
}

interface Brackets {
  readonly open: Bracket[];
  /** Brackets below this index are disabled already. */
  disabledBelow: number;
  /** Offsets of `]` that ended a label of `[text][label]` which was no link: alone they are none either. */
  readonly tried: Set<number>;
}

const perState = new WeakMap<StateInline, Brackets>();

/**
 * Links, images and footnote references, in time linear in the text: opening brackets wait on a stack until a closing
 * one finds what they are. Port of that part of pulldown-cmark's `handle_inline_pass1`. Links and images carry their
 * `LinkPlace` as `meta.place`.
 */
export function useLinkRules(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('link', (state) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
    return open(state, 'link', 1);
  });
  markdown.inline.ruler.at('image', (state) => {
    return state.src.startsWith('![', state.pos) && state.pos + 2 <= state.posMax && open(state, 'image', 2);
  });
  markdown.inline.ruler.after('image', 'link_end', close);
}

function bracketsOf(state: StateInline): Brackets {
  let brackets = perState.get(state);
  if (!brackets) {
    brackets = { open: [], disabledBelow: 0, tried: new Set() };
    perState.set(state, brackets);
  }
  return brackets;
}

function open(state: StateInline, kind: 'link' | 'image', length: number): boolean {
  const token = state.push('text', '', 0);
  token.content = state.src.slice(state.pos, state.pos + length);
  bracketsOf(state).open.push({
    kind,
    disabled: false,
    position: state.pos,
    token: state.tokens.length - 1,
    delimiters: state.delimiters.length,
    metas: state.tokens_meta.length,
  });
  state.pos += length;
  return true;
}

function close(state: StateInline): boolean {
  const { pos } = state;
  if (state.src.charCodeAt(pos) !== 0x5d) return false;
  const brackets = bracketsOf(state);
  const bracket = brackets.open.pop();
  brackets.disabledBelow = Math.min(brackets.disabledBelow, brackets.open.length);
  if (!bracket || bracket.disabled || !resolve(state, bracket, brackets)) {
    state.pending += ']';
    state.pos = pos + 1;
  }
  return true;
}

/** Makes what stands between the bracket and the `]` here what it is; `false` for text. */
function resolve(state: StateInline, bracket: Bracket, brackets: Brackets): boolean {
  const { pos, posMax, src } = state;
  const inline = inlineTarget(state, pos + 1);
  if (inline) return finish(state, bracket, brackets, inline);
  const second = scanLabel(src, pos + 1, posMax);
  if (second && !second.footnote) {
    brackets.tried.add(second.end - 1);
    return define(state, bracket, brackets, second.label, second.end);
  }
  if (brackets.tried.has(pos)) return false;
  const first = scanLabel(src, bracket.position + (bracket.kind === 'image' ? 1 : 0), pos + 1);
  if (!first || first.end !== pos + 1) return false;
  if (first.footnote) {
    if (!isFootnote(state.env, first.label)) return false;
    refer(state, bracket, first.label);
    brackets.open.length = 0;
    brackets.disabledBelow = 0;
    return true;
  }
  const collapsed = src.startsWith('[]', pos + 1) && pos + 3 <= posMax;
  return define(state, bracket, brackets, first.label, collapsed ? pos + 3 : pos + 1);
}

/** A link to where the label's definition leads, if there is one. */
function define(
  state: StateInline,
  bracket: Bracket,
  brackets: Brackets,
  label: string,
  end: number,
): boolean {
  const { references } = state.env as { references?: Record<string, { href: string; title: string }> };
  const found = references?.[state.md.utils.normalizeReference(label)];
  return found !== undefined && finish(state, bracket, brackets, { ...found, end });
}

function finish(state: StateInline, bracket: Bracket, brackets: Brackets, target: Target): boolean {
  const token = state.tokens[bracket.token];
  if (!token) return false;
  if (state.pending !== '') state.pushPending();
  const image = bracket.kind === 'image';
  const labelStart = bracket.position + (image ? 2 : 1);
  const place: LinkPlace = { start: bracket.position, labelStart, labelEnd: state.pos, end: target.end };
  const content = state.src.slice(labelStart, state.pos);
  const delimiters = state.delimiters.splice(bracket.delimiters);
  token.meta = { place };
  token.attrSet(image ? 'src' : 'href', target.href);
  if (image) {
    token.attrSet('alt', '');
    pairDelimiters(state, delimiters);
    for (const meta of state.tokens_meta.splice(bracket.metas)) {
      if (meta?.delimiters) pairDelimiters(state, meta.delimiters);
    }
    turn(token, 'image', 'img', 0);
    token.content = content;
    token.children = state.tokens.splice(bracket.token + 1);
  } else {
    turn(token, 'link_open', 'a', 1);
    token.content = '';
    state.tokens_meta.push({ delimiters });
    state.tokens.push(new state.Token('link_close', 'a', -1));
    for (const outer of brackets.open.slice(brackets.disabledBelow)) {
      if (outer.kind === 'link') outer.disabled = true;
    }
    brackets.disabledBelow = brackets.open.length;
  }
  if (target.title !== '') token.attrSet('title', target.title);
  state.pos = target.end;
  return true;
}

/** Puts a reference in the place of all that was read since the bracket. */
function refer(state: StateInline, bracket: Bracket, label: string): void {
  state.pending = '';
  state.tokens.length = bracket.token;
  state.tokens_meta.length = bracket.metas;
  state.delimiters.length = bracket.delimiters;
  // The mark of an image before a note is text.
  if (bracket.kind === 'image') state.pending = '!';
  state.push('footnote_ref', '', 0).meta = { label };
  state.pos++;
}

function turn(token: Token, type: string, tag: string, nesting: 0 | 1): void {
  token.type = type;
  token.tag = tag;
  token.nesting = nesting;
}
