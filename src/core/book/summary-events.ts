import MarkdownItConstructor, { type MarkdownIt } from 'markdown-it';
import { useContainers } from '../markdown/containers.ts';
import { useHtmlBlocks } from '../markdown/html-blocks.ts';
import { useLazyLines } from '../markdown/lazy-lines.ts';
import { type Document, lineAt } from '../text/document.ts';
import type { Position, Range } from '../text/range.ts';

/** A link of SUMMARY.md with its places. */
export interface SummaryLink {
  /** What stands between the brackets, as written but for line breaks, which are spaces. */
  readonly label: string;
  readonly labelRange: Range;
  /** The address with escapes and entities resolved. */
  readonly href: string;
  /** The address in the text, without angle brackets; the whole link where its address stands elsewhere. */
  readonly targetRange: Range;
  readonly range: Range;
}

/** What stands in SUMMARY.md, in order, cut as pulldown-cmark cuts it: mdBook's reader is written over such events. */
export type SummaryEvent =
  | { readonly kind: 'start'; readonly tag: BlockTag; readonly line: number; readonly lastLine: number }
  | { readonly kind: 'start'; readonly tag: 'link'; readonly line: number; readonly link: SummaryLink }
  | { readonly kind: 'end'; readonly tag: BlockTag | 'link' }
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'rule'; readonly line: number }
  | { readonly kind: 'html'; readonly text: string; readonly line: number }
  | { readonly kind: 'other' };

type BlockTag = 'paragraph' | 'h1' | 'heading' | 'list' | 'item' | 'quote' | 'code' | 'html' | 'inline';
type Tokens = ReturnType<MarkdownIt['parse']>;
type Token = Tokens[number];

/** Where the `[` of a link stands in its block's inline text, and its `]`. */
interface LabelPlace {
  readonly open: number;
  readonly labelEnd: number;
}

/** The place of each possible link of one block, by the index that its token gets. */
class LabelPlaces extends Map<number, LabelPlace> {
  readonly lastClose: number;

  constructor(content: string) {
    super();
    this.lastClose = content.lastIndexOf(']');
  }
}

/** For each list of inline tokens, where its links stand. */
const labelPlaces = new WeakMap<object, LabelPlaces>();

const blockTags: Readonly<Record<string, BlockTag>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bullet_list: 'list',
  ordered_list: 'list',
  list_item: 'item',
  blockquote: 'quote',
};

