import type { Token } from 'markdown-it';
import type { TracedText } from '../text/traced-text.ts';
import type { Block } from './page.ts';

/** A stretch of tokens that makes one block at the page's top; `end` is not included. */
export interface TokenGroup {
  readonly start: number;
  readonly end: number;
}

/** The tokens of the block that starts at `start`, which is at the top level. */
export function groupAt(tokens: readonly Token[], start: number): TokenGroup {
  let end = start + 1;
  if (tokens[start]?.nesting === 1) {
    while (end < tokens.length && !(tokens[end]?.level === 0 && tokens[end]?.nesting === -1)) end++;
    end++;
  }
  return { start, end: Math.min(end, tokens.length) };
}

/** What was made for the last page that was rendered of a document, by all that it was made from. */
export class Kept<T> {
  #last = new Map<string, T>();
  #next = new Map<string, T>();

  /** Begins a page: what only the page before the last one had is forgotten, so that memory stays flat. */
  begin(): void {
    this.#last = this.#next;
    this.#next = new Map();
  }

  /** What was made from these things the last time, which stays kept. */
  take(key: string): T | undefined {
    const found = this.#next.get(key) ?? this.#last.get(key);
    if (found !== undefined) this.#next.set(key, found);
    return found;
  }

  keep(key: string, made: T): void {
    this.#next.set(key, made);
  }
}

/**
 * What one document's renderer keeps. Only blocks that stand for themselves are kept: no headings (their ids are
 * counted), notes, raw HTML or diagrams.
 */
export interface KeptParts {
  readonly blocks: Kept<Block>;
  /** What the Markdown inside blocks was read as, by its text. */
  readonly inlines: Kept<readonly Token[]>;
}

const plainTypes =
  /^(?:paragraph|bullet_list|ordered_list|list_item|blockquote|table|thead|tbody|tr|th|td)_|^(?:inline|fence|code_block|hr|task_box)$/;

/**
 * What the block is made from, as a text; `undefined` when it cannot be kept. `context` says what else counts: the
 * settings, the link definitions, the mode.
 */
export function keyOf(
  tokens: readonly Token[],
  group: TokenGroup,
  source: TracedText,
  lines: readonly string[],
  isDrawn: (token: Token) => boolean,
  context: string,
): string | undefined {
  const map = tokens[group.start]?.map;
  if (!map) return undefined;
  for (let index = group.start; index < group.end; index++) {
    const token = tokens[index];
    if (!token || !plainTypes.test(token.type)) return undefined;
    if (token.type === 'inline' && /<|\[\^/.test(token.content)) return undefined;
    if (token.type === 'fence' && isDrawn(token)) return undefined;
  }
  const [first, end] = map;
  const start = source.origins[first];
  if (!start) return undefined;
  for (let line = first; line < end; line++) {
    const origin = source.origins[line];
    if (origin?.path !== start.path || origin.line !== start.line + line - first) return undefined;
  }
  return `${context}\n${start.path}\n${start.line}\n${lines.slice(first, end).join('\n')}`;
}
