import * as l10n from '#l10n';
import { type Document, lineAt } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { defineSlideRule, type Found } from '../rule.ts';

const startsWithTag = /^<(?:\/?[A-Za-z][\w-]*(?=[\s/>]|$)|!)/;

/** Speaker notes are Markdown again only after a blank line; without it they show their asterisks and brackets. */
export const detailsBlankLine = defineSlideRule({
  id: 'details-blank-line',
  summary: 'Require a blank line after `<details>`',
  severity: 'warning',
  fixable: true,
  *check({ document, tags }) {
    for (const { name, closing, complete, range } of tags) {
      const found = name === 'details' && !closing && complete ? afterTag(document, range) : undefined;
      if (found) yield found;
    }
  },
});

function afterTag(document: Document, range: Range): Found | undefined {
  const { line, character } = range.end;
  const before = lineAt(document, range.start.line).slice(0, range.start.character);
  // In the middle of a paragraph the tag does not stop Markdown.
  if (/[^\s>*+-]/.test(before)) return undefined;
  const quote = before.replace(/[^>\s]/g, ' ').trimEnd();
  const rest = lineAt(document, line).slice(character);
  const after = rest.trim();
  const insert = (newText: string, at: Range): Found => ({
    range: { start: range.start, end: range.end },
    message: l10n.t(
      'Without a blank line after `<details>` what follows is not read as Markdown, and shows its marks to the reader. The fix inserts one.',
    ),
    fix: { title: l10n.t('Insert a blank line'), edits: [{ range: at, newText }] },
  });
  const { eol } = document;
  if (after !== '') {
    // A sign too many is no text: the rule `details-balance` speaks of it.
    if (startsWithTag.test(after) || after === '>') return undefined;
    const blanks = rest.length - rest.trimStart().length;
    const indent = before.replace(/[^>\s]/g, ' ');
    return insert(`${eol}${quote}${eol}${indent}`, {
      start: { line, character },
      end: { line, character: character + blanks },
    });
  }
  if (line + 1 >= document.lineStarts.length) return undefined;
  const next = lineAt(document, line + 1).replace(/^[\s>]*/, '');
  if (next === '' || startsWithTag.test(next)) return undefined;
  const at = { line: line + 1, character: 0 };
  return insert(quote + eol, { start: at, end: at });
}
