import type { Token } from 'markdown-it';
import { type Document, lineAt, lineEndOffset } from '../text/document.ts';
import { firstLineOf, type Places } from './places.ts';
import type { CodeBlock } from './slide.ts';

/** A fenced code block from its token. */
export function codeBlockOf(document: Document, places: Places, token: Token, inNotes: boolean): CodeBlock {
  const line = places.line(firstLineOf(token));
  const text = lineAt(document, line);
  const lineStart = document.lineStarts[line] ?? 0;
  const fence = Math.max(openingFence(text, token), 0);
  const content = token.content.endsWith('\n') ? token.content.slice(0, -1) : token.content;
  const lineCount = token.content === '' ? 0 : content.split('\n').length;
  const lines = (token.map?.[1] ?? 0) - firstLineOf(token);
  const closed = lines > lineCount + 1;
  const info = text.slice(fence + token.markup.length);
  const infoStart = fence + token.markup.length + (info.length - info.trimStart().length);
  const parts = [...info.matchAll(/[^\s,]+/g)].map((match) => {
    const start = lineStart + fence + token.markup.length + match.index;
    return { text: match[0], range: places.range(start, start + match[0].length) };
  });
  // A leading separator makes an empty language, as it does on the page.
  const language = /^[ \t]*,/.test(info) ? '' : (parts.shift()?.text ?? '');
  return {
    range: places.range(lineStart + fence, lineEndOffset(document, line + lineCount + (closed ? 1 : 0))),
    info: info.trim(),
    infoRange: places.range(lineStart + infoStart, lineStart + infoStart + info.trim().length),
    language,
    annotations: parts,
    content,
    firstLine: line + 1,
    lineCount,
    indent: text.slice(0, fence).replace(/[^\s>]/g, ' '),
    closed,
    inNotes,
  };
}

/** The fence is the last run of its length before the info string: a list or quote may stand before it. */
function openingFence(text: string, token: Token): number {
  const whole = token.markup + token.info;
  const exact = text.trimEnd().lastIndexOf(whole.trimEnd());
  return exact >= 0 ? exact : text.indexOf(token.markup);
}
