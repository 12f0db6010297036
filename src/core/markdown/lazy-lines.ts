import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Indents of the containers around the one being read; those in a quote are counted from its content, from 0 on again. */
const outerIndents = new WeakMap<StateBlock, number[]>();

/** Reads a container whose content starts farther right: lines left of it belong to those around. */
export function inContainer<T>(state: StateBlock, read: () => T): T {
  const outer = outerIndents.get(state);
  outerIndents.set(state, [...(outer ?? []), state.blkIndent]);
  const result = read();
  outerIndents.set(state, outer ?? []);
  return result;
}

/**
 * Lets a line that its container does not reach interrupt nothing where it is indented by four or more in the one
 * around: it goes on with the paragraph. So does one that begins as nothing does. To be called when every rule is there.
 */
export function useLazyLines(markdown: MarkdownIt): void {
  for (const chain of ['paragraph', 'reference', 'blockquote', 'list']) {
    const rules = markdown.block.ruler.getRules(chain);
    const all = [...rules];
    // The list is the one that markdown-it runs.
    rules.splice(0, rules.length, (state, line, endLine, silent) => {
      if (!mayInterrupt(state, line) || goesOn(state, line)) return false;
      for (const rule of all) if (rule(state, line, endLine, silent)) return true;
      return false;
    });
  }
}

/** What anything that interrupts a paragraph begins with: most lines begin with a letter, and need no rule asked. */
const interrupters = new Set(Array.from('#*+-0123456789:<=>[_`|~', (mark) => mark.charCodeAt(0)));

function mayInterrupt({ src, bMarks, tShift }: StateBlock, line: number): boolean {
  return interrupters.has(src.charCodeAt((bMarks[line] ?? 0) + (tShift[line] ?? 0)));
}

function goesOn(state: StateBlock, line: number): boolean {
  const indent = state.sCount[line] ?? 0;
  if (indent < 0) return true;
  if (indent >= state.blkIndent) return false;
  const reached = outerIndents.get(state)?.findLast((outer) => outer <= indent);
  return indent - (reached ?? 0) >= 4;
}
