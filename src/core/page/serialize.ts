import { type Element, isVoid, type Node } from './tree.ts';

/** Elements that mdBook starts on a new line. */
const onOwnLine = new Set(
  'blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody thead tr ul'.split(' '),
);

const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const inAttribute: Readonly<Record<string, string>> = {
  ...inText,
  "'": '&#39;',
  '"': '&quot;',
  '\\': '&#92;',
};

/** Text as HTML. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (character) => inText[character] ?? '') : text;
}

/** An attribute's value as HTML, between double quotes. */
export function escapeAttribute(value: string): string {
  return /[&<>'"\\]/.test(value)
    ? value.replace(/[&<>'"\\]/g, (character) => inAttribute[character] ?? '')
    : value;
}

/** A node as HTML, line ends as mdBook sets them; `before` is what stands before it on the page. */
export function serialize(node: Node, before = ''): string {
  const writer = new Writer(before.at(-1) ?? '');
  writer.node(node);
  return writer.html;
}

class Writer {
  html = '';
  /** The last character written, or the one before the first. */
  readonly #before: string;

  constructor(before: string) {
    this.#before = before;
  }

  node(node: Node): void {
    if (node.kind === 'text') this.html += escapeText(node.text);
    else if (node.kind === 'raw') this.html += node.html;
    else if (node.kind === 'comment') this.html += `<!--${node.text}-->`;
    else this.#element(node);
  }

  #element(element: Element): void {
    const { name } = element;
    const ownLine = onOwnLine.has(name);
    if (ownLine) {
      const last = this.html === '' ? this.#before : this.html.at(-1);
      if (last !== '\n' && last !== '') this.html += '\n';
    }
    this.html += `<${name}`;
    for (const [key, value] of element.attributes) this.html += ` ${key}="${escapeAttribute(value)}"`;
    this.html += element.selfClosing ? ' />' : '>';
    for (const child of element.children) this.node(child);
    if (element.selfClosing || isVoid(name)) return;
    this.html += `</${name}>`;
    if (ownLine) this.html += '\n';
  }
}
