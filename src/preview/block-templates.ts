import { KnownBlocks } from '../core/known-blocks.ts';
import type { BlockUpdate, InsideUpdate } from '../core/preview-protocol.ts';

/** What a block looks like. */
export interface Template {
  /** Safe nodes, of which each place on the page gets a copy; of a block that is cut, the element without its parts. */
  readonly nodes: readonly ChildNode[];
  readonly inside: InsideTemplate | undefined;
}

/** A block that is cut. */
export interface InsideTemplate {
  /** Key of the element without its parts. */
  readonly shell: string;
  readonly parts: readonly PlacedPart[];
}

/** A block and its place. */
export interface PlacedPart {
  readonly key: string;
  /** Of a part, lines from the first line of the block it is part of. */
  readonly line: number;
}

/** Makes safe nodes of pieces of HTML that stand in elements of this name (`div` where any may). */
export type Prepare = (pieces: readonly string[], parent: string) => readonly (readonly ChildNode[])[];

type Known = { readonly nodes: readonly ChildNode[] } | { readonly inside: InsideTemplate };

/** HTML that has come, by the name of the element it stands in. */
type Arrived = Map<string, Map<string, string>>;

/** Every block that was on the page lately. */
export class BlockTemplates {
  readonly #prepare: Prepare;
  readonly #known = new KnownBlocks<Known>();

  constructor(prepare: Prepare) {
    this.#prepare = prepare;
  }

  /** Takes a page's blocks up; false when one is unknown and came without HTML. */
  learn(updates: readonly BlockUpdate[]): boolean {
    this.#known.begin();
    const arrived: Arrived = new Map();
    for (const update of updates) this.#gather(update, 'div', arrived);
    for (const [parent, pieces] of arrived) {
      const prepared = this.#prepare([...pieces.values()], parent);
      [...pieces.keys()].forEach((key, index) => {
        this.#known.learn(key, { nodes: prepared[index] ?? [] });
      });
    }
    return updates.every(({ key }) => this.#use(key));
  }

  /** The template of a block that has been learnt. */
  of(key: string): Template {
    const known = this.#known.use(key);
    if (!known) return { nodes: [], inside: undefined };
    return 'nodes' in known
      ? { ...known, inside: undefined }
      : { ...known, nodes: this.of(known.inside.shell).nodes };
  }

  clear(): void {
    this.#known.clear();
  }

  /** Writes down what HTML an update brings, and how its blocks are cut. */
  #gather({ key, line, html, inside }: BlockUpdate, parent: string, arrived: Arrived): void {
    if (html !== undefined) arrive(arrived, parent, key, html);
    if (inside) this.#gatherInside(key, line, inside, parent, arrived);
  }

  #gatherInside(
    key: string,
    line: number,
    { shell, parts }: InsideUpdate,
    parent: string,
    arrived: Arrived,
  ): void {
    if (shell.html !== undefined) arrive(arrived, parent, shell.key, shell.html);
    for (const part of parts) this.#gather(part, shell.name, arrived);
    const placed = parts.map((part) => ({ key: part.key, line: part.line - line }));
    this.#known.learn(key, { inside: { shell: shell.key, parts: placed } });
  }

  /** Whether a block is known, and all that it is made of. */
  #use(key: string): boolean {
    const known = this.#known.use(key);
    if (!known || 'nodes' in known) return known !== undefined;
    const { shell, parts } = known.inside;
    return this.#use(shell) && parts.every((part) => this.#use(part.key));
  }
}

function arrive(arrived: Arrived, parent: string, key: string, html: string): void {
  const pieces = arrived.get(parent) ?? new Map<string, string>();
  arrived.set(parent, pieces.set(key, html));
}

/** The element among the nodes of a block that is cut, between line ends. */
export function elementOf(nodes: readonly ChildNode[]): Element | undefined {
  return nodes.find((node) => node instanceof Element);
}
