import type { Block } from './page.ts';

/** A node of the page's tree. */
export type Node = Element | Text | Comment | Raw;

export interface Text {
  readonly kind: 'text';
  text: string;
}

export interface Comment {
  readonly kind: 'comment';
  readonly text: string;
}

/** HTML that goes onto the page as it is: what a script holds, a drawing, an icon. */
export interface Raw {
  readonly kind: 'raw';
  readonly html: string;
  /** The block of an earlier page that this is, whole. */
  readonly block?: Block;
}

export interface Element {
  readonly kind: 'element';
  name: string;
  /** In order; setting one that is there keeps its place. */
  readonly attributes: Map<string, string>;
  children: Node[];
  /** Whether it was written as HTML in the slide, not made from Markdown. */
  readonly wasRaw: boolean;
  readonly selfClosing: boolean;
  /** Lines of the assembled text it comes from, the last included; `undefined` for inline elements. */
  lines: [first: number, last: number] | undefined;
}

/** An element made from Markdown. */
export function createElement(name: string, attributes: Iterable<readonly [string, string]> = []): Element {
  return {
    kind: 'element',
    name,
    attributes: new Map(attributes),
    children: [],
    wasRaw: false,
    selfClosing: false,
    lines: undefined,
  };
}

/** A node of text. */
export function createText(text: string): Text {
  return { kind: 'text', text };
}

/** Every node below an element, in the order of the page. Without recursion: see `serialize`. */
export function* nodesBelow(element: Element): Generator<Node> {
  const pending: Node[] = element.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node.kind !== 'element') continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) pending.push(child);
    }
  }
}

/** All text below an element, comments and raw parts left out. */
export function textBelow(element: Element): string {
  let text = '';
  for (const node of nodesBelow(element)) if (node.kind === 'text') text += node.text;
  return text;
}

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Whether an element of this name has neither content nor end tag. */
export function isVoid(name: string): boolean {
  return voidElements.has(name);
}
