import * as l10n from '#l10n';
import type { Include, Slide } from '../slide/slide.ts';
import { type Document, offsetAt, positionAt, rangeBetween, textOf } from '../text/document.ts';
import { anchorMarks } from './anchors.ts';
import { includeTarget } from './included-files.ts';
import type { Found, LintContext } from './rule.ts';

/** Something like an include: a brace or the `#` is missing, or there is a blank or a colon too many. */
const almost =
  /(\\?)(\{{1,2})[ \t]*(?:(#)[ \t]*)?(include|rustdoc_include|playground|playpen)(?:[ \t]+|:[ \t]*)([^\s{}]+)(?:([ \t]*)(\}{1,2})|(?=[ \t]*$))/gm;

/**
 * Includes that mdBook does not read as such, since their braces or the `#` are not as they must be. Others than mdBook use
 * braces too: only a file that is there makes sure that it was to be an include.
 */
export function* brokenIncludes(slide: Slide, context: LintContext): Iterable<Found> {
  const { document, includes } = slide;
  if (!document.text.includes('{')) return;
  const starts = new Set(includes.map(({ range: { start } }) => `${start.line}:${start.character}`));
  for (const match of document.text.matchAll(almost)) {
    const [whole, backslash, open = '', hash, kind, target = '', blank = '', close = ''] = match;
    if (backslash || (open.length < 2 && !hash)) continue;
    const start = positionAt(document, match.index);
    if (starts.has(`${start.line}:${start.character}`) || !isThere(target, document, context)) continue;
    const range = rangeBetween(document, match.index, match.index + whole.length);
    const newText = `{{#${kind} ${target}${blank}}}`;
    yield {
      range,
      message:
        close.length < 2
          ? l10n.t(
              'This include is never closed, so the page shows its text as it is. The fix makes it `{0}`.',
              newText,
            )
          : l10n.t(
              'This include is not written as mdBook reads it, so the page shows its text as it is. The fix makes it `{0}`.',
              newText,
            ),
      fix: { title: l10n.t('Correct the include'), edits: [{ range, newText }] },
    };
  }
}

function isThere(target: string, { path }: Document, context: LintContext): boolean {
  const file = includeTarget('include', target, path);
  return file !== undefined && context.document(file.path) !== undefined;
}

/** An include that is closed only by the braces of something else further down: what stands between them is lost. */
export function neverClosed({ kind, range, target }: Include, { document }: Slide): Found | undefined {
  const isTooLong = kind !== 'playground' && /^\S+[ \t]*\r?\n/.test(target);
  if (!target.includes('{{') && !isTooLong) return undefined;
  const [line = ''] = textOf(document, range).split('\n', 1);
  const start = offsetAt(document, range.start);
  const end = start + line.trimEnd().length;
  const at = rangeBetween(document, start, end);
  const message = l10n.t('This include is never closed, so it swallows the text up to the next two braces.');
  if (line.includes('{{', 2))
    return { range: at, message: `${message} ${l10n.t('End it with `{0}`.', '}}')}` };
  const edits = [{ range: rangeBetween(document, end, end), newText: '}}' }];
  return {
    range: at,
    message: `${message} ${l10n.t('The fix closes it.')}`,
    fix: { title: l10n.t('Close the include'), edits },
  };
}

/** A blank before or after the colon of `file.rs: anchor`: mdBook takes the whole file. */
export function blankInTarget(
  { target, targetRange }: Include,
  file: Document,
  { document }: Slide,
): Found | undefined {
  const [, before = '', colon = '', name = ''] = /^([^\s:]+)(\s+:\s*|:\s+)([\w-]+)$/.exec(target) ?? [];
  const isKnown = /^\d+$/.test(name) || anchorMarks(file).some((mark) => !mark.end && mark.name === name);
  if (name === '' || !isKnown) return undefined;
  const start = offsetAt(document, targetRange.start) + before.length;
  const range = rangeBetween(document, start, start + colon.length + name.length);
  const edits = [{ range: rangeBetween(document, start, start + colon.length), newText: ':' }];
  return {
    range,
    message: l10n.t(
      'A blank ends what mdBook reads of this include, so the page shows all of `{0}`. The fix takes it out.',
      before,
    ),
    fix: { title: l10n.t('Take out the blank'), edits },
  };
}
