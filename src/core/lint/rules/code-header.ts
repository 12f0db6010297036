import * as l10n from '#l10n';
import type { CodeBlock, Slide } from '../../slide/slide.ts';
import { lineAt } from '../../text/document.ts';
import { isExempt, isHeaderLine } from '../code-header.ts';
import { holderOf, isOfAnother, templateOf, withYear, yearIn } from '../header-form.ts';
import { bestYear, firstYear } from '../header-place.ts';
import type { HeaderForm } from '../house-headers.ts';
import { editDistance } from '../nearest.ts';
import { pageHeaders } from '../page-header.ts';
import { defineSlideRule, type Found, type LintContext } from '../rule.ts';

/** Code that people copy says whose it is, in hidden lines that take no room on the slide. */
export const codeHeader = defineSlideRule({
  id: 'code-header',
  summary: 'Require the book’s hidden copyright header at the start of code blocks',
  severity: 'warning',
  fixable: true,
  *check(slide, context) {
    const headers = context.houseHeaders();
    for (const block of slide.codeBlocks) {
      if (block.language === '') continue;
      const form = headers.code(slide.document.path, block.language);
      const found = form && checkBlock(slide, context, block, form);
      if (found) yield found;
    }
  },
});

function checkBlock(
  slide: Slide,
  context: LintContext,
  block: CodeBlock,
  form: HeaderForm,
): Found | undefined {
  const lines = block.content.split('\n');
  // A fence within the code or one that ends too early is another rule's finding, and what the code is cannot be told.
  if (/^\s*(?:`{3}|~{3})/.test(lines[0] ?? '') || (!block.closed && lines.length < 3)) return undefined;
  const count = headerLength(lines, form);
  if (count === 0 && isExempt(block)) return undefined;
  const header = lines.slice(0, count);
  const words = header.map((line) => line.replace(/^[^\p{L}]+/u, ''));
  if (isOfAnother(holderOf(words), form)) return undefined;
  const written = yearIn(header.join('\n'))?.year;
  const year = pageYear(slide, context) ?? written ?? bestYear(slide, context, undefined);
  const wanted = withYear(form, year).split('\n');
  if (
    wanted.every(
      (line, index) => header[index]?.trimEnd() === line && (line.length > 2 || header[index] === line),
    )
  )
    return undefined;
  const wrong = Math.max(
    wanted.findIndex((line, index) => header[index] !== line),
    0,
  );
  return {
    range: placeOf(slide, block, count === 0 ? 0 : wrong),
    message: message(header, wanted, form),
    fix: {
      title: count === 0 ? l10n.t('Insert the code header') : l10n.t('Correct the code header'),
      edits: [edit(slide, block, count, wanted)],
    },
  };
}

/** The year of the page's own header, or the one that should be there; `undefined` when there is neither. */
function pageYear(slide: Slide, context: LintContext): number | undefined {
  const form = context.houseHeaders().page(slide.document.path);
  const own = pageHeaders(slide).find(({ holder }) => !form || !isOfAnother(holder, form));
  return firstYear(slide, context) ?? own?.year;
}

/** How many lines at the start of the code are the header, whole or damaged, its hidden empty line included. */
function headerLength(lines: readonly string[], form: HeaderForm): number {
  const wanted = form.text.split('\n');
  const spacer = wanted.at(-1) ?? '';
  const hasSpacer = !spacer.startsWith(form.prefix);
  const texts = hasSpacer ? wanted.slice(0, -1) : wanted;
  let count = 0;
  let found = 0;
  for (const [index, line] of lines.entries()) {
    if (isHeaderLine(line) || texts.some((text) => isNear(line, text))) {
      count = index + 1;
      if (++found > texts.length) break;
      // Empty lines before the header or in it are a part of the damage.
    } else if (found >= texts.length || !isAlmostSpacer(line, spacer)) break;
  }
  if (count === 0 || !hasSpacer || !isAlmostSpacer(lines[count] ?? 'code', spacer)) return count;
  return lines[count] !== spacer && lines[count + 1] === spacer ? count + 2 : count + 1;
}

function isNear(line: string, text: string): boolean {
  const bare = line.trim().replace(/\b(?:19|20)\d\d\b/, '{year}');
  return text.length > 8 && editDistance(bare, text, 4) <= 4;
}

/** The hidden empty line itself, or what is left of it: an empty line, blanks around it, the mark twice. */
function isAlmostSpacer(line: string, spacer: string): boolean {
  const bare = line.trim();
  return (
    bare === '' || bare === spacer || (spacer !== '' && (bare === spacer + spacer || bare === `${spacer} //`))
  );
}

function message(header: readonly string[], wanted: readonly string[], form: HeaderForm): string {
  const spacer = wanted.at(-1) ?? '';
  const isHidden = spacer !== '' && !spacer.startsWith(form.prefix);
  if (header.length === 0)
    return isHidden
      ? l10n.t(
          'This code has no copyright header, so people who copy it cannot tell how it may be used. The fix inserts the book’s, hidden.',
        )
      : l10n.t(
          'This code has no copyright header, so people who copy it cannot tell how it may be used. The fix inserts the book’s.',
        );
  const texts = wanted.filter((line) => line.startsWith(form.prefix));
  const whole = texts.every((line, index) => header[index]?.trimEnd() === line);
  if (whole && !isHidden)
    return l10n.t('After the copyright header there must be an empty line. The fix corrects it.');
  if (whole)
    return l10n.t(
      'After the hidden copyright header there must be a hidden empty line, exactly `{0}`. The fix corrects it.',
      spacer,
    );
  const otherYear = texts.every(
    (line, index) => templateOf(header[index]?.trimEnd() ?? '') === templateOf(line),
  );
  if (otherYear)
    return l10n.t(
      'The year in this code’s header is not that of the page’s own header. The fix corrects it.',
    );
  const visible = header.some((line) => isHeaderLine(line) && !/^\s*#\s/.test(line));
  if (visible && form.prefix.startsWith('#'))
    return l10n.t(
      'This copyright header is not hidden and takes room on the slide. The fix hides it in the book’s form.',
    );
  return l10n.t(
    'This code’s copyright header is not complete or not in the book’s form. The fix corrects it.',
  );
}

/** A line of the code, or its last line when it has no such line. */
function placeOf({ document }: Slide, block: CodeBlock, index: number): Found['range'] {
  const line = block.firstLine + Math.min(index, Math.max(block.lineCount - 1, 0));
  const start = Math.min(block.indent.length, lineAt(document, line).length);
  return { start: { line, character: start }, end: { line, character: lineAt(document, line).length } };
}

/** Replaces the first lines of the code. */
function edit({ document }: Slide, block: CodeBlock, count: number, wanted: readonly string[]) {
  const newText = wanted.map((line) => `${(block.indent + line).trimEnd()}${document.eol}`).join('');
  const start = { line: block.firstLine, character: 0 };
  return { range: { start, end: { line: block.firstLine + count, character: 0 } }, newText };
}
