/** White space as Rust's `trim` knows it: a next-line mark is, a byte-order mark is not. */
const space = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;
const wordSeparator = new RegExp(`${space.source}+`);

/** Where a text starts and ends when the book's tools, written in Rust, have trimmed it; equal for one of white space alone. */
export function trimmedPlace(text: string): { readonly start: number; readonly end: number } {
  let end = text.length;
  while (end > 0 && space.test(text.charAt(end - 1))) end--;
  let start = 0;
  while (start < end && space.test(text.charAt(start))) start++;
  return { start, end };
}

/** The words of a text as Rust's `split_whitespace` gives them. */
export function wordsOf(text: string): string[] {
  return text.split(wordSeparator).filter((word) => word !== '');
}
