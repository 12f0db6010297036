import type { Token } from 'markdown-it';
import * as l10n from '#l10n';
import type { DiagramOptions, Drawing } from '../ports.ts';
import { whyNotDrawn } from '../why-not-drawn.ts';
import type { DrawFence } from './markdown-tree.ts';
import { fenceInfo } from './token-attributes.ts';
import { createElement, createText, type Element } from './tree.ts';

/** How the diagrams of a page are drawn. */
export interface FenceDrawing {
  /** The whole info string of blocks that are drawn. */
  readonly info: string;
  readonly options: DiagramOptions;
  readonly draw: (source: string, options: DiagramOptions) => Drawing;
  readonly mode: 'published' | 'preview';
  /** The line of the assembled Markdown, to see what stands before a block's lines. */
  readonly lineAt: (line: number) => string;
  /** Told of every diagram that was not drawn whole. */
  readonly problem: (message: string, line: number) => void;
}

/** Puts drawings in the place of diagram blocks, as mdbook-svgbob does. */
export function createFenceDrawing(drawing: FenceDrawing): DrawFence {
  return (token, builder) => {
    if (fenceInfo(token) !== drawing.info) return undefined;
    const line = token.map?.[0] ?? 0;
    if (token.content === '') {
      drawing.problem(
        l10n.t(
          'This diagram is empty: the book’s drawing tool draws the next words of the slide in its place, and loses the code block after them. Draw something here, or take the block away.',
        ),
        line,
      );
      return '';
    }
    const { drawn, rest } = drawnPart(token, drawing.lineAt);
    const result = drawing.draw(drawn, drawing.options);
    const figure = createElement('div');
    if (result.kind === 'drawn') {
      figure.attributes.set('style', `width:100%; height:${result.height}px;`);
      figure.children.push({ kind: 'raw', html: result.svg });
    } else if (drawing.mode === 'published') {
      if (result.kind === 'failed') drawing.problem(whyNotDrawn(result), line);
      return undefined;
    } else {
      notDrawn(figure, result, token.content);
      if (result.kind === 'failed') drawing.problem(whyNotDrawn(result), line);
    }
    builder.push(figure);
    builder.pop();
    if (rest === '') return '';
    drawing.problem(
      l10n.t(
        'Only the first line of this diagram is drawn: the book’s drawing tool loses the others inside a list or quote, or where lines end in CR LF.',
      ),
      line,
    );
    // The tool hands on Markdown: what it did not draw goes on with the drawing's HTML up to a blank line.
    const blank = rest.search(/\n[ \t]*\n/);
    builder.appendHtml(blank < 0 ? rest : rest.slice(0, blank + 1));
    return blank < 0 ? '' : rest.slice(blank + 1);
  };
}

function notDrawn(figure: Element, result: Exclude<Drawing, { kind: 'drawn' }>, source: string): void {
  const failed = result.kind === 'failed';
  figure.attributes.set('class', failed ? 'lectern-diagram-error' : 'lectern-diagram-pending');
  if (failed) {
    const reason = createElement('p');
    reason.children.push(createText(whyNotDrawn(result)));
    figure.children.push(reason);
  }
  const block = createElement('pre');
  block.children.push(createText(source));
  figure.children.push(block);
}

/**
 * The lines that mdbook-svgbob draws: up to the first from whose start something was taken away (an indent, a quote
 * mark), or whose line before ends in CR LF, since it draws a single run of text. The rest lands on the page as
 * Markdown, the first character of each run escaped.
 */
function drawnPart(token: Token, lineAt: (line: number) => string): { drawn: string; rest: string } {
  const lines = token.content.split('\n').slice(0, token.content.endsWith('\n') ? -1 : undefined);
  const first = (token.map?.[0] ?? 0) + 1;
  const runs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const raw = lineAt(first + index);
    const afterReturn = index > 0 && lineAt(first + index - 1).endsWith('\r');
    const cut = raw.replace(/\r$/, '').length !== line.length;
    if (runs.length > 0 && !cut && !afterReturn) runs[runs.length - 1] += `${line}\n`;
    else runs.push(cut && runs.length > 0 ? `${line.replace(/^[#\\_*<>`|[\]]/, '\\$&')}\n` : `${line}\n`);
  }
  return { drawn: runs[0] ?? '', rest: runs.slice(1).join('') };
}
