import type { Env, MarkdownIt, Token } from 'markdown-it';
import type { InlineSpan } from '../markdown/inline-spans.ts';
import type { LinkPlace } from '../markdown/link-rules.ts';
import { createMarkdown } from '../markdown/markdown.ts';
import { type DefinitionPlace, definitionsIn } from '../markdown/references.ts';

/** Where an inline construct stands in its token's content, by offsets. */
export interface InlinePlace {
  readonly start: number;
  readonly end: number;
  /** Where the address of an inline link or image stands, or the label of a reference. */
  readonly target: { readonly start: number; readonly end: number } | undefined;
  readonly reference: boolean;
}

/** The tokens of a text, and where the inline ones stand. */
export interface PlacedTokens {
  readonly tokens: readonly Token[];
  readonly places: ReadonlyMap<Token, InlinePlace>;
  readonly definitions: readonly DefinitionPlace[];
}

let reader: MarkdownIt | undefined;

/** Tokenizes a text as the page does, and finds where inline things stand. */
export function tokenizeWithPlaces(text: string): PlacedTokens {
  reader ??= createReader();
  const env: Env = {};
  const tokens = reader.parse(text, env);
  const places = new Map<Token, InlinePlace>();
  for (const token of tokens) if (token.type === 'inline') addPlaces(reader, token, places);
  return { tokens, places, definitions: definitionsIn(env) };
}

/** A tokenizer that leaves what holds nothing but words unread. */
function createReader(): MarkdownIt {
  const markdown = createMarkdown();
  markdown.core.ruler.at('inline', ({ tokens, env, md }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'inline' || !mayHoldMore(token, tokens[index - 1])) continue;
      token.children ??= [];
      md.inline.parse(token.content, md, env, token.children);
    }
  });
  return markdown;
}

/**
 * Whether a text may hold links, images or tags: most paragraphs do not, and are left unread, without children. Headings
 * are read, since their text is what the page shows.
 */
function mayHoldMore({ content }: Token, before: Token | undefined): boolean {
  return before?.type === 'heading_open' || /[<[]/.test(content);
}

/** Adds the links, images and tags among a block's tokens, which carry their own places. */
function addPlaces(markdown: MarkdownIt, block: Token, places: Map<Token, InlinePlace>): void {
  for (const token of block.children ?? []) {
    const { place, span } = (token.meta ?? {}) as { place?: LinkPlace; span?: InlineSpan };
    if (place) places.set(token, linkPlace(markdown, block.content, place));
    else if (span) {
      const target = token.type === 'html_inline' ? undefined : { start: span.start + 1, end: span.end - 1 };
      places.set(token, { ...span, target, reference: false });
    }
  }
}

function linkPlace(
  markdown: MarkdownIt,
  content: string,
  { start, labelStart, labelEnd, end }: LinkPlace,
): InlinePlace {
  if (content[labelEnd + 1] === '(' && end > labelEnd + 1) {
    return { start, end, target: addressAt(markdown, content, labelEnd + 2, end), reference: false };
  }
  const full = end > labelEnd + 3;
  const target = full ? { start: labelEnd + 2, end: end - 1 } : { start: labelStart, end: labelEnd };
  return { start, end, target, reference: true };
}

/** Where an address stands that follows white space, without its angle brackets. */
export function addressAt(
  markdown: Pick<MarkdownIt, 'helpers'>,
  source: string,
  from: number,
  max: number,
): { start: number; end: number } {
  let start = from;
  while (start < max && /\s/.test(source[start] ?? '')) start++;
  const address = markdown.helpers.parseLinkDestination(source, start, max);
  if (!address.ok) return { start, end: start };
  return source[start] === '<' ? { start: start + 1, end: address.pos - 1 } : { start, end: address.pos };
}

/** Where the address of a link reference definition stands in its source, and what it says. */
export function definitionAddress(source: string): { start: number; end: number; text: string } | undefined {
  reader ??= createReader();
  const label = /^\s*\[(?:[^\]\\]|\\.)*\]:/s.exec(source);
  if (!label) return undefined;
  const place = addressAt(reader, source, label[0].length, source.length);
  const bracketed = source[place.start - 1] === '<' ? place.start - 1 : place.start;
  const { str } = reader.helpers.parseLinkDestination(source, bracketed, source.length);
  return { ...place, text: str };
}
