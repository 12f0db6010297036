import * as l10n from '#l10n';
import type { Slide, Tag } from '../../slide/slide.ts';
import { lineAt } from '../../text/document.ts';
import { comparePositions } from '../../text/range.ts';
import { brokenTags, isMeant, type MeantTag, misspelt, wholeLine } from '../details-tags.ts';
import type { Fix } from '../finding.ts';
import { swallowsText } from '../not-closed.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** Notes that are not closed swallow the rest of the page, and notes that are not opened show it to the class. */
export const detailsBalance = defineSlideRule({
  id: 'details-balance',
  summary: 'Require every `<details>` to be closed and every `</details>` to be opened',
  severity: 'error',
  fixable: true,
  *check(slide) {
    const tags: readonly MeantTag[] = slide.tags.filter(isMeant).map((tag) => wholeLine(slide, tag));
    if (tags.length === 0) return;
    const pairing = bestPairing(slide, tags);
    for (const tag of pairing.tags) if (isWrong(tag)) yield misspelt(slide, tag, tags);
    // What an open fence or comment swallows may hold the other tag: they are the cause.
    if (swallowsText(slide)) return;
    yield* neverOpened(pairing);
    yield* neverClosed(slide, pairing);
  },
});

interface Pairing {
  readonly tags: readonly MeantTag[];
  /** Closing tags before which nothing is open, and opening ones that nothing closes. */
  readonly unopened: readonly MeantTag[];
  readonly unclosed: readonly MeantTag[];
}

/** The tags as they pair; where some do not, with the lines that may be broken tags, if then all do. */
function bestPairing(slide: Slide, tags: readonly MeantTag[]): Pairing {
  const own = pair(tags);
  if (isBalanced(own)) return own;
  const broken = brokenTags(slide, tags);
  // More than a few are no slips.
  if (broken.length > 20) return own;
  // A line such as `details>` may have lost its slash as well.
  const turned = broken
    .filter(({ closing }) => !closing)
    .map((one) => broken.map((other) => (other === one ? { ...one, closing: true } : other)));
  for (const more of [broken, ...turned]) {
    const all = [...tags, ...more].sort((a, b) => comparePositions(a.range.start, b.range.start));
    const pairing = pair(all);
    if (isBalanced(pairing)) return pairing;
  }
  return own;
}

function isBalanced({ unopened, unclosed }: Pairing): boolean {
  return unopened.length + unclosed.length === 0;
}

function pair(tags: readonly MeantTag[]): Pairing {
  const unclosed: MeantTag[] = [];
  const unopened: MeantTag[] = [];
  for (const tag of tags) {
    if (!tag.closing) unclosed.push(tag);
    else if (!unclosed.pop()) unopened.push(tag);
  }
  return { tags, unopened, unclosed };
}

function isWrong(tag: MeantTag): boolean {
  return tag.name !== 'details' || !tag.complete || tag.kind !== undefined;
}

/** Two closing tags in a row that close nothing: the first was to open. */
function* neverOpened({ tags, unopened }: Pairing): Iterable<Found> {
  for (let index = 0; index < unopened.length; index++) {
    const tag = unopened[index];
    const next = unopened[index + 1];
    if (!tag) return;
    if (isWrong(tag)) continue;
    const opens = next !== undefined && tags.indexOf(next) === tags.indexOf(tag) + 1;
    if (opens) index++;
    yield {
      range: tag.range,
      message: opens
        ? l10n.t(
            'This `</details>` closes nothing and another follows it: the speaker notes should start here. The fix writes `<details>`.',
          )
        : l10n.t(
            'This `</details>` closes nothing: no `<details>` stands before it, so the speaker notes show on the page. Open them, or delete it.',
          ),
      ...(opens ? { fix: replace(tag, '<details>') } : {}),
    };
  }
}

/** An open tag after one that is still open: where no closing tag follows, it was to close. */
function* neverClosed(slide: Slide, { tags, unclosed }: Pairing): Iterable<Found> {
  for (let index = 0; index < unclosed.length; index++) {
    const tag = unclosed[index];
    if (!tag) return;
    if (isWrong(tag)) continue;
    const next = unclosed[index + 1];
    if (next && tags.indexOf(next) === tags.indexOf(tag) + 1) {
      index++;
      yield {
        range: next.range,
        related: [{ path: slide.document.path, range: tag.range, message: l10n.t('The notes start here.') }],
        message: l10n.t(
          'The speaker notes above are never closed: this second `<details>` stands where `</details>` should. The fix writes that.',
        ),
        fix: replace(next, '</details>'),
      };
      continue;
    }
    const fix = tags.indexOf(tag) === tags.length - 1 ? closeAtEnd(slide, tag) : undefined;
    yield {
      range: tag.range,
      message: fix
        ? l10n.t(
            'These speaker notes are never closed, so the rest of the page is taken for notes. The fix closes them at the end.',
          )
        : l10n.t('These speaker notes are never closed, so the rest of the page is taken for notes.'),
      ...(fix ? { fix } : {}),
    };
  }
}

function replace({ range }: Tag, newText: string): Fix {
  return { title: l10n.t('Write {0}', newText), edits: [{ range, newText }] };
}

/** A closing tag on the last line, where notes end; nothing where link definitions at the end make the place unsure. */
function closeAtEnd({ document, links, headings }: Slide, tag: Tag): Fix | undefined {
  const isBelow = ({ range }: Pick<Tag, 'range'>) => comparePositions(range.start, tag.range.end) > 0;
  if (links.some((link) => link.form === 'definition' && isBelow(link)) || headings.some(isBelow))
    return undefined;
  if (lineAt(document, tag.range.start.line).slice(0, tag.range.start.character).trim() !== '')
    return undefined;
  const { eol } = document;
  const last = document.lineStarts.length - 1;
  const end = { line: last, character: lineAt(document, last).length };
  const final = end.character === 0;
  const blank = final && lineAt(document, last - 1).trim() === '';
  const newText = `${final ? '' : eol}${blank ? '' : eol}</details>${final ? eol : ''}`;
  return { title: l10n.t('Close the notes at the end'), edits: [{ range: { start: end, end }, newText }] };
}
