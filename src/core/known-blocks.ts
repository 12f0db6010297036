/** Pages for which a block is remembered after it was last on one: for undo, and for switching back and forth. */
const lasts = 100;

/**
 * What is known of blocks by their keys. The extension and its preview page hold one each and do the same with it, so
 * that both know the same; what has not been on a page for long is forgotten, so that memory stays flat.
 */
export class KnownBlocks<T> {
  readonly #known = new Map<string, { readonly value: T; used: number }>();
  #page = 0;

  get size(): number {
    return this.#known.size;
  }

  /** Begins a page. */
  begin(): void {
    this.#page++;
    if (this.#page % lasts !== 0) return;
    for (const [key, { used }] of this.#known) if (used < this.#page - lasts) this.#known.delete(key);
  }

  /** What is known of a block that is on this page; `undefined` when nothing is. */
  use(key: string): T | undefined {
    const known = this.#known.get(key);
    if (known) known.used = this.#page;
    return known?.value;
  }

  learn(key: string, value: T): void {
    this.#known.set(key, { value, used: this.#page });
  }

  clear(): void {
    this.#known.clear();
    this.#page = 0;
  }
}
