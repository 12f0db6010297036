import type { ReadCell } from './lost-characters.ts';

/** A stretch of a row that reads as one label, by indices into the row's cells; `end` is not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const speaks = /[\p{L}\p{N}]/u;
/** Lines and arrows that join what stands before and after them. */
const connector = /[<>]?(?:-{2,}|={2,}|~{2,}|_{2,})>?|<[-=~]+|[-=~]+>|[|│]/gu;
/** What may touch a label's start or end as a part of the drawing. */
const edge = /^[-=~_|:!'`.,*+oOvV^<>┌┐└┘├┤]+(?=.)/u;

/**
 * The labels of a row: words without quotes that speak, without the lines that touch them. Each is a stretch of cells
 * without a blank.
 */
export function wordsOf(cells: readonly ReadCell[]): Stretch[] {
  const words: Stretch[] = [];
  let start = -1;
  for (let index = 0; index <= cells.length; index++) {
    const cell = cells[index];
    const inWord = cell !== undefined && !cell.quoted && !/\s/.test(cell.text);
    if (inWord && start < 0) start = index;
    if (inWord || start < 0) continue;
    words.push(...withoutConnectors(cells, start, index));
    start = -1;
  }
  return words;
}

/** Cuts a word at the lines in it; `C++` and `--option` are words of their own. */
function withoutConnectors(cells: readonly ReadCell[], start: number, end: number): Stretch[] {
  const characters = cells.slice(start, end).map((cell) => cell.text);
  const word = characters.map((character) => character[0] ?? '').join('');
  if (/^--[a-z][a-z-]+$/.test(word)) return [{ start, end }];
  const cuts: Stretch[] = [];
  let last = 0;
  for (const match of word.matchAll(connector)) {
    if (!isDrawn(cells, start + match.index, match[0].length)) continue;
    cuts.push({ start: start + last, end: start + match.index });
    last = match.index + match[0].length;
  }
  cuts.push({ start: start + last, end });
  return cuts.map((cut) => trimEdges(cells, cut)).filter((cut) => cut.end > cut.start);
}

function isDrawn(cells: readonly ReadCell[], start: number, length: number): boolean {
  return cells.slice(start, start + length).every((cell) => !cell.kept);
}

/** Takes drawn lines and corners off both ends of a word. */
function trimEdges(cells: readonly ReadCell[], { start, end }: Stretch): Stretch {
  let from = start;
  let to = end;
  const isEdge = (index: number) => {
    const cell = cells[index];
    return cell !== undefined && !cell.kept && edge.test(`${cell.text}.`);
  };
  const isLetter = (index: number) => /^[oOvV]$/.test(cells[index]?.text ?? '');
  while (from < to && isEdge(from) && !(isLetter(from) && speaks.test(cells[from + 1]?.text ?? ''))) from++;
  while (
    to > from &&
    isEdge(to - 1) &&
    !isPartOfName(cells, from, to) &&
    !(isLetter(to - 1) && speaks.test(cells[to - 2]?.text ?? ''))
  )
    to--;
  return { start: from, end: to };
}

/** `C++`, `Box<dyn T>`: signs at the end that belong to the words before them. */
function isPartOfName(cells: readonly ReadCell[], from: number, to: number): boolean {
  const word = cells
    .slice(from, to)
    .map((cell) => cell.text)
    .join('');
  if (/[\p{L}\p{N}]\+\+$/u.test(word)) return true;
  if (!word.endsWith('>')) return false;
  let open = 0;
  for (let index = to - 1; index >= 0; index--) {
    const text = cells[index]?.text;
    if (text === '>') open--;
    else if (text === '<') open++;
    if (open === 0) return true;
    if (cells[index]?.quoted || (text === ' ' && cells[index - 1]?.text === ' ')) return false;
  }
  return false;
}

/** Whether a word would not be read as written: what speaks in it is partly text and partly lines. */
export function losesMeaning(cells: readonly ReadCell[], { start, end }: Stretch): boolean {
  const word = cells.slice(start, end);
  const text = word.map((cell) => cell.text).join('');
  if (word.every((cell) => cell.kept)) return false;
  const letters = word.filter((cell) => speaks.test(cell.text));
  if (letters.length === 0) return false;
  if (letters.every((cell) => !cell.kept)) return /^\{[^{}]+\}$/.test(text) || letters.length >= 3;
  // Letters joined by single lines are a drawing of their own: `A-B-C`.
  return !/^[\p{L}\p{N}](?:[-=~/\\][\p{L}\p{N}])+$/u.test(text);
}

/** The words around one that belong to the same label: speaking, unquoted, one blank apart. */
export function phraseAround(cells: readonly ReadCell[], words: readonly Stretch[], word: Stretch): Stretch {
  const speaking = words.filter(({ start, end }) =>
    cells.slice(start, end).some((cell) => speaks.test(cell.text)),
  );
  const joins = (a: Stretch | undefined, b: Stretch | undefined) =>
    a !== undefined && b !== undefined && b.start === a.end + 1 && cells[a.end]?.text === ' ';
  let first = speaking.findIndex(({ start }) => start === word.start);
  let last = first;
  while (joins(speaking[first - 1], speaking[first])) first--;
  while (joins(speaking[last], speaking[last + 1])) last++;
  return { start: speaking[first]?.start ?? word.start, end: speaking[last]?.end ?? word.end };
}
