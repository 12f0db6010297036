import type { Env, MarkdownIt, StateBlock } from 'markdown-it';
import { originalBlockRule } from './original-rules.ts';
import { interruptsParagraph, readParagraph } from './paragraph-lines.ts';

/** Link definitions that follow each other, for which there is no token. Lines of the parsed text. */
export interface DefinitionPlace {
  readonly firstLine: number;
  /** The definitions' lines, container indent taken away. */
  readonly source: string;
}

/** Where the definitions of a text stand, once it has been parsed with this `env`. */
export function definitionsIn(env: Env): readonly DefinitionPlace[] {
  return (env as Definitions).definitions ?? [];
}

interface Definitions {
  definitions?: DefinitionPlace[];
}

/**
 * Link definitions. As markdown-it's own, but one is the start of a paragraph: the next line goes on with it, without
 * a quote mark or with an indent too.
 */
export function useReferences(markdown: MarkdownIt): void {
  const reference = originalBlockRule('reference');
  markdown.block.ruler.before(
    'list',
    'underline_ends_reference',
    (state, startLine, _endLine, silent) =>
      silent && state.parentType === 'reference' && isUnderline(state, startLine),
    { alt: ['reference'] },
  );
  markdown.block.ruler.at('reference', (state, startLine, endLine, silent) => {
    if (!reference(state, startLine, endLine, silent)) return false;
    if (silent) return true;
    state.tokens.pop();
    let after = false;
    while (!interruptsParagraph(state, state.line, endLine)) {
      const { line, sCount } = state;
      const saved = sCount[line] ?? 0;
      sCount[line] = state.blkIndent;
      const another = reference(state, line, endLine, false);
      sCount[line] = saved;
      if (!another) {
        after = true;
        break;
      }
      state.tokens.pop();
    }
    const env = state.env as Definitions;
    env.definitions ??= [];
    const source = state.getLines(startLine, state.line, state.blkIndent, false);
    env.definitions.push({ firstLine: startLine, source });
    if (after) readParagraph(state, state.line, endLine);
    return true;
  });
}

/** Whether a line underlines a heading: no definition goes on over it. */
function isUnderline({ src, bMarks, tShift, eMarks }: StateBlock, line: number): boolean {
  const text = src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
  return /^(?:=+|-+)[ \t]*$/.test(text);
}
