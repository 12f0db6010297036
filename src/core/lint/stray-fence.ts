import * as l10n from '#l10n';
import type { CodeBlock, Slide } from '../slide/slide.ts';
import { type Document, lineAt } from '../text/document.ts';
import { type Range, range } from '../text/range.ts';
import type { Fix } from './finding.ts';
import { marksOf } from './open-fence.ts';
import type { Found } from './rule.ts';

/** A finding about a fence, and the block that is none but for the same mistake. */
export interface StrayFence {
  readonly found: Found;
  readonly noBlock?: CodeBlock;
}

/**
 * The mistake that makes a code block end or start where its author did not mean it to: a line outside the block's list item
 * or quote, a fence that stands twice, a closing fence whose opening one is damaged or gone. `undefined` where it is none of these.
 */
export function strayFence(slide: Slide, index: number): StrayFence | undefined {
  const block = slide.codeBlocks[index];
  if (block === undefined) return undefined;
  const left = leavesContainer(slide, block, index);
  if (left) return left;
  const found = openedTwice(slide, block) ?? closesNothing(slide, block, index);
  return found && { found };
}

/** A line of code, or the closing fence, that is indented less than the list item (or lacks the mark of the quote) it is in. */
function leavesContainer(slide: Slide, block: CodeBlock, index: number): StrayFence | undefined {
  const { document } = slide;
  const { indent, closed, firstLine, lineCount } = block;
  const line = firstLine + lineCount;
  const text = lineAt(document, line);
  // After the mark of a quote one blank is its own, and need not be there.
  const isInside = text.startsWith(/^ *> ?$/.test(indent) ? indent.trimEnd() : indent);
  if (closed || indent === '' || text.trim() === '' || isInside) return undefined;
  const marks = marksOf(slide, block);
  const next = slide.codeBlocks[index + 1];
  if (next === undefined || next.info !== '') return undefined;
  const at = range(line, 0, line, text.length);
  const margin = container.exec(text)?.[0] ?? '';
  if (next.range.start.line === line && text.slice(margin.length).trimEnd() === marks) {
    const edits = [{ range: range(line, 0, line, margin.length), newText: indent }];
    const fix: Fix = { title: l10n.t('Indent the fence'), edits };
    const message = l10n.t(
      'This closing fence is not indented as far as its code block, so the block ends above it. The fix indents it.',
    );
    return { found: { range: at, message, fix }, noBlock: next };
  }
  const closing = lineAt(document, next.range.start.line).trimEnd();
  if (lineCount === 0 && closing === margin + marks) {
    const { start } = block.range;
    const opening = range(start.line, 0, start.line, lineAt(document, start.line).length);
    const edits = [{ range: range(start.line, 0, start.line, start.character), newText: margin }];
    const fix: Fix = { title: l10n.t('Indent the fence less'), edits };
    const message = l10n.t(
      'This fence is indented further than its code, so the block ends at once. The fix indents it less.',
    );
    return { found: { range: opening, message, fix }, noBlock: next };
  }
  if (closing !== indent + marks) return undefined;
  return {
    found: {
      range: at,
      message: l10n.t(
        'This line is not indented as far as its code block, so the block ends above it. Indent it as the lines around it.',
      ),
    },
    noBlock: next,
  };
}

/** The same opening fence on two lines. */
function openedTwice(
  { document }: Slide,
  { range: { start }, firstLine, lineCount }: CodeBlock,
): Found | undefined {
  const opening = lineAt(document, start.line);
  if (lineCount === 0 || !/[`~][ \t]*[\w{]/.test(opening) || lineAt(document, firstLine) !== opening)
    return undefined;
  const message = l10n.t('This fence stands twice, so the page shows it as code. The fix deletes one.');
  return twice(document, range(start.line, start.character, start.line, opening.length), firstLine, message);
}

function twice(document: Document, at: Range, line: number, message: string): Found {
  const last = line + 1 >= document.lineStarts.length;
  const edit = last
    ? range(line - 1, lineAt(document, line - 1).length, line, lineAt(document, line).length)
    : range(line, 0, line + 1, 0);
  const fix: Fix = { title: l10n.t('Delete the second fence'), edits: [{ range: edit, newText: '' }] };
  return { range: at, message, fix };
}

const container = /^[ \t]*(?:>[ \t]*)*/;

/** A fence without a language right below text was to close what stands above it. */
function closesNothing(slide: Slide, block: CodeBlock, index: number): Found | undefined {
  const { document, codeBlocks, frontMatter } = slide;
  const { line, character } = block.range.start;
  const bare = (at: number) => lineAt(document, at).replace(container, '').trim();
  if (block.info !== '' || line === 0 || bare(line - 1) === '') return undefined;
  const at = range(line, character, line, lineAt(document, line).length);
  const before = codeBlocks[index - 1];
  if (before?.closed && before.range.end.line === line - 1) {
    const message = l10n.t(
      'This closing fence stands twice, so what follows it is shown as code. The fix deletes one.',
    );
    return twice(document, at, line, message);
  }
  const marks = marksOf(slide, block);
  const first = (before?.range.end.line ?? frontMatter?.range.end.line ?? -1) + 1;
  for (let above = line - 1; above >= first; above--) {
    const text = lineAt(document, above);
    const start = container.exec(text)?.[0].length ?? 0;
    const [, written = '', info] = /^([`~]+)[ \t]*([A-Za-z{][\w{}.,+#= -]*)$/.exec(text.slice(start)) ?? [];
    if (info === undefined) continue;
    const isShort = written.length < 3;
    const whole = range(above, 0, above, text.length);
    const newText = (isShort ? text.slice(0, start) : block.indent) + marks;
    const fix: Fix = {
      title: l10n.t('Correct the fence'),
      edits: [{ range: range(above, 0, above, start + written.length), newText }],
    };
    return {
      range: whole,
      message: isShort
        ? l10n.t(
            'This fence has too few marks, so it opens no code block, and the closing fence in line {0} opens one. The fix corrects it.',
            line + 1,
          )
        : l10n.t(
            'This fence is indented so far that it is code, so it opens no code block, and the closing fence in line {0} opens one. The fix corrects it.',
            line + 1,
          ),
      fix,
    };
  }
  // With code right below, it may as well be the one that opens.
  if (bare(line + 1) !== '') return undefined;
  const message = l10n.t(
    'This closing fence has no opening one above it, so what follows is shown as code. Open the code block, or delete the fence.',
  );
  return { range: at, message };
}
