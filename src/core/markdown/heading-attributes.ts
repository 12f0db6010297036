import type { MarkdownIt, StateBlock, Token } from 'markdown-it';

/** What a heading's `{#id .class key=value}` says. */
export interface HeadingAttributes {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  /** In the order written; a key without a value has the empty text. */
  readonly others: readonly (readonly [string, string])[];
}

/** Reads a last `{…}` off headings of both kinds and puts it into the opening token's `attrs`. */
export function useHeadingAttributes(markdown: MarkdownIt): void {
  markdown.block.ruler.at('heading', atxHeading, { alt: ['paragraph', 'reference', 'blockquote'] });
  markdown.core.ruler.after('block', 'setext_attributes', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const inline = state.tokens[index + 1];
      if (token.type !== 'heading_open' || (token.markup !== '=' && token.markup !== '-') || !inline)
        continue;
      inline.content = take(token, inline.content).trimEnd();
    }
  });
}

/** An attribute block holds none of these: braces, brackets of tags, backslashes, line ends. */
const block = /\{([^{}<>\\\r\n]*)\}[ \t\r\n]*$/;

/** The heading's text without its attribute block, which goes into the token. */
function take(heading: Token, text: string): string {
  const match = text.includes('}') ? block.exec(text) : null;
  if (!match) return text;
  const { id, classes, others } = parseAttributes(match[1] ?? '');
  for (const [key, value] of others) heading.attrSet(key, value);
  if (id !== undefined) heading.attrSet('id', id);
  if (classes.length > 0) heading.attrSet('class', classes.join(' '));
  return text.slice(0, match.index);
}

/** Reads the inside of an attribute block; words of a single character say nothing. */
export function parseAttributes(text: string): HeadingAttributes {
  let id: string | undefined;
  const classes: string[] = [];
  const others: [string, string][] = [];
  for (const word of text.split(/[ \t\n\f\r]+/)) {
    if (word.length < 2) continue;
    if (word.startsWith('#')) id = word.slice(1);
    else if (word.startsWith('.')) classes.push(word.slice(1));
    else {
      const [key = '', ...value] = word.split('=');
      others.push([key, value.join('=')]);
    }
  }
  return { id, classes, others };
}

/** As markdown-it's own rule, but the attribute block goes before the closing `#`s do. */
function atxHeading(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const line = state.src.slice(start, state.eMarks[startLine]);
  const opening = /^(#{1,6})(?:[ \t]+|$)/.exec(line);
  if (!opening) return false;
  if (silent) return true;
  const level = opening[1]?.length ?? 1;
  state.line = startLine + 1;
  const open = state.push('heading_open', `h${level}`, 1);
  open.markup = '#'.repeat(level);
  open.map = [startLine, state.line];
  const text = trimEnd(take(open, line.slice(opening[0].length)));
  const inline = state.push('inline', '', 0);
  inline.content = trimEnd(withoutMarks(text));
  inline.map = [startLine, state.line];
  inline.children = [];
  state.push('heading_close', `h${level}`, -1).markup = open.markup;
  return true;
}

/** The text without the `#`s at its end, which stand alone or behind white space. */
function withoutMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || /[ \t]/.test(text[end - 1] ?? '') ? text.slice(0, end) : text;
}

/** Takes linear time, which a pattern bound to the end does not. */
function trimEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return text.slice(0, end);
}
