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
  readonly problems: readonly { readonly kind: FrontMatterProblem['kind']; readonly line: number }[];
}

const almostFence = /^[ \t]*(?:-{2,}|[–—]{1,3})[ \t]*$/;
const codeFence = /^[ \t]*(?:[-*+>]|\d+[.)])?[ \t]*(`{3,}|~{3,})/;

/**
 * Finds front matter in a text that mdbook-course takes to have none. Only keys that it would read make a thematic
 * break into a fence: a page may start with a line, and a page about front matter may show some.
 */
export function findStrayFrontMatter(document: Document): StrayFrontMatter | undefined {
  const { text } = document;
  if (text.startsWith('\uFEFF') && splitFrontMatter(text.slice(1))) return afterMark(document);
  const lines = (line: number) => (line < document.lineStarts.length ? lineAt(document, line) : undefined);
  if (!/^["']?(?:minutes|target_minutes|course|session)["']?[ \t]*:/m.test(text)) return undefined;
  let first = 0;
  while (lines(first)?.trim() === '') first++;
  if (almostFence.test(lines(first) ?? '')) return atTop(document, lines, first);
  return notOpened(lines, first) ?? belowText(lines, first);
}

function afterMark(document: Document): StrayFrontMatter | undefined {
  const split = splitFrontMatter(document.text.slice(1));
  if (!split) return undefined;
  const lineOf = (offset: number) => document.lineStarts.findLastIndex((start) => start <= offset + 1);
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
  if (!keys.known) return undefined;
  const closing = lines(keys.end);
  const problems: StrayFrontMatter['problems'][number][] = [];
  if (lines(openLine)?.trimStart() !== '---') problems.push({ kind: 'fence-form', line: openLine });
  const closeLine = closing !== undefined && almostFence.test(closing) ? keys.end : undefined;
  if (closeLine === undefined) problems.push({ kind: 'not-closed', line: openLine });
  else if (closing?.trimStart() !== '---' || lineEndOffset(document, keys.end) === document.text.length)
    problems.push({ kind: 'fence-form', line: keys.end });
  return { openLine, closeLine, contentEndLine: keys.end, problems };
}

/** Keys from the first line on, and a fence that closes them. */
function notOpened(lines: Lines, first: number): StrayFrontMatter | undefined {
  const keys = keyLinesFrom(lines, first);
  if (!keys.known || lines(keys.end) !== '---') return undefined;
  const problems = [{ kind: 'not-opened', line: first }] as const;
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
    if (fence !== undefined || text !== '---') continue;
    const keys = keyLinesFrom(lines, line + 1);
    if (keys.known && lines(keys.end) === '---')
      return {
        openLine: line,
        closeLine: keys.end,
        contentEndLine: keys.end,
        problems: [{ kind: 'text-before', line }],
      };
    line = Math.max(line, keys.end - 1);
  }
}
