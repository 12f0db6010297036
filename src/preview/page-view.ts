import morphdom from 'morphdom';
import type { BlockUpdate } from '../core/preview-protocol.ts';
import { carryDrawings } from './diagrams.ts';
import { applyInlineStyles } from './inline-styles.ts';

/** A block as it stands in the page. */
interface ShownBlock {
  readonly key: string;
  line: number;
  nodes: ChildNode[];
}

export interface PageViewOptions {
  /** Safe nodes of a block's HTML, made once per key. */
  prepare(html: string): ChildNode[];
  /** Called with each element that is new in the page or was changed by an update. */
  shown(element: Element): void;
}

/** Templates kept, so that undo and switching back need no HTML again; matches what the extension remembers. */
const mostTemplates = 4000;

/**
 * The blocks inside `main`. An update touches only those that changed, and in them only what differs, so that open
 * notes, selection, scroll and focus stay.
 */
export class PageView {
  readonly #main: HTMLElement;
  readonly #options: PageViewOptions;
  #templates = new Map<string, readonly ChildNode[]>();
  #blocks: ShownBlock[] = [];

  constructor(main: HTMLElement, options: PageViewOptions) {
    this.#main = main;
    this.#options = options;
  }

  /** Forgets everything; the next update must bring all HTML. */
  reset(): void {
    this.#templates = new Map();
    this.#blocks = [];
    this.#main.replaceChildren();
  }

  /** Empties the page, for another document; known HTML stays known. */
  clear(): void {
    this.#blocks = [];
    this.#main.replaceChildren();
  }

  /** Makes the page show these blocks; false when one is unknown and came without HTML (nothing is changed then). */
  update(updates: readonly BlockUpdate[]): boolean {
    if (this.#templates.size > mostTemplates) this.#templates.clear();
    for (const { key, html } of updates) {
      if (html !== undefined) this.#templates.set(key, this.#options.prepare(html));
      else if (!this.#templates.has(key)) return false;
    }
    const before = this.#blocks;
    let start = 0;
    while (start < before.length && start < updates.length && before[start]?.key === updates[start]?.key)
      start++;
    let end = 0;
    const most = Math.min(before.length, updates.length) - start;
    while (end < most && before.at(-1 - end)?.key === updates.at(-1 - end)?.key) end++;

    const removed = before.slice(start, before.length - end);
    const changed: ShownBlock[] = [];
    const anchor = before[before.length - end]?.nodes[0] ?? this.#nodeAfter(before);
    for (const update of updates.slice(start, updates.length - end)) {
      changed.push(this.#place(update, removed.shift(), anchor));
    }
    for (const block of removed) for (const node of block.nodes) node.remove();
    this.#blocks = [...before.slice(0, start), ...changed, ...before.slice(before.length - end)];
    this.#blocks.forEach((block, index) => {
      moveTo(block, updates[index]?.line ?? block.line);
    });
    return true;
  }

  /** What follows the last block in `main`: nothing of ours, but be exact. */
  #nodeAfter(blocks: readonly ShownBlock[]): ChildNode | null {
    return blocks.at(-1)?.nodes.at(-1)?.nextSibling ?? null;
  }

  #place(update: BlockUpdate, old: ShownBlock | undefined, anchor: ChildNode | null): ShownBlock {
    const nodes = (this.#templates.get(update.key) ?? []).map((node) => node.cloneNode(true) as ChildNode);
    const block: ShownBlock = { key: update.key, line: 0, nodes };
    moveTo(block, update.line);
    if (old) carryDrawings(old.nodes, nodes);
    const merged = old && this.#merge(old, block);
    if (merged) block.nodes = merged;
    else {
      const place = old?.nodes[0] ?? anchor;
      for (const node of nodes) this.#main.insertBefore(node, place);
      for (const node of old?.nodes ?? []) node.remove();
    }
    for (const node of block.nodes) {
      if (!(node instanceof Element)) continue;
      applyInlineStyles(node);
      this.#options.shown(node);
    }
    return block;
  }

  /** Turns the old block's nodes into the new one's, when they are of one kind; `undefined` when they are not. */
  #merge(old: ShownBlock, block: ShownBlock): ChildNode[] | undefined {
    if (old.nodes.length !== block.nodes.length) return undefined;
    if (old.nodes.some((node, index) => node.nodeName !== block.nodes[index]?.nodeName)) return undefined;
    return old.nodes.map((node, index) => {
      const wanted = block.nodes[index];
      return wanted
        ? (morphdom(node, wanted, { onBeforeElUpdated: beforeUpdate, getNodeKey }) as ChildNode)
        : node;
    });
  }
}

/** Ids name nothing here: two headings that swap are still morphed in place, which keeps the selection. */
function getNodeKey(): undefined {
  return undefined;
}

function beforeUpdate(from: Element, to: Element): boolean {
  if (from.isEqualNode(to)) return false;
  if (from.tagName === 'DETAILS') to.toggleAttribute('open', from.hasAttribute('open'));
  if (from.tagName === 'CODE' && from.textContent === to.textContent && from.className === to.className) {
    // The same code: its colours stay.
    return !from.hasAttribute('data-coloured');
  }
  return true;
}

/** Moves a block's line numbers to another first line. */
function moveTo(block: ShownBlock, line: number): void {
  const by = line - block.line;
  block.line = line;
  if (by === 0) return;
  for (const node of block.nodes) {
    if (!(node instanceof Element)) continue;
    shift(node, by);
    for (const element of node.querySelectorAll('[data-line]')) shift(element, by);
  }
}

function shift(element: Element, by: number): void {
  const line = element.getAttribute('data-line');
  if (line !== null) element.setAttribute('data-line', `${Number(line) + by}`);
}
