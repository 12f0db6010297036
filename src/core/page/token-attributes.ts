import type { Token } from 'markdown-it';
import { publishedLink } from './links.ts';
import { unescapeMarkdown } from './unescape.ts';

/** The info string of a fence, escapes and entities resolved. */
export function fenceInfo(token: Token): string {
  return unescapeMarkdown(token.info.trim());
}

/** The label of a footnote's token. */
export function labelOf(token: Token): string {
  return (token.meta as { label: string } | null)?.label ?? '';
}

/** The attributes that the tokenizer gave. */
export function attributesOf(token: Token): [string, string][] {
  // A list that starts at one says nothing.
  return (token.attrs ?? []).map(([name, value]) => [name, String(value)]);
}

/** How a table's cell is aligned. */
export function alignment(token: Token): [string, string][] {
  const style = token.attrGet('style');
  return style ? [['style', String(style).replace(':', ': ')]] : [];
}

/** A link's attributes as published. */
export function linkAttributes(token: Token): [string, string][] {
  const address = String(token.attrGet('href') ?? '');
  const title = token.attrGet('title');
  const href = token.info === 'auto' && address.startsWith('mailto:') ? address : publishedLink(address);
  return title
    ? [
        ['href', href],
        ['title', String(title)],
      ]
    : [['href', href]];
}

/** An image's attributes as published. */
export function imageAttributes(token: Token): [string, string][] {
  const title = token.attrGet('title');
  const source: [string, string] = ['src', publishedLink(String(token.attrGet('src') ?? ''))];
  const alt: [string, string] = ['alt', plainText(token.children ?? [])];
  return title ? [source, ['title', String(title)], alt] : [source, alt];
}

/** What is left of an image's text when all markup is taken off: inline HTML stays as it is written. */
function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += plainText(token.children ?? []);
    else text += token.content;
  }
  return text;
}
