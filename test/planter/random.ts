/** Chance that can be repeated: the same seed gives the same choices. */
export interface Random {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  /** One of the list; `undefined` of an empty one. */
  pick<T>(list: readonly T[]): T | undefined;
}

/** Mulberry32, by its public-domain description: 32 bits of state, good enough to choose places. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)] };
}

/** What only its digits tell from another is another name: no rule can know which was meant. */
function withoutDigits(word: string): string {
  return word.replace(/\d/g, '');
}

/** A word with one letter doubled, dropped or swapped with the next, never the word itself; `undefined` for short ones. */
export function misspell(word: string, random: Random): string | undefined {
  if (word.length < 4) return undefined;
  const index = 1 + random.below(word.length - 2);
  const letter = word[index] ?? '';
  const next = word[index + 1] ?? '';
  const ways = [
    word.slice(0, index) + letter + word.slice(index),
    word.slice(0, index) + word.slice(index + 1),
    word.slice(0, index) + next + letter + word.slice(index + 2),
  ].filter((way) => withoutDigits(way) !== withoutDigits(word));
  return random.pick(ways);
}
