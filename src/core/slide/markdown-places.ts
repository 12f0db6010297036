import type { MarkdownIt, Token } from 'markdown-it';
import type { LinkPlace } from '../markdown/link-rules.ts';
import { createMarkdown } from '../markdown/markdown.ts';

/** Where an inline construct stands in its token's content, by offsets. */
export interface InlinePlace {
  readonly start: number;
  readonly end: number;
  /** Where the address of an inline link or image stands, or the label of a reference. */
  readonly target: { readonly start: number; readonly end: number } | undefined;
  readonly reference: boolean;
}

/** A link reference definition, for which markdown-it makes no token. Lines of the parsed text. */
export interface DefinitionPlace {
  readonly firstLine: number;
  /** The definition's lines, container indent taken away. */
  readonly source: string;
}

/** The tokens of a text, and where the inline ones stand. */
export interface PlacedTokens {
  readonly tokens: readonly Token[];
  readonly places: ReadonlyMap<Token, InlinePlace>;
  readonly definitions: readonly DefinitionPlace[];
}

interface Recording {
  readonly places: Map<Token, InlinePlace>;
  readonly definitions: DefinitionPlace[];
}

let recorder: MarkdownIt | undefined;
let recording: Recording = { places: new Map(), definitions: [] };

/** Tokenizes a text as the page does, and records what markdown-it itself forgets: where inline things stand. */
export function tokenizeWithPlaces(text: string): PlacedTokens {
  recorder ??= createRecorder();
  recording = { places: new Map(), definitions: [] };
  const tokens = recorder.parse(text, {});
  for (const token of tokens) if (token.type === 'inline') addLinks(recorder, token, recording.places);
  return { tokens, ...recording };
}

/**
 * A tokenizer whose every rule is watched. The lists that `getRules` gives are those markdown-it runs, so that
 * replacing their members reaches all rules, whoever added them; nothing changes the rules of this instance later.
 */
function createRecorder(): MarkdownIt {
  const markdown = createMarkdown();
  markdown.core.ruler.at('inline', ({ tokens, env, md }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'inline' || !mayHoldMore(token, tokens[index - 1])) continue;
      token.children ??= [];
      md.inline.parse(token.content, md, env, token.children);
    }
  });
  const inline = markdown.inline.ruler.getRules('');
  inline.forEach((rule, index) => {
    inline[index] = (state, silent) => {
      const start = state.pos;
      const before = state.tokens.length;
      const matched = rule(state, silent);
      if (!matched || silent) return matched;
      // A rule's own token is its first, or its second after text that was waiting.
      const token = [state.tokens[before], state.tokens[before + 1]].find(
        (made) => made && watched.has(made.type),
      );
      if (token) recording.places.set(token, placeOf(state, start, token));
      return matched;
    };
  });
  const block = markdown.block.ruler.getRules('');
  block.forEach((rule, index) => {
    block[index] = (state, startLine, endLine, silent) => {
      const before = state.tokens.length;
      const matched = rule(state, startLine, endLine, silent);
      if (!matched || silent) return matched;
      // Definitions make no token; the paragraph that may follow them at once makes its own.
      const made = state.tokens[before];
      const end = made?.type === 'paragraph_open' ? (made.map?.[0] ?? startLine) : state.line;
      if ((made === undefined || made.type === 'paragraph_open') && end > startLine) {
        const source = state.getLines(startLine, end, state.blkIndent, false);
        if (/^\s*\[(?!\^)/.test(source)) recording.definitions.push({ firstLine: startLine, source });
      }
      return matched;
    };
  });
  return markdown;
}

/**
 * Whether a text may hold anything but words: most paragraphs do not, and are left unread, without children. Headings
 * are read, since their text is what the page shows.
 */
function mayHoldMore({ content }: Token, before: Token | undefined): boolean {
  return before?.type === 'heading_open' || /[<[&\\]/.test(content);
}

const watched = new Set(['link_open', 'html_inline']);

type InlineState = Parameters<ReturnType<MarkdownIt['inline']['ruler']['getRules']>[number]>[0];

function placeOf(state: InlineState, start: number, token: Token): InlinePlace {
  const end = state.pos;
  const target = token.type === 'html_inline' ? undefined : { start: start + 1, end: end - 1 };
  return { start, end, target, reference: false };
}

/** Adds the links and images among a block's tokens, which carry their own places. */
function addLinks(markdown: MarkdownIt, block: Token, places: Map<Token, InlinePlace>): void {
  for (const token of block.children ?? []) {
    const place = (token.meta as { place?: LinkPlace } | null)?.place;
    if (!place) continue;
    const { start, labelStart, labelEnd, end } = place;
    if (block.content[labelEnd + 1] === '(' && end > labelEnd + 1) {
      const target = addressAt(markdown, block.content, labelEnd + 2, end);
      places.set(token, { start, end, target, reference: false });
    } else {
      const full = end > labelEnd + 3;
      const target = full ? { start: labelEnd + 2, end: end - 1 } : { start: labelStart, end: labelEnd };
      places.set(token, { start, end, target, reference: true });
    }
  }
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
  recorder ??= createRecorder();
  const label = /^\s*\[(?:[^\]\\]|\\.)*\]:/s.exec(source);
  if (!label) return undefined;
  const place = addressAt(recorder, source, label[0].length, source.length);
  const bracketed = source[place.start - 1] === '<' ? place.start - 1 : place.start;
  const { str } = recorder.helpers.parseLinkDestination(source, bracketed, source.length);
  return { ...place, text: str };
}
