import type { MarkdownIt, StateInline } from 'markdown-it';

/** An address and title, and the position after what says them. */
interface Target {
  readonly href: string;
  readonly title: string;
  readonly end: number;
}

const openBracket = 0x5b;
/** The label of a reference, which is no footnote's. */
const bracketed = /\[(?!\^[^\]])((?:\\[\s\S]|[^[\]\\]){0,999})\]/y;
const space = /[ \t\n\r\f\v]*/y;

/**
 * Links and images. As markdown-it's own rules, but where `(…)` after the label is no target the label itself may be a
 * reference, and `[label][^note]` is a reference and a note.
 */
export function useLinkRules(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('link', link);
  markdown.inline.ruler.at('image', image);
}

function link(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== openBracket || !mayClose(state)) return false;
  const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos, true);
  if (labelEnd < 0) return false;
  const labelStart = state.pos + 1;
  const target = findTarget(state, labelStart, labelEnd);
  if (!target) return false;
  if (!silent) {
    const { posMax } = state;
    state.pos = labelStart;
    state.posMax = labelEnd;
    const open = state.push('link_open', 'a', 1);
    open.attrSet('href', target.href);
    if (target.title !== '') open.attrSet('title', target.title);
    state.linkLevel++;
    state.md.inline.tokenize(state);
    state.linkLevel--;
    state.push('link_close', 'a', -1);
    state.posMax = posMax;
  }
  state.pos = target.end;
  return true;
}

function image(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('![', state.pos) || !mayClose(state)) return false;
  const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos + 1, false);
  if (labelEnd < 0) return false;
  const labelStart = state.pos + 2;
  const target = findTarget(state, labelStart, labelEnd);
  if (!target) return false;
  if (!silent) {
    const content = state.src.slice(labelStart, labelEnd);
    const token = state.push('image', 'img', 0);
    token.attrSet('src', target.href);
    token.attrSet('alt', '');
    if (target.title !== '') token.attrSet('title', target.title);
    token.content = content;
    token.children = [];
    state.md.inline.parse(content, state.md, state.env, token.children);
  }
  state.pos = target.end;
  return true;
}

const lastBrackets = new WeakMap<StateInline, number>();

/** Whether any `]` follows: without this, a text of opening brackets alone takes time by its length squared. */
function mayClose(state: StateInline): boolean {
  let last = lastBrackets.get(state);
  if (last === undefined) {
    last = state.src.lastIndexOf(']');
    lastBrackets.set(state, last);
  }
  return last > state.pos;
}

function findTarget(state: StateInline, labelStart: number, labelEnd: number): Target | undefined {
  return inlineTarget(state, labelEnd + 1) ?? referenceTarget(state, labelStart, labelEnd);
}

/** `(address "title")` at a position. */
function inlineTarget(state: StateInline, start: number): Target | undefined {
  const { src, posMax } = state;
  const { parseLinkDestination, parseLinkTitle } = state.md.helpers;
  if (src[start] !== '(' || start >= posMax) return undefined;
  let position = skipSpace(src, start + 1);
  const destination = parseLinkDestination(src, position, posMax);
  // No address at all is one too, but a broken `<address` is not.
  if (!destination.ok && src[position] === '<') return undefined;
  if (destination.ok) position = destination.pos;
  const afterAddress = position;
  position = skipSpace(src, position);
  const title = parseLinkTitle(src, position, posMax);
  const titled = title.ok && position > afterAddress;
  if (titled) position = skipSpace(src, title.pos);
  if (src[position] !== ')' || position >= posMax) return undefined;
  return { href: destination.ok ? destination.str : '', title: titled ? title.str : '', end: position + 1 };
}

/** `[label]`, `[]` or nothing after the text, where there is a definition of that name. */
function referenceTarget(state: StateInline, labelStart: number, labelEnd: number): Target | undefined {
  const { references } = state.env as { references?: Record<string, { href: string; title: string }> };
  if (!references) return undefined;
  const { src, posMax } = state;
  let end = labelEnd + 1;
  let label = src.slice(labelStart, labelEnd);
  bracketed.lastIndex = end;
  const written = end < posMax ? bracketed.exec(src) : null;
  if (written && bracketed.lastIndex <= posMax) {
    label = written[1] || label;
    end = bracketed.lastIndex;
  }
  const found = references[state.md.utils.normalizeReference(label)];
  return found && { ...found, end };
}

function skipSpace(text: string, position: number): number {
  space.lastIndex = position;
  space.test(text);
  return space.lastIndex;
}
