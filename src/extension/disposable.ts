/** Anything with a lifetime, as VS Code has it. */
export interface Disposable {
  dispose(): void;
}

/** A lifetime that owns others: what is registered is disposed with it, or at once if it has already ended. */
export abstract class Owner implements Disposable {
  readonly #owned: Disposable[] = [];
  #ended = false;

  /** Whether `dispose` has been called. */
  protected get ended(): boolean {
    return this.#ended;
  }

  /** Makes `value` end with this; gives it back. */
  protected register<T extends Disposable>(value: T): T {
    if (this.#ended) value.dispose();
    else this.#owned.push(value);
    return value;
  }

  dispose(): void {
    this.#ended = true;
    for (const value of this.#owned.splice(0).reverse()) value.dispose();
  }
}
