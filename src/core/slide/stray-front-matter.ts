import { type Document, lineAt, lineEndOffset } from '../text/document.ts';
import { keyLinesFrom, splitFrontMatter } from './front-matter-fences.ts';
import type { FrontMatterProblem } from './slide.ts';

/** Front matter that its author meant and mdbook-course does not read. Lines are zero-based. */
export interface StrayFrontMatter {
  readonly openLine: number;
  /** The closing fence's line; `undefined` where there is none. */
  readonly closeLine: number | undefined;
  /** The line after the last line of content. */
  readonly contentEndLine: number;
  readonly problems: readonly {
    readonly kind: FrontMatterProblem['kind'];
    readonly line: number;
    /** The fence as it should be. */
    readonly detail?: string;
  }[];
}

const almostFence = /^[ \t]*(?:[-–—]{2,}|\+{2,}|[–—])[ \t]*$/;
/** A few marks where the opening fence should be: `***`, `===`, `-=-`. Only what follows shows what they were to be. */
const likeFence = /^[ \t]*(?=\S{2,5}[ \t]*$)[-+=*_–—.]*[-+=*_–—][-+=*_–—.]*\w?[-+=*_–—.]*[ \t]*$/;
/** An opening fence that has lost its line end: `---minutes: 5`. */
const gluedFence = /^(?:-{2,}|\+{2,})[ \t]*(?:minutes|target_minutes|course|session)[ \t]*:/;
const codeFence = /^[ \t]*(?:[-*+>]|\d+[.)])?[ \t]*(`{3,}|~{3,})/;
/** What nobody sees before the first character, a byte-order mark among it. */
const unseen = /^[\s\u200B-\u200F\u2060\uFEFF\u00AD]+/;

const isFence = (line: string | undefined): line is '---' | '+++' => line === '---' || line === '+++';

/**
 * Finds front matter in a text that mdbook-course takes to have none. Only keys that it would read make a thematic
 * break into a fence: a page may start with a line, and a page about front matter may show some.
 */
export function findStrayFrontMatter(document: Document): StrayFrontMatter | undefined {
  const { text } = document;
  const before = unseenAtTop(text);
  if (/[^\t\n\v\f\r ]/.test(before) && splitFrontMatter(text.slice(before.length)))
    return afterMark(document, before.length);
  const lines = linesOf(document);
  if (!/(?:^|-|\+)["']?(?:minutes|target_minutes|course|session)["']?[ \t]*:/m.test(text)) return undefined;
  let first = 0;
  while (lines(first)?.trim() === '') first++;
  const opening = lines(first) ?? '';
  if (almostFence.test(opening)) return atTop(document, lines, first);
  if (likeFence.test(opening) || gluedFence.test(opening)) {
    const stray = atTop(document, lines, first);
    if (stray?.closeLine !== undefined && isFence(lines(stray.closeLine))) return stray;
  }
  return notOpened(lines, first) ?? belowText(lines, first);
}

/** White space and what else nobody sees at the start of a text. */
export function unseenAtTop(text: string): string {
  return unseen.exec(text)?.[0] ?? '';
}

/** The keys below an opening fence that stands twice, so that what is read is empty. */
export function findDoubledFence(document: Document, second: number): StrayFrontMatter | undefined {
  const lines = linesOf(document);
  const keys = keyLinesFrom(lines, second + 1);
  if (!keys.known || lines(keys.end) !== lines(second)) return undefined;
  const problems = [{ kind: 'fence-twice', line: second }] as const;
  return { openLine: second, closeLine: keys.end, contentEndLine: keys.end, problems };
}

function linesOf(document: Document): Lines {
  return (line) => (line < document.lineStarts.length ? lineAt(document, line) : undefined);
}

function afterMark(document: Document, length: number): StrayFrontMatter | undefined {
  const split = splitFrontMatter(document.text.slice(length));
  if (!split) return undefined;
  const lineOf = (offset: number) => document.lineStarts.findLastIndex((start) => start <= offset + length);
  const closeLine = lineOf(split.contentEnd);
  const openLine = lineOf(split.contentStart) - 1;
  const lines = (line: number) => (line < closeLine ? lineAt(document, line) : undefined);
  if (keyLinesFrom(lines, openLine + 1).end === openLine + 1) return undefined;
  return { openLine, closeLine, contentEndLine: closeLine, problems: [{ kind: 'byte-order-mark', line: 0 }] };
}

type Lines = (line: number) => string | undefined;

/** The text opens with a fence, or what looks like one, yet it is not read: one of the two is not as it must be. */
function atTop(document: Document, lines: Lines, openLine: number): StrayFrontMatter | undefined {
  const keys = keyLinesFrom(lines, openLine + 1);
  const opening = lines(openLine)?.trimStart() ?? '';
  if (!keys.known && !gluedFence.test(opening)) return undefined;
  const closing = lines(keys.end);
  const wanted = [opening, closing?.trim()].includes('+++') && closing?.trim() !== '---' ? '+++' : '---';
  const problems: StrayFrontMatter['problems'][number][] = [];
  if (opening !== wanted) problems.push({ kind: 'fence-form', line: openLine, detail: wanted });
  const closeLine = closing !== undefined && almostFence.test(closing) ? keys.end : undefined;
  if (closeLine === undefined) problems.push({ kind: 'not-closed', line: openLine });
  else if (closing?.trimStart() !== wanted || lineEndOffset(document, keys.end) === document.text.length)
    problems.push({ kind: 'fence-form', line: keys.end, detail: wanted });
  return { openLine, closeLine, contentEndLine: keys.end, problems };
}

/** Keys from the first line on, and a fence that closes them. */
function notOpened(lines: Lines, first: number): StrayFrontMatter | undefined {
  const keys = keyLinesFrom(lines, first);
  const closing = lines(keys.end);
  if (!keys.known || !isFence(closing)) return undefined;
  const problems = [{ kind: 'not-opened', line: first, detail: closing }] as const;
  return { openLine: first - 1, closeLine: keys.end, contentEndLine: keys.end, problems };
}

/** A complete block of front matter further down, outside code. */
function belowText(lines: Lines, from: number): StrayFrontMatter | undefined {
  let fence: string | undefined;
  for (let line = from; ; line++) {
    const text = lines(line);
    if (text === undefined) return undefined;
    const marks = codeFence.exec(text)?.[1];
    if (marks !== undefined && fence === undefined) fence = marks;
    else if (marks !== undefined && fence !== undefined && marks.startsWith(fence)) fence = undefined;
    if (fence !== undefined || !isFence(text)) continue;
    const keys = keyLinesFrom(lines, line + 1);
    const isClosed = lines(keys.end) === text;
    // Below nothing but comments it is front matter even where its end is missing as well.
    if (keys.known && (isClosed || /^(?:\s|<!--[\s\S]*?-->)*$/.test(textBefore(lines, line))))
      return {
        openLine: line,
        closeLine: isClosed ? keys.end : undefined,
        contentEndLine: keys.end,
        problems: [{ kind: 'text-before', line }],
      };
    line = Math.max(line, keys.end - 1);
  }
}

function textBefore(lines: Lines, end: number): string {
  return Array.from({ length: end }, (_, line) => lines(line) ?? '').join('\n');
}
