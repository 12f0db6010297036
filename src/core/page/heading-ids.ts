import { createElement, type Element, textBelow } from './tree.ts';

/** The id mdBook makes of a heading's text: lower-case, letters, digits, `_` and `-` kept, white space to `-`. */
export function idFromText(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s\u0085]/g, '-')
    .replace(/[^\p{Alphabetic}\p{Nd}\p{Nl}\p{No}_-]/gu, '');
}

/** Gives ids that are not given yet: the same id asked for again gets `-1`, `-2`, …. */
export function createIdCounter(): (id: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (id) => {
    let candidate = id;
    for (let count = next.get(id) ?? 1; used.has(candidate); count++) {
      candidate = `${id}-${count}`;
      next.set(id, count + 1);
    }
    used.add(candidate);
    return candidate;
  };
}

/** Gives headings and terms their ids, and puts their content into a link to it. */
export function linkHeadings(headings: readonly Element[]): void {
  const unique = createIdCounter();
  for (const heading of headings) {
    // Only generated ids are counted: one that an author wrote may stand twice.
    const id = heading.attributes.get('id') ?? unique(idFromText(textBelow(heading)));
    heading.attributes.set('id', id);
    const link = createElement('a', [
      ['class', 'header'],
      ['href', `#${id}`],
    ]);
    link.children = heading.children;
    heading.children = [link];
  }
}
