/** Words of a slide's prose, counted when somebody asks: only estimates do. */
export class Words {
  readonly #page: string[] = [];
  readonly #notes: string[] = [];

  add(text: string, inNotes: boolean): void {
    (inNotes ? this.#notes : this.#page).push(text);
  }

  get page(): number {
    return count(this.#page);
  }

  get notes(): number {
    return count(this.#notes);
  }
}

/** From a word's first letter or digit to its end, so that each word is met once. */
function count(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0), 0);
}
