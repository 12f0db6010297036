import type { CodeBlock, Slide } from '../../slide/slide.ts';
import { lineAt } from '../../text/document.ts';
import { comparePositions } from '../../text/range.ts';
import { editDistance } from '../nearest.ts';
import { isOpenComment } from '../not-closed.ts';
import { closingPlace } from '../open-fence.ts';
import { defineSlideRule, type Found } from '../rule.ts';

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
    const open = comments.find((comment) => isOpenComment(document, comment));
    for (const block of slide.codeBlocks) {
      // A comment that is not closed ends anywhere, within code too.
      const judged = open === undefined || comparePositions(block.range.start, open.range.start) < 0;
      const notClosed = judged ? neverClosed(slide, block) : undefined;
      if (notClosed) yield notClosed;
      if (block.language !== 'rust') continue;
      for (const { text, range } of block.annotations) {
        const found = misspelt(text, range);
        if (found) yield found;
      }
    }
  },
});

function neverClosed(slide: Slide, block: CodeBlock): Found | undefined {
  const place = closingPlace(slide, block);
  if (place === 'closed') return undefined;
  const { document } = slide;
  const { line, character } = block.range.start;
  const range = { start: { line, character }, end: { line, character: lineAt(document, line).length } };
  const message = 'This code block is never closed, so what follows it is shown as code.';
  if (place === undefined) return { range, message: `${message} Close it with a fence of its own.` };
  return {
    range,
    message: `${message} The fix closes it after line ${place.afterLine + 1}.`,
    fix: { title: 'Close the code block', edits: [place.edit] },
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
    return { range, message: `${nothing(text)} Did you mean \`${first.name}\` or \`${second.name}\`?` };
  return wording(text, first.name, range);
}

/** What a misspelt `ignore-…`, `hidelines=…` or error code was to be; the empty text where a digit is wrong. */
function ofFamily(text: string): string | undefined {
  const [, word = '', rest = ''] = /^([a-z_]{5,})([-=].+)$/.exec(text) ?? [];
  const wanted = rest.startsWith('=') ? 'hidelines' : 'ignore';
  if (word !== '' && editDistance(word, wanted, 2) <= 2) return wanted + rest;
  if (/^e\d{4}$/.test(text)) return text.toUpperCase();
  return /^[Ee]\d{3}(?:\d\d)?$/.test(text) ? '' : undefined;
}

function nothing(text: string): string {
  return `\`${text}\` is no annotation of Rust code, so it does nothing.`;
}

function wording(text: string, meant: string, range: Found['range']): Found {
  if (meant === '') return { range, message: `${nothing(text)} An error code has four digits.` };
  return {
    range,
    message: `${nothing(text)} The fix writes \`${meant}\`.`,
    fix: { title: `Write ${meant}`, edits: [{ range, newText: meant }] },
  };
}
