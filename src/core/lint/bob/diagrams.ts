import type { Drawing } from '../../ports.ts';
import type { CodeBlock, Slide } from '../../slide/slide.ts';
import { lineAt } from '../../text/document.ts';
import { type Range, range } from '../../text/range.ts';
import { closingPlace } from '../open-fence.ts';
import type { LintContext } from '../rule.ts';

/** A `bob` block of a slide. */
export interface Diagram {
  readonly block: CodeBlock;
  readonly rows: readonly string[];
  /** The text that is drawn, as the preview asks for it: with its last line end. */
  readonly source: string;
  /** The place in the document of a stretch of one row, by UTF-16 offsets. */
  place(row: number, start: number, end: number): Range;
}

/** The diagrams of a slide that the book draws; their info string is exactly `bob`. */
export function diagramsOf(slide: Slide, { book }: LintContext): Diagram[] {
  if (book !== undefined && book.config.svgbob === undefined) return [];
  return (
    slide.codeBlocks
      .filter((block) => block.info === (book?.config.diagramFence ?? 'bob') && block.closed)
      // A drawing that is closed by the fence of another block holds text of the page.
      .filter((block) => closingPlace(slide, block) === 'closed')
      .map((block) => {
        const rows = block.content.split('\n');
        const place = (row: number, start: number, end: number) => {
          const line = block.firstLine + row;
          const written = lineAt(slide.document, line);
          const content = rows[row] ?? '';
          const shift = written.endsWith(content)
            ? written.length - content.length
            : Math.min(block.indent.length, written.length);
          return range(line, shift + start, line, shift + end);
        };
        return { block, rows, source: `${block.content}\n`, place };
      })
  );
}

/** The drawing of a diagram, the one the preview shows; `undefined` while there is none. */
export function drawn(
  { source }: Diagram,
  context: LintContext,
): Extract<Drawing, { kind: 'drawn' }> | undefined {
  const drawing = context.draw(source, context.book?.config.svgbob ?? {});
  return drawing.kind === 'drawn' ? drawing : undefined;
}
