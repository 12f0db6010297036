import type { StateInline } from 'markdown-it';

/** An address with its title, and the offset after what says them. */
export interface Target {
  readonly href: string;
  readonly title: string;
  readonly end: number;
}

const deepestParentheses = 32;
const space = /[ \t\n\r\f\v]*/y;
const inAngles = /<((?:\\[!-/:-@[-`{-~]|[^<>\n])*)>/y;

/** `(address "title")` at an offset, as pulldown-cmark reads it. */
export function inlineTarget(state: StateInline, start: number): Target | undefined {
  const { src, posMax, md } = state;
  if (src[start] !== '(' || start >= posMax) return undefined;
  const from = skipSpace(src, start + 1);
  const end = addressEnd(src, from, posMax);
  if (end === undefined) return undefined;
  const written = src[from] === '<' ? src.slice(from + 1, end - 1) : src.slice(from, end);
  let position = skipSpace(src, end);
  const title = md.helpers.parseLinkTitle(src, position, posMax);
  if (title.ok) position = skipSpace(src, title.pos);
  if (src[position] !== ')' || position >= posMax) return undefined;
  return { href: md.utils.unescapeAll(written), title: title.ok ? title.str : '', end: position + 1 };
}

/** The offset after an address, its angle brackets included; none at all is one too, a broken `<address` is not. */
function addressEnd(text: string, start: number, max: number): number | undefined {
  if (text[start] === '<') {
    inAngles.lastIndex = start;
    return inAngles.test(text) && inAngles.lastIndex <= max ? inAngles.lastIndex : undefined;
  }
  let depth = 0;
  let end = start;
  for (; end < max; end++) {
    const code = text.charCodeAt(end);
    if (code <= 0x20) break;
    if (code === 0x28 && depth++ > deepestParentheses) return undefined;
    if (code === 0x29 && depth-- === 0) break;
    if (code === 0x5c && /[!-/:-@[-`{-~]/.test(text[end + 1] ?? '')) end++;
  }
  return depth > 0 ? undefined : Math.min(end, max);
}

/** The offset of the first character that is no white space. */
function skipSpace(text: string, position: number): number {
  space.lastIndex = position;
  space.test(text);
  return space.lastIndex;
}
