import * as l10n from '#l10n';
import type { CodeBlock, Comment, Slide } from '../../slide/slide.ts';
import { type Document, lineAt } from '../../text/document.ts';
import { comparePositions } from '../../text/range.ts';
import { didYouMean, editDistance } from '../nearest.ts';
import { isOpenComment } from '../not-closed.ts';
import { closingPlace } from '../open-fence.ts';
import { defineSlideRule, type Found } from '../rule.ts';
import { strayFence } from '../stray-fence.ts';

const annotations = [
  'editable',
  'ignore',
  'no_run',
  'should_panic',
  'compile_fail',
  'noplayground',
  'noplaypen',
  'mdbook-runnable',
  'warnunused',
  'edition2015',
  'edition2018',
  'edition2021',
  'edition2024',
  'test_harness',
  'standalone_crate',
];
const known = /^(?:ignore-.+|edition20\d\d|E\d{4}|hidelines=.*)$/;

/** An open fence swallows the rest of the page, and a misspelt annotation does nothing without a word. */
export const fence = defineSlideRule({
  id: 'fence',
  summary: 'Require code fences to be closed and Rust annotations to be spelt right',
  severity: 'warning',
  fixable: true,
  *check(slide) {
    const { document, comments } = slide;
    const open = comments.find(
      (comment) => isOpenComment(document, comment) || hidesFence(document, comment),
    );
    let noBlock: CodeBlock | undefined;
    for (const [index, block] of slide.codeBlocks.entries()) {
      // A comment that is not closed ends anywhere, within code too.
      const judged = open === undefined || comparePositions(block.range.start, open.range.start) < 0;
      if (judged && block !== noBlock && closingPlace(slide, block) !== 'closed') {
        const stray = strayFence(slide, index);
        noBlock = stray?.noBlock;
        yield stray?.found ?? neverClosed(slide, block);
      }
      if (block.language !== 'rust') continue;
      for (const { text, range } of block.annotations) {
        const found = misspelt(text, range);
        if (found) yield found;
      }
    }
  },
});

/** A fence on the line of a comment is a part of it, so that the one that was to close it opens a block. */
function hidesFence(document: Document, { range: { end } }: Comment): boolean {
  return /^[ \t]*(?:`{3}|~{3})/.test(lineAt(document, end.line).slice(end.character));
}

function neverClosed(slide: Slide, block: CodeBlock): Found {
  const place = closingPlace(slide, block);
  const { document } = slide;
  const { line, character } = block.range.start;
  const range = { start: { line, character }, end: { line, character: lineAt(document, line).length } };
  const message = l10n.t('This code block is never closed, so what follows it is shown as code.');
  if (place === undefined || place === 'closed')
    return { range, message: `${message} ${l10n.t('Close it with a fence of its own.')}` };
  return {
    range,
    message: `${message} ${l10n.t('The fix closes it after line {0}.', place.afterLine + 1)}`,
    fix: { title: l10n.t('Close the code block'), edits: [place.edit] },
  };
}

function misspelt(text: string, range: Found['range']): Found | undefined {
  if (annotations.includes(text) || known.test(text)) return undefined;
  const family = ofFamily(text);
  if (family !== undefined) return wording(text, family, range);
  const close = annotations
    .map((name) => ({ name, distance: editDistance(text, name, 2) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = close;
  if (!first) return undefined;
  if (second?.distance === first.distance)
    return {
      range,
      message: nothing(text) + didYouMean({ names: [first.name, second.name], sure: undefined }),
    };
  return wording(text, first.name, range);
}

/** What a misspelt `ignore-…`, `hidelines=…` or error code was to be; the empty text where a digit is wrong. */
function ofFamily(text: string): string | undefined {
  const [, ignored = '', join = '', where = ''] = /^([a-z]{4,8})([-_.:])(.+)$/.exec(text) ?? [];
  if (ignored !== '' && editDistance(ignored, 'ignore', 2) <= (join === '-' ? 2 : 0))
    return `ignore-${where}`;
  const [, hidden = '', prefix = ''] = /^([a-z_-]{7,11})[=:](.+)$/.exec(text) ?? [];
  if (hidden !== '' && editDistance(hidden, 'hidelines', 2) <= 2) return `hidelines=${prefix}`;
  if (/^[Ee]?[0Oo][\dOo]{3}$/.test(text) && /\d{2}/.test(text))
    return `E${text.replace(/^[Ee]/, '').replace(/o/gi, '0')}`;
  return /^[Ee]\d{3}(?:\d\d)?$/.test(text) ? '' : undefined;
}

function nothing(text: string): string {
  return l10n.t('`{0}` is no annotation of Rust code, so it does nothing.', text);
}

function wording(text: string, meant: string, range: Found['range']): Found {
  if (meant === '') return { range, message: `${nothing(text)} ${l10n.t('An error code has four digits.')}` };
  return {
    range,
    message: `${nothing(text)} ${l10n.t('The fix writes `{0}`.', meant)}`,
    fix: { title: l10n.t('Write {0}', meant), edits: [{ range, newText: meant }] },
  };
}
