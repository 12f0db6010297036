import type { Token } from 'markdown-it';
import { type Document, lineAt, rangeBetween } from '../text/document.ts';
import type { Range } from '../text/range.ts';

/**
 * Finds the way back from a token's content, whose lines have lost their container's indent and quote marks, to the
 * document. What Markdown takes away, it takes from a line's start: places are counted from line ends.
 */
export class Places {
  readonly #document: Document;
  readonly #firstLine: number;
  /** How far each line of a table row has been searched, as its cells come in order. */
  #row = { line: -1, from: 0 };

  /** `firstLine`: the document's line on which the parsed text starts. */
  constructor(document: Document, firstLine: number) {
    this.#document = document;
    this.#firstLine = firstLine;
  }

  /** The document's line for a line of the parsed text. */
  line(parsed: number): number {
    return parsed + this.#firstLine;
  }

  /** Gives the document offset of an offset in `content`, which starts on a line of the parsed text. */
  inContent(content: string, parsedLine: number): (offset: number) => number {
    const starts: { content: number; document: number }[] = [];
    let at = 0;
    for (const [index, text] of content.split('\n').entries()) {
      const line = this.line(parsedLine + index);
      const start = this.#document.lineStarts[line] ?? this.#document.text.length;
      starts.push({ content: at, document: start + this.#columnOf(text, line) });
      at += text.length + 1;
    }
    return (offset) => {
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle]?.content ?? 0) <= offset) low = middle;
        else high = middle;
      }
      const start = starts[low];
      return start ? start.document + offset - start.content : 0;
    };
  }

  /** Like `inContent`, for the next cell of a table row: its text is looked for after the cell before. */
  inCell(content: string, parsedLine: number): (offset: number) => number {
    const line = this.line(parsedLine);
    const text = lineAt(this.#document, line);
    if (this.#row.line !== line) this.#row = { line, from: 0 };
    const found = text.indexOf(content, this.#row.from);
    // A cell with an escaped bar reads otherwise than it is written: then its start is as near as we get.
    const column = found >= 0 ? found : this.#row.from;
    this.#row.from = column + (found >= 0 ? content.length : 0);
    const start = (this.#document.lineStarts[line] ?? 0) + column;
    return (offset) => Math.min(start + offset, (this.#document.lineStarts[line] ?? 0) + text.length);
  }

  #columnOf(text: string, line: number): number {
    const whole = lineAt(this.#document, line);
    const trimmed = whole.trimEnd();
    const wanted = text.trimEnd();
    if (trimmed.endsWith(wanted)) return trimmed.length - wanted.length;
    if (whole.endsWith(text)) return whole.length - text.length;
    // The text of `# heading #`, and a line whose leading tab was expanded.
    const found = whole.lastIndexOf(text);
    if (found >= 0) return found;
    const bare = wanted.trimStart();
    return trimmed.endsWith(bare) ? trimmed.length - bare.length - (wanted.length - bare.length) : 0;
  }

  range(start: number, end: number): Range {
    return rangeBetween(this.#document, start, end);
  }
}

/** First line of a block token in the parsed text. */
export function firstLineOf(token: Token): number {
  return token.map?.[0] ?? 0;
}
