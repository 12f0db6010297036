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

  /** Puts other places in the stead of some: a file that has been visited has another name now. */
  replace(change: (place: T) => T): void {
    const now = this.#now === undefined ? undefined : change(this.#now);
    const unlike = (place: T, index: number, all: readonly T[]): boolean => {
      const before = all[index - 1];
      return before === undefined || !this.#same(before, place);
    };
    const apart = (places: readonly T[]): T[] => {
      const changed = places.map(change).filter(unlike);
      const nearest = changed.at(-1);
      if (nearest !== undefined && now !== undefined && this.#same(nearest, now)) changed.pop();
      return changed;
    };
    this.#past = apart(this.#past);
    this.#future = apart(this.#future);
    this.#now = now;
  }

  #move(from: T[], to: T[]): T | undefined {
    const place = from.pop();
    if (place === undefined) return undefined;
    if (this.#now !== undefined) to.push(this.#now);
    this.#now = place;
    return place;
  }
}
