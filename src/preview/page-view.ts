import type { BlockUpdate } from '../core/preview-protocol.ts';
import {
  BlockTemplates,
  elementOf,
  type InsideTemplate,
  type PlacedPart,
  type Prepare,
  type Template,
} from './block-templates.ts';
import { carryDrawings } from './diagrams.ts';
import { applyInlineStyles } from './inline-styles.ts';
import { mergeNodes, patchShell } from './patch.ts';

/** A block as it stands in the page. */
interface ShownBlock {
  readonly key: string;
  line: number;
  readonly nodes: readonly ChildNode[];
  /** Of a block that is cut: its element and the parts in it. */
  readonly inside:
    | { readonly shell: string; readonly element: Element; readonly parts: readonly ShownBlock[] }
    | undefined;
}

export interface PageViewOptions {
  readonly prepare: Prepare;
  /** Called with each element that is new in the page or was changed by an update. */
  shown(element: Element): void;
}

/**
 * The blocks inside `main`. An update touches only those that changed, and in them only what differs, so that open
 * notes, selection, scroll and focus stay.
 */
export class PageView {
  readonly #main: HTMLElement;
  readonly #options: PageViewOptions;
  readonly #templates: BlockTemplates;
  #blocks: readonly ShownBlock[] = [];

  constructor(main: HTMLElement, options: PageViewOptions) {
    this.#main = main;
    this.#options = options;
    this.#templates = new BlockTemplates(options.prepare);
  }

  /** Forgets everything; the next update must bring all HTML. */
  reset(): void {
    this.#templates.clear();
    this.clear();
  }

  /** Empties the page, for another document; known HTML stays known. */
  clear(): void {
    this.#blocks = [];
    this.#main.replaceChildren();
  }

  /** Makes the page show these blocks; false when one is unknown and came without HTML (nothing is changed then). */
  update(updates: readonly BlockUpdate[]): boolean {
    if (!this.#templates.learn(updates)) return false;
    this.#blocks = this.#arrange(this.#main, this.#blocks, updates);
    return true;
  }

  /** Turns the blocks that stand in an element into others, which are given with their lines. */
  #arrange(parent: Element, before: readonly ShownBlock[], wanted: readonly PlacedPart[]): ShownBlock[] {
    let start = 0;
    const least = Math.min(before.length, wanted.length);
    while (start < least && before[start]?.key === wanted[start]?.key) start++;
    let end = 0;
    while (end < least - start && before.at(-1 - end)?.key === wanted.at(-1 - end)?.key) end++;

    const removed = before.slice(start, before.length - end);
    // A block may be without nodes: what it held was taken away.
    const after = firstNode(before, before.length - end) ?? null;
    const changed = wanted
      .slice(start, wanted.length - end)
      .map((place, index) => this.#place(parent, place, removed[index], firstNode(removed, index) ?? after));
    for (const block of removed.slice(changed.length)) for (const node of block.nodes) node.remove();
    const blocks = [...before.slice(0, start), ...changed, ...before.slice(before.length - end)];
    blocks.forEach((block, index) => {
      moveTo(block, wanted[index]?.line ?? block.line);
    });
    return blocks;
  }

  #place(
    parent: Element,
    { key, line }: PlacedPart,
    old: ShownBlock | undefined,
    before: ChildNode | null,
  ): ShownBlock {
    const template = this.#templates.of(key);
    if (template.inside && old?.inside && old.inside.element.tagName === elementOf(template.nodes)?.tagName)
      return this.#change(key, template, old);
    const nodes = template.nodes.map((node) => node.cloneNode(true) as ChildNode);
    if (!template.inside) {
      for (const node of nodes) if (node instanceof Element) shiftAll(node, line);
      if (old) carryDrawings(old.nodes, nodes);
    }
    const merged = old && !template.inside && !old.inside ? mergeNodes(old.nodes, nodes) : undefined;
    const element = template.inside && elementOf(nodes);
    const block: ShownBlock = {
      key,
      line: template.inside ? 0 : line,
      nodes: merged ?? nodes,
      inside: undefined,
    };
    if (!merged) {
      for (const node of nodes) parent.insertBefore(node, before);
    }
    this.#tell(block.nodes);
    if (old && !merged) {
      keepOpen(old.nodes, nodes);
      for (const node of old.nodes) node.remove();
    }
    if (!element || !template.inside) return block;
    return this.#filled(block, template.inside, element, []);
  }

  /** Changes a block that is cut into another of its kind. */
  #change(key: string, template: Template, old: ShownBlock): ShownBlock {
    const { inside } = template;
    if (!inside || !old.inside) return old;
    const { element, parts } = old.inside;
    let { line } = old;
    if (old.inside.shell !== inside.shell) {
      const fresh = elementOf(template.nodes);
      if (fresh) patchShell(element, fresh, parts[0]?.nodes[0] ?? null);
      line = 0;
      this.#tell([element]);
    }
    return this.#filled({ key, line, nodes: old.nodes, inside: undefined }, inside, element, parts);
  }

  #filled(
    block: ShownBlock,
    { shell, parts }: InsideTemplate,
    element: Element,
    before: readonly ShownBlock[],
  ): ShownBlock {
    // Lines of the parts count from the block's first, wherever that stands now.
    const wanted = parts.map((part) => ({ key: part.key, line: part.line + block.line }));
    return { ...block, inside: { shell, element, parts: this.#arrange(element, before, wanted) } };
  }

  #tell(nodes: readonly ChildNode[]): void {
    for (const node of nodes) {
      if (!(node instanceof Element)) continue;
      applyInlineStyles(node);
      this.#options.shown(node);
    }
  }
}

/** The first node of the blocks from a place on. */
function firstNode(blocks: readonly ShownBlock[], from: number): ChildNode | undefined {
  for (let index = from; index < blocks.length; index++) {
    const node = blocks[index]?.nodes[0];
    if (node) return node;
  }
  return undefined;
}

/** A reader who has opened or closed notes finds them so, though they are another element now. */
function keepOpen(old: readonly ChildNode[], fresh: readonly ChildNode[]): void {
  const [before, after] = [elementOf(old), elementOf(fresh)];
  if (before instanceof HTMLDetailsElement && after instanceof HTMLDetailsElement) after.open = before.open;
}

/** Moves a block's line numbers to another first line. */
function moveTo(block: ShownBlock, line: number): void {
  const by = line - block.line;
  block.line = line;
  if (by === 0) return;
  const { inside } = block;
  if (!inside) {
    for (const node of block.nodes) if (node instanceof Element) shiftAll(node, by);
    return;
  }
  shift(inside.element, by);
  // What stands before the parts, such as a summary.
  const first = inside.parts[0]?.nodes[0];
  for (let node = inside.element.firstChild; node && node !== first; node = node.nextSibling) {
    if (node instanceof Element) shiftAll(node, by);
  }
  for (const part of inside.parts) moveTo(part, part.line + by);
}

function shiftAll(root: Element, by: number): void {
  if (by === 0) return;
  shift(root, by);
  for (const element of root.querySelectorAll('[data-line]')) shift(element, by);
}

function shift(element: Element, by: number): void {
  const line = element.getAttribute('data-line');
  if (line !== null) element.setAttribute('data-line', `${Number(line) + by}`);
}
