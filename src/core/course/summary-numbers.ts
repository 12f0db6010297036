import type { Chapter, Summary, SummaryItem } from '../book/book.ts';
import { parseSummary } from '../book/summary.ts';
import { createDocument, type Document } from '../text/document.ts';
import type { Path } from '../text/path.ts';
import { markerOf } from './summary-lines.ts';

/**
 * Moved lines with the numbers of ordered lists in order again, in a file whose lists count 1, 2, 3; where every
 * item has the same number, or there are only bullets, the lines as they are.
 */
export function renumber(
  before: readonly string[],
  after: readonly string[],
  summary: Summary,
  source: Path,
  document: Document,
): readonly string[] {
  const counting = listsOf(summary.items).some((list) => {
    const [first, second] = list.map((chapter) => numberOf(before[chapter.line]));
    return first !== undefined && second === first + 1;
  });
  if (!counting) return after;
  const lines = [...after];
  const moved = parseSummary(createDocument(document.path, after.join('')), source);
  for (const list of listsOf(moved.items)) {
    const numbers = list.map((chapter) => numberOf(lines[chapter.line]));
    if (numbers.includes(undefined)) continue;
    let number = Math.min(...numbers.map((each) => each ?? 0));
    for (const chapter of list)
      lines[chapter.line] = (lines[chapter.line] ?? '').replace(/\d+/, String(number++));
  }
  return lines;
}

/** Chapters that stand in one list, list by list. */
function listsOf(items: readonly SummaryItem[]): Chapter[][] {
  const lists: Chapter[][] = [[]];
  const addBelow = (chapter: Chapter): void => {
    if (chapter.children.length > 0) lists.push([...chapter.children]);
    for (const child of chapter.children) addBelow(child);
  };
  const top: Chapter[][] = [[]];
  for (const item of items) {
    if (item.kind !== 'chapter') top.push([]);
    else if (item.number.length > 0) top.at(-1)?.push(item);
    if (item.kind === 'chapter') addBelow(item);
  }
  return [...lists, ...top];
}

function numberOf(line: string | undefined): number | undefined {
  const { bullet } = markerOf(line ?? '');
  return /^\d/.test(bullet) ? Number.parseInt(bullet, 10) : undefined;
}