/** What nearly every line is: a link without any markup or escape, and nothing else. Left unread, it takes a tenth of the time. */
const plainLink = /^\[([^[\]\\`*_<&\n]*)\]\(([^\s()<>\\&"']+)\)$/;

let tokenizer: MarkdownIt | undefined;

/** Plain CommonMark: mdBook reads SUMMARY.md with none of the extensions that its pages have. */
function summaryMarkdown(): MarkdownIt {
  if (tokenizer) return tokenizer;
  const markdown = new MarkdownItConstructor('commonmark', { html: true, maxNesting: 400 });
  markdown.normalizeLink = (address) => address;
  markdown.normalizeLinkText = (address) => address;
  markdown.validateLink = () => true;
  markdown.core.ruler.at('inline', ({ tokens, env, md }) => {
    for (const token of tokens) {
      if (token.type !== 'inline' || plainLink.test(token.content)) continue;
      token.children ??= [];
      md.inline.parse(token.content, md, env, token.children);
    }
  });
  // The tokens carry no places: note where each possible link starts, by the index its token would get.
  markdown.inline.ruler.before('link', 'chapter-place', (state, silent) => {
    if (silent || state.src[state.pos] !== '[') return false;
    const known = labelPlaces.get(state.tokens) ?? new LabelPlaces(state.src);
    labelPlaces.set(state.tokens, known);
    if (state.pos > known.lastClose) {
      // No `]` can follow: it is text, and need not be tried for each of thousands of brackets.
      state.pending += '[';
      state.pos++;
      return true;
    }
    const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos, true);
    known.set(state.tokens.length + (state.pending === '' ? 0 : 1), { open: state.pos, labelEnd });
    return false;
  });
  useContainers(markdown);
  useHtmlBlocks(markdown);
  useLazyLines(markdown);
  tokenizer = markdown;
  return markdown;
}

/** The events of a whole SUMMARY.md; never throws. */
export function summaryEvents(document: Document): readonly SummaryEvent[] {
  const tokens = summaryMarkdown().parse(document.text, {});
  const events: SummaryEvent[] = [];
  for (const token of tokens) {
    const line = token.map?.[0] ?? 0;
    const lastLine = Math.max((token.map?.[1] ?? 0) - 1, line);
    if (token.type === 'inline') addInline(document, token, events);
    else if (token.type === 'hr') events.push({ kind: 'rule', line });
    else if (token.type === 'html_block') {
      events.push(
        { kind: 'start', tag: 'html', line, lastLine },
        { kind: 'html', text: token.content, line },
      );
      events.push({ kind: 'end', tag: 'html' });
    } else if (token.type === 'code_block' || token.type === 'fence') {
      events.push({ kind: 'start', tag: 'code', line, lastLine }, { kind: 'end', tag: 'code' });
    } else if (!token.hidden) addBlock(token, line, lastLine, events);
  }
  return events;
}

function addBlock(token: Token, line: number, lastLine: number, events: SummaryEvent[]): void {
  const name = token.type.replace(/_(?:open|close)$/, '');
  const tag = token.tag === 'h1' ? 'h1' : blockTags[name];
  if (tag === undefined) events.push({ kind: 'other' });
  else if (token.nesting === 1) events.push({ kind: 'start', tag, line, lastLine });
  else events.push({ kind: 'end', tag });
}

function addInline(document: Document, block: Token, events: SummaryEvent[]): void {
  const firstLine = block.map?.[0] ?? 0;
  const plain = plainLink.exec(block.content);
  if (plain) {
    addPlainLink(document, firstLine, plain[1] ?? '', plain[2] ?? '', events);
    return;
  }
  const children = block.children ?? [];
  const places = labelPlaces.get(children);
  const positionOf = places ? positionsInBlock(document, block.content, firstLine) : undefined;
  let line = firstLine;
  for (const [index, token] of children.entries()) {
    if (token.type === 'link_open') {
      const place = token.markup === 'autolink' ? undefined : places?.get(index);
      const link =
        place && positionOf
          ? linkAt(block.content, token, place, positionOf)
          : linkOnLine(document, String(token.attrGet('href') ?? ''), line);
      events.push({ kind: 'start', tag: 'link', line: link.range.start.line, link });
    } else if (token.type === 'link_close') events.push({ kind: 'end', tag: 'link' });
    else addText(token, line, events);
    if (token.type === 'softbreak' || token.type === 'hardbreak') line++;
  }
}

function addPlainLink(
  document: Document,
  line: number,
  label: string,
  href: string,
  events: SummaryEvent[],
): void {
  // The line may have been indented, and may end in blanks; a heading's in its marks.
  const start = Math.max(lineAt(document, line).lastIndexOf(`[${label}](${href})`), 0);
  const range = (from: number, length: number): Range => ({
    start: { line, character: start + from },
    end: { line, character: start + from + length },
  });
  const link: SummaryLink = {
    label,
    labelRange: range(1, label.length),
    href,
    targetRange: range(label.length + 3, href.length),
    range: range(0, label.length + href.length + 4),
  };
  events.push({ kind: 'start', tag: 'link', line, link });
  if (label !== '') events.push({ kind: 'text', text: label, line });
  events.push({ kind: 'end', tag: 'link' });
}

function addText(token: Token, line: number, events: SummaryEvent[]): void {
  if (token.type === 'text' || token.type === 'code_inline')
    events.push({ kind: 'text', text: token.content, line });
  else if (token.type === 'softbreak') events.push({ kind: 'text', text: ' ', line });
  else if (token.type === 'image') for (const part of token.children ?? []) addText(part, line, events);
  else events.push({ kind: 'other' });
}

function linkAt(
  content: string,
  token: Token,
  place: LabelPlace,
  positionOf: (offset: number) => Position,
): SummaryLink {
  const href = String(token.attrGet('href') ?? '');
  const label = content.slice(place.open + 1, place.labelEnd).replaceAll(/\s*\n\s*/g, ' ');
  const labelRange = { start: positionOf(place.open + 1), end: positionOf(place.labelEnd) };
  const after = place.labelEnd + 1;
  if (content[after] === '(') {
    let start = after + 1;
    while (/[ \t\n]/.test(content[start] ?? '')) start++;
    const found = summaryMarkdown().helpers.parseLinkDestination(content, start, content.length);
    const end = found.ok ? found.pos : start;
    if ((found.ok ? found.str : '') === href) {
      const bracket = content[start] === '<' ? 1 : 0;
      const close = content.indexOf(')', end);
      return {
        label,
        labelRange,
        href,
        targetRange: { start: positionOf(start + bracket), end: positionOf(end - bracket) },
        range: { start: positionOf(place.open), end: positionOf(close < 0 ? end : close + 1) },
      };
    }
  }
  const range = { start: positionOf(place.open), end: positionOf(after) };
  return { label, labelRange, href, range, targetRange: range };
}

function linkOnLine(document: Document, href: string, line: number): SummaryLink {
  const range = { start: { line, character: 0 }, end: { line, character: lineAt(document, line).length } };
  return { label: href, labelRange: range, href, range, targetRange: range };
}

/** Tells where an offset of a block's inline text stands in the file: its lines lost their indent, never their ends. */
function positionsInBlock(document: Document, content: string, firstLine: number) {
  const lines = content.split('\n');
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return (offset: number): Position => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const shift =
      lineAt(document, firstLine + low).trimEnd().length -
      (lines[low] ?? '').trimEnd().length -
      (starts[low] ?? 0);
    return { line: firstLine + low, character: Math.max(offset + shift, 0) };
  };
}
