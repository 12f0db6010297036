import { publishedLink } from './links.ts';
import { readHtml } from './raw-html.ts';
import { createElement, createText, type Element, isVoid, type Node } from './tree.ts';

/**
 * Puts Markdown's elements and raw HTML onto one stack, as mdBook does: an end tag counts only for the innermost
 * element, and leaving a Markdown element closes the raw ones that were opened in it.
 */
export class TreeBuilder {
  readonly root: Element = createElement('');
  /** Headings and terms made by Markdown, in the order they were opened: ids are counted in it. */
  readonly headings: Element[] = [];
  readonly codes: Element[] = [];
  readonly icons: Element[] = [];
  /** Lines of the block that is being read, the last included; new block elements get them. */
  lines: [first: number, last: number] | undefined;
  #current: Element = this.root;
  readonly #stack: Element[] = [this.root];
  readonly #parents = new Map<Element, Element>();

  get current(): Element {
    return this.#current;
  }

  /** Whether no element is open, so that what comes next stands at the page's top. */
  get isAtTop(): boolean {
    return this.#current === this.root && this.#stack.length === 1;
  }

  /** The element that one was opened in; `undefined` for the root. */
  parentOf(element: Element): Element | undefined {
    return this.#parents.get(element);
  }

  append(node: Node): void {
    this.#current.children.push(node);
  }

  appendText(text: string): void {
    const last = this.#current.children.at(-1);
    if (last?.kind === 'text') last.text += text;
    else this.append(createText(text));
  }

  /** Opens an element that `pop` will leave. */
  push(element: Element): void {
    this.pushLoose(element);
    this.#stack.push(element);
  }

  /** Opens an element that is left together with the one opened next. */
  pushLoose(element: Element): void {
    this.append(element);
    this.#note(element);
    this.#parents.set(element, this.#current);
    this.#current = element;
  }

  pop(): void {
    const left = this.#stack.pop();
    const parent = this.#stack.at(-1);
    if (parent === undefined || left === undefined) {
      this.#stack.push(this.root);
      this.#current = this.root;
      return;
    }
    const { lines } = this;
    for (let element = left; lines && element !== parent; ) {
      if (element.lines) element.lines[1] = Math.max(element.lines[1], lines[1]);
      const above = this.#parents.get(element);
      if (above === undefined) break;
      element = above;
    }
    this.#current = parent;
  }

  /** Leaves the innermost Markdown element, and raw ones left open in it. */
  leave(): void {
    while (this.#stack.length > 1 && this.#stack.at(-1)?.wasRaw) this.pop();
    this.pop();
  }

  /** Adds one piece of raw HTML: a block, or one inline tag or comment. */
  appendHtml(html: string): void {
    let raw = false;
    readHtml(html, {
      text: (text) => {
        if (raw) this.append({ kind: 'raw', html: text });
        else this.appendText(text);
      },
      comment: (text) => this.append({ kind: 'comment', text }),
      start: (name, attributes, selfClosing) => {
        raw = name === 'script' || name === 'style';
        this.#startRaw(name, attributes, selfClosing);
      },
      end: (name) => {
        raw = false;
        // mdBook stops with an error when this is an element of Markdown's; here it stays open until its own end.
        if (this.#current.name === name && this.#current.wasRaw) this.pop();
      },
    });
  }

  #startRaw(name: string, attributes: Map<string, string>, selfClosing: boolean): void {
    if (name === 'a') {
      for (const key of ['href', 'xlink:href']) {
        const address = attributes.get(key);
        if (address !== undefined) attributes.set(key, publishedLink(address));
      }
    }
    const element: Element = {
      kind: 'element',
      name,
      attributes,
      children: [],
      wasRaw: true,
      selfClosing,
      lines: undefined,
    };
    this.push(element);
    if (selfClosing || isVoid(name)) this.pop();
  }

  #note(element: Element): void {
    if (this.lines) element.lines = [...this.lines];
    if (element.name === 'code') this.codes.push(element);
    else if (element.name === 'i') this.icons.push(element);
    else if (!element.wasRaw && /^(?:h[1-6]|dt)$/.test(element.name)) this.headings.push(element);
  }
}
