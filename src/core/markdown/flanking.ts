/**
 * What may stand around a delimiter, as pulldown-cmark decides it: from the raw characters beside the run, the edges
 * of a block counting as white space, punctuation being Unicode's P and S.
 */
export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const punctuation = /[\p{P}\p{S}]/u;
const whiteSpace = /[\s\u0085]/;

/** The characters before and after the run from `start` to `end`; `undefined` at the text's edges. */
export function neighboursOf(text: string, start: number, end: number): Neighbours {
  const low = text.charCodeAt(start - 1);
  const paired = start > 1 && low >= 0xdc00 && low <= 0xdfff;
  const point = text.codePointAt(end);
  return {
    before: start > 0 ? text.slice(start - (paired ? 2 : 1), start) : undefined,
    after: point === undefined ? undefined : String.fromCodePoint(point),
  };
}

/** Whether the character is white space, or missing. */
export function isSpace(character: string | undefined): boolean {
  return character === undefined || whiteSpace.test(character);
}

/** Whether the character is Unicode punctuation or a symbol. */
export function isPunctuation(character: string | undefined): boolean {
  return character !== undefined && punctuation.test(character);
}
