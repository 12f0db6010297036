/** Where a reader has been, for going back and forward. */
export class Visits<T> {
  #past: T[] = [];
  #future: T[] = [];
  #now: T | undefined;
  readonly #same: (a: T, b: T) => boolean;

  constructor(same: (a: T, b: T) => boolean) {
    this.#same = same;
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  get canGoForward(): boolean {
    return this.#future.length > 0;
  }

  /** Goes to a new place; what lay ahead is forgotten. */
  visit(place: T): void {
    if (this.#now !== undefined) {
      if (this.#same(this.#now, place)) return;
      this.#past.push(this.#now);
    }
    this.#now = place;
    this.#future = [];
  }

  /** The place before, which is now the present; `undefined` at the start. */
  back(): T | undefined {
    return this.#move(this.#past, this.#future);
  }

  forward(): T | undefined {
    return this.#move(this.#future, this.#past);
  }

  #move(from: T[], to: T[]): T | undefined {
    const place = from.pop();
    if (place === undefined) return undefined;
    if (this.#now !== undefined) to.push(this.#now);
    this.#now = place;
    return place;
  }
}
