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

/**
 * A node as HTML, line ends as mdBook sets them; `before` is what stands before it on the page. Without recursion:
 * raw HTML can be nested as deep as a file is long.
 */
export function serialize(node: Node, before = ''): string {
  const parts: string[] = [];
  // Kept apart from the text, which would have to be put together to be asked for its end.
  let last = before.at(-1) ?? '';
  const write = (text: string): void => {
    if (text === '') return;
    parts.push(text);
    last = text.at(-1) ?? last;
  };
  const pending: (Node | string)[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') write(next);
    else if (next.kind === 'text') write(escapeText(next.text));
    else if (next.kind === 'raw') write(next.html);
    else if (next.kind === 'comment') write(`<!--${next.text}-->`);
    else {
      const newLine = isOnOwnLine(next.name) && last !== '\n' && last !== '';
      write(`${newLine ? '\n' : ''}${startTag(next)}`);
      if (!next.selfClosing && !isVoid(next.name)) pending.push(endTag(next));
      for (let index = next.children.length - 1; index >= 0; index--) {
        const child = next.children[index];
        if (child) pending.push(child);
      }
    }
  }
  return parts.join('');
}

/** Whether mdBook starts an element of this name on a new line, and ends the line after it. */
export function isOnOwnLine(name: string): boolean {
  return onOwnLine.has(name);
}

/** An element's start tag. */
export function startTag({ name, attributes, selfClosing }: Element): string {
  let tag = `<${name}`;
  for (const [key, value] of attributes) tag += ` ${key}="${escapeAttribute(value)}"`;
  return `${tag}${selfClosing ? ' />' : '>'}`;
}

/** The end tag of an element that has one. */
export function endTag({ name }: Element): string {
  return `</${name}>${onOwnLine.has(name) ? '\n' : ''}`;
}
