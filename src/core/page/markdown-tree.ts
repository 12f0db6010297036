import type { Token } from 'markdown-it';
import type { AlertKind } from '../markdown/alerts.ts';
import { createAlert } from './alert-title.ts';
import { classOfInfo } from './code-blocks.ts';
import { Footnotes } from './footnote-list.ts';
import { publishedLink } from './links.ts';
import { createElement, createText } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';
import { unescapeMarkdown } from './unescape.ts';

/** What takes the place of a fenced block that is drawn; `false` leaves it a code block. */
export type DrawFence = (token: Token, builder: TreeBuilder) => boolean;

/** Reads Markdown's tokens and the raw HTML among them into one tree, footnotes at its end. */
export function buildTree(tokens: readonly Token[], drawFence: DrawFence): TreeBuilder {
  const reader = new TokenReader(drawFence);
  reader.blocks(tokens);
  // Raw elements left open hold the notes too, as they hold everything after them.
  reader.footnotes.collect(reader.builder.current);
  return reader.builder;
}

class TokenReader {
  readonly builder = new TreeBuilder();
  readonly footnotes = new Footnotes();
  readonly #drawFence: DrawFence;
  #inTableHead = false;

  constructor(drawFence: DrawFence) {
    this.#drawFence = drawFence;
  }

  blocks(tokens: readonly Token[]): void {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (!token || token.hidden) continue;
      if (token.map) this.builder.lines = [token.map[0], Math.max(token.map[1] - 1, token.map[0])];
      if (token.type === 'footnote_open' && !this.#openFootnote(token)) {
        index = endOf(tokens, index);
        continue;
      }
      this.#block(token);
    }
  }

  #block(token: Token): void {
    const { builder } = this;
    switch (token.type) {
      case 'inline':
        this.#inlines(token.children ?? []);
        break;
      case 'html_block':
        builder.appendHtml(token.content);
        break;
      case 'fence':
        if (!this.#drawFence(token, builder)) this.#code(token.content, classOfInfo(fenceInfo(token)));
        break;
      case 'code_block':
        this.#code(token.content, undefined);
        break;
      case 'task_box':
        this.#inline(token);
        break;
      case 'hr':
        builder.push(createElement('hr'));
        builder.pop();
        break;
      case 'blockquote_open':
        this.#openQuote(token);
        break;
      case 'table_open':
        this.#inTableHead = true;
        builder.pushLoose(createElement('div', [['class', 'table-wrapper']]));
        builder.push(createElement('table'));
        break;
      case 'table_close':
        // The table's body, then the table with its wrapper.
        builder.leave();
        builder.pop();
        break;
      case 'thead_open':
      case 'thead_close':
      case 'tbody_open':
      case 'tbody_close':
      case 'footnote_open':
        break;
      case 'tr_open':
        if (this.#inTableHead) builder.pushLoose(createElement('thead'));
        builder.push(createElement('tr'));
        break;
      case 'tr_close':
        builder.leave();
        if (this.#inTableHead) builder.push(createElement('tbody'));
        this.#inTableHead = false;
        break;
      case 'th_open':
      case 'td_open':
        builder.push(createElement(token.tag, alignment(token)));
        break;
      default:
        if (token.nesting === 1) builder.push(createElement(token.tag, attributesOf(token)));
        else if (token.nesting === -1) builder.leave();
    }
  }

  #openFootnote(token: Token): boolean {
    const item = this.footnotes.define(labelOf(token), this.builder.current);
    if (item) this.builder.push(item);
    return item !== undefined;
  }

  #openQuote(token: Token): void {
    const kind = (token.meta as { alert?: AlertKind } | null)?.alert;
    if (kind === undefined) {
      this.builder.push(createElement('blockquote'));
      return;
    }
    const { quote, title } = createAlert(kind);
    this.builder.push(quote);
    this.builder.append(title);
  }

  #code(content: string, className: string | undefined): void {
    const { builder } = this;
    builder.pushLoose(createElement('pre'));
    builder.push(createElement('code', className === undefined ? [] : [['class', className]]));
    if (content !== '') builder.append(createText(content));
    builder.leave();
  }

  #inlines(tokens: readonly Token[]): void {
    const { builder } = this;
    const { lines } = builder;
    builder.lines = undefined;
    for (const token of tokens) this.#inline(token);
    builder.lines = lines;
  }

  #inline(token: Token): void {
    const { builder } = this;
    switch (token.type) {
      case 'text':
      case 'text_special':
        if (token.content !== '') builder.appendText(token.content);
        break;
      case 'softbreak':
        builder.appendText('\n');
        break;
      case 'hardbreak':
        builder.append(createElement('br'));
        break;
      case 'code_inline': {
        const code = createElement('code');
        builder.push(code);
        code.children.push(createText(token.content));
        builder.pop();
        break;
      }
      case 'html_inline':
        builder.appendHtml(token.content);
        break;
      case 'link_open':
        builder.push(createElement('a', linkAttributes(token)));
        break;
      case 'image':
        builder.append(createElement('img', imageAttributes(token)));
        break;
      case 'footnote_ref':
        this.#referTo(labelOf(token));
        break;
      case 'task_box':
        builder.append(createElement('input', boxAttributes(token)));
        builder.appendText(' ');
        break;
      default:
        if (token.nesting === 1) builder.push(createElement(token.tag));
        else if (token.nesting === -1) builder.leave();
    }
  }

  #referTo(label: string): void {
    const last = this.builder.current.children.at(-1);
    const mark = this.footnotes.reference(label);
    // Two notes at one place must not read as one number.
    if (last?.kind === 'element' && last.attributes.get('class') === 'footnote-reference') {
      this.builder.append(createText(' '));
    }
    this.builder.append(mark);
  }
}

function endOf(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  for (let index = open + 1; index < tokens.length; index++) {
    if (tokens[index]?.type === 'footnote_close' && tokens[index]?.level === level) return index;
  }
  return tokens.length;
}

/** The info string of a fence, escapes and entities resolved. */
export function fenceInfo(token: Token): string {
  return unescapeMarkdown(token.info.trim());
}

function labelOf(token: Token): string {
  return (token.meta as { label: string } | null)?.label ?? '';
}

function attributesOf(token: Token): [string, string][] {
  // A list that starts at one says nothing.
  return (token.attrs ?? []).map(([name, value]) => [name, String(value)]);
}

function alignment(token: Token): [string, string][] {
  const style = token.attrGet('style');
  return style ? [['style', String(style).replace(':', ': ')]] : [];
}

function linkAttributes(token: Token): [string, string][] {
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

function imageAttributes(token: Token): [string, string][] {
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

function boxAttributes(token: Token): [string, string][] {
  const checked = (token.meta as { checked?: boolean } | null)?.checked === true;
  const box: [string, string][] = [
    ['disabled', ''],
    ['type', 'checkbox'],
  ];
  return checked ? [...box, ['checked', '']] : box;
}
