import type { MarkdownIt } from 'markdown-it';
import type { Diagrams } from '../core/ports.ts';
import { whyNotDrawn } from '../core/why-not-drawn.ts';

/** Escapes text for HTML content. */
type EscapeHtml = (text: string) => string;

/**
 * A markdown-it plugin that shows `bob` fences as diagrams, for VS Code's own Markdown preview. It draws at once
 * what is drawn already; for the rest it shows the source and calls `pending`, whose owner refreshes the preview
 * when the diagrams have settled. Only an info string of exactly `bob` counts, as in the published book.
 */
export function bobPlugin(diagrams: Diagrams, pending: () => void): (md: MarkdownIt) => void {
  return (md) => {
    const fence = md.renderer.rules.fence;
    md.renderer.rules.fence = (tokens, index, options, env, self) => {
      const token = tokens[index];
      if (token?.info.trim() !== 'bob') {
        return fence?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options);
      }
      const drawing = diagrams.draw(token.content.replace(/\n$/, ''));
      const place = self.renderAttrs(token);
      if (drawing.kind === 'drawn') return `<div${place}>${drawing.svg}</div>\n`;
      if (drawing.kind === 'pending') pending();
      return sourceInstead(
        token.content,
        place,
        drawing.kind === 'failed' ? whyNotDrawn(drawing) : undefined,
        md.utils.escapeHtml,
      );
    };
  };
}

function sourceInstead(
  source: string,
  place: string,
  reason: string | undefined,
  escapeHtml: EscapeHtml,
): string {
  const text = `<pre><code>${escapeHtml(source)}</code></pre>`;
  if (reason === undefined) return `<div${place}>${text}</div>\n`;
  return `<div${place}><p class="lectern-diagram-error" role="note">${escapeHtml(reason)}</p>${text}</div>\n`;
}
