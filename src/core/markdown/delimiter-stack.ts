/** An opening run of `*`, `_` or `~`, or what is left of it. */
export interface Opener {
  /** Index of its first delimiter. */
  readonly start: number;
  readonly count: number;
  /** Length of the run it was written in. */
  readonly runLength: number;
  readonly marker: number;
  /** Whether the run may close too. */
  readonly both: boolean;
}

const tilde = 0x7e;
const underscore = 0x5f;
const tildes = 8;

/**
 * The openers that may still be closed. Port of pulldown-cmark's `InlineStack`, with its lower bounds: a closer that
 * found nothing spares later ones of its kind the search, and for tildes hides what is below from all of them.
 */
export class DelimiterStack {
  #openers: Opener[] = [];
  // `*` by length mod 3 and not both, `_` likewise, tildes.
  readonly #bounds = [0, 0, 0, 0, 0, 0, 0, 0, 0];

  push(opener: Opener): void {
    if (opener.marker === tilde) {
      this.#bounds[tildes] = Math.min(this.#bounds[tildes] ?? 0, this.#openers.length);
    }
    this.#openers.push(opener);
  }

  /** Takes the opener that this closer closes, and forgets those above it; `undefined` when there is none. */
  take(marker: number, runLength: number, both: boolean): Opener | undefined {
    const bound = Math.min(this.#openers.length, this.#bound(marker, runLength, both));
    for (let index = this.#openers.length - 1; index >= bound; index--) {
      const opener = this.#openers[index];
      if (opener?.marker !== marker || !pairs(opener, runLength, both)) continue;
      this.#openers.length = index;
      for (let slot = 0; slot < this.#bounds.length; slot++) {
        this.#bounds[slot] = Math.min(this.#bounds[slot] ?? 0, index);
      }
      return opener;
    }
    this.#setBound(marker, runLength, both, this.#openers.length);
    return undefined;
  }

  #bound(marker: number, runLength: number, both: boolean): number {
    if (marker === tilde) return this.#bounds[tildes] ?? 0;
    const base = marker === underscore ? 4 : 0;
    const byLength = this.#bounds[base + (runLength % 3)] ?? 0;
    return both ? byLength : Math.min(byLength, this.#bounds[base + 3] ?? 0);
  }

  #setBound(marker: number, runLength: number, both: boolean, bound: number): void {
    if (marker === tilde) this.#bounds[tildes] = bound;
    else if (marker === underscore) this.#bounds[both ? 4 + (runLength % 3) : 7] = bound;
    else {
      this.#bounds[runLength % 3] = bound;
      if (!both) this.#bounds[3] = bound;
    }
  }
}

function pairs(opener: Opener, runLength: number, both: boolean): boolean {
  if (opener.marker === tilde && runLength !== opener.runLength) return false;
  return (!both && !opener.both) || (runLength + opener.runLength) % 3 !== 0 || runLength % 3 === 0;
}
