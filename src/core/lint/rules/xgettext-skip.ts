import * as l10n from '#l10n';
import type { Comment } from '../../slide/slide.ts';
import { type Document, lineAt } from '../../text/document.ts';
import { defineSlideRule, type Found } from '../rule.ts';

const skip = /^\s*(?:mdbook-xgettext|i18n)\s*:\s*skip\s*$/;
const noParagraph = /^(?:$|`{3}|~{3}|#{1,6}(?:\s|$)|<|>|\||[-*+]\s|\d+[.)]\s|(?: {4}|\t))/;

/** The comment that keeps a block from translation works only on a line of its own, apart from paragraphs. */
export const xgettextSkip = defineSlideRule({
  id: 'xgettext-skip',
  summary: 'Require `mdbook-xgettext: skip` comments to stand apart from text',
  severity: 'warning',
  fixable: true,
  *check({ document, comments }) {
    for (const comment of comments) {
      if (!skip.test(comment.text)) continue;
      const found = standsAlone(document, comment)
        ? followed(document, comment)
        : sharesLine(document, comment);
      if (found) yield found;
    }
  },
});

/** Whether nothing shares its lines but the marks of the quote or list item it starts. */
function standsAlone(document: Document, { range, ownLines }: Comment): boolean {
  const before = lineAt(document, range.start.line).slice(0, range.start.character);
  const after = lineAt(document, range.end.line).slice(range.end.character);
  return ownLines || (/^[\s>]*(?:(?:[-*+]|\d+[.)])[\s>]+)?$/.test(before) && after.trim() === '');
}

function followed(document: Document, { range }: Comment): Found | undefined {
  const next = range.end.line + 1;
  if (next >= document.lineStarts.length) return undefined;
  const quote = /^[\s>]*/.exec(lineAt(document, range.start.line).slice(0, range.start.character))?.[0] ?? '';
  const text = lineAt(document, next);
  const rest = text.startsWith(quote) ? text.slice(quote.length) : text.trim();
  if (noParagraph.test(rest) || noParagraph.test(rest.trimStart())) return undefined;
  const at = { line: next, character: 0 };
  return {
    range,
    message: l10n.t(
      'A paragraph follows this comment at once, and translators will be asked for it all the same. The fix inserts a blank line.',
    ),
    fix: {
      title: l10n.t('Insert a blank line'),
      edits: [{ range: { start: at, end: at }, newText: quote.trimEnd() + document.eol }],
    },
  };
}

function sharesLine(document: Document, { range }: Comment): Found {
  const message = l10n.t(
    'This comment shares its line with text, so it is part of that text and skips nothing.',
  );
  const { eol } = document;
  const line = lineAt(document, range.start.line);
  const inside = /^[ \t]*(?:>[ \t]*)*/.exec(line)?.[0] ?? '';
  const before = line.slice(inside.length, range.start.character);
  const after = lineAt(document, range.end.line).slice(range.end.character);
  const parts: { range: Comment['range']; newText: string }[] = [];
  if (/[>*+|]|^-\s|\d[.)]\s/.test(before) || /<!--|-->/.test(before + after)) return { range, message };
  const apart = eol + inside.trimEnd() + eol + inside;
  if (before.trim() !== '') {
    // What follows the text on the next line would be torn from it.
    const next = lineAt(document, range.end.line + 1)
      .replace(/^[\s>]*/, '')
      .trim();
    if (after.trim() === '' && next !== '' && !/^(?:`{3}|~{3})/.test(next)) return { range, message };
    const start = { ...range.start, character: inside.length + before.trimEnd().length };
    parts.push({ range: { start, end: range.start }, newText: apart });
  }
  if (after.trim() !== '') {
    const blanks = after.length - after.trimStart().length;
    const end = { ...range.end, character: range.end.character + blanks };
    parts.push({ range: { start: range.end, end }, newText: apart });
  }
  return {
    range,
    message: `${message} ${l10n.t('The fix gives it a line of its own.')}`,
    fix: { title: l10n.t('Move the comment to a line of its own'), edits: parts },
  };
}
