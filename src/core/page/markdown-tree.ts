import type { Token } from 'markdown-it';
import type { AlertKind } from '../markdown/alerts.ts';
import { createAlert } from './alert-title.ts';
import { classOfInfo } from './code-blocks.ts';
import { Footnotes } from './footnote-list.ts';
import { groupAt, type TokenGroup } from './kept-blocks.ts';
import type { Block } from './page.ts';
import {
  alignment,
  attributesOf,
  fenceInfo,
  imageAttributes,
  labelOf,
  linkAttributes,
} from './token-attributes.ts';
import { createElement, createText, type Node } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Puts a drawing in the place of a fenced block; `undefined` leaves it a code block, and what is given is Markdown
 * that follows it.
 */
export type DrawFence = (token: Token, builder: TreeBuilder) => string | undefined;

/** What the reader of tokens leaves to others. */
export interface Reading {
  readonly drawFence: DrawFence;
  /** The block tokens of Markdown that a preprocessor made. */
  readonly tokensOf: (markdown: string) => readonly Token[];
  /** The tokens inside a token of type `inline`. */
  readonly inlinesOf: (token: Token) => readonly Token[];
  /** A block that was rendered before, for one at the page's top; a key to keep it by, where it can be kept. */
  readonly earlier: (
    group: TokenGroup,
  ) => { readonly key: string; readonly block: Block | undefined } | undefined;
}

/** A tree of blocks, and the keys of those at its top that may be kept. */
export interface BuiltTree {
  readonly builder: TreeBuilder;
  readonly keys: ReadonlyMap<Node, string>;
}

/** Reads Markdown's block tokens and the raw HTML among them into one tree, footnotes at its end. */
export function buildTree(tokens: readonly Token[], reading: Reading): BuiltTree {
  const reader = new TokenReader(reading);
  reader.page(tokens);
  // Raw elements left open hold the notes too, as they hold everything after them.
  reader.footnotes.collect(reader.builder.current);
  return reader;
}

class TokenReader implements BuiltTree {
  readonly builder = new TreeBuilder();
  readonly footnotes = new Footnotes();
  readonly keys = new Map<Node, string>();
  readonly #reading: Reading;
  #inTableHead = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  page(tokens: readonly Token[]): void {
    const { builder } = this;
    for (let index = 0; index < tokens.length; ) {
      const group = groupAt(tokens, index);
      const earlier = builder.isAtTop ? this.#reading.earlier(group) : undefined;
      if (earlier?.block) builder.append({ kind: 'raw', html: earlier.block.html, block: earlier.block });
      else {
        const { length } = builder.root.children;
        this.#blocks(tokens, group);
        const made = builder.root.children[length];
        if (earlier && made && builder.root.children.length === length + 1) this.keys.set(made, earlier.key);
      }
      index = group.end;
    }
  }

  #blocks(tokens: readonly Token[], { start, end }: TokenGroup): void {
    for (let index = start; index < end; index++) {
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
        this.#inlines(token);
        break;
      case 'html_block':
        builder.appendHtml(token.content);
        break;
      case 'fence':
        this.#fence(token);
        break;
      case 'code_block':
        this.#code(token.content, undefined);
        break;
      case 'task_box':
        this.#box((token.meta as { checked?: boolean } | null)?.checked === true);
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

  #fence(token: Token): void {
    const rest = this.#reading.drawFence(token, this.builder);
    if (rest === undefined) this.#code(token.content, classOfInfo(fenceInfo(token)));
    else if (rest !== '') {
      const tokens = this.#reading.tokensOf(rest);
      // Their lines are not the page's.
      const { lines } = this.builder;
      for (const inner of tokens) inner.map = null;
      this.#blocks(tokens, { start: 0, end: tokens.length });
      this.builder.lines = lines;
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

  #inlines(inline: Token): void {
    const { builder } = this;
    const { lines } = builder;
    builder.lines = undefined;
    const checked = (inline.meta as { task?: boolean } | null)?.task;
    if (checked !== undefined) this.#box(checked);
    for (const token of this.#reading.inlinesOf(inline)) this.#inline(token);
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
      default:
        if (token.nesting === 1) builder.push(createElement(token.tag));
        else if (token.nesting === -1) builder.leave();
    }
  }

  #box(checked: boolean): void {
    const box = createElement('input', [
      ['disabled', ''],
      ['type', 'checkbox'],
    ]);
    if (checked) box.attributes.set('checked', '');
    this.builder.append(box);
    this.builder.appendText(' ');
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
