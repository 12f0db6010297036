import type { Slide, Tag } from '../../slide/slide.ts';
import { lineAt, textOf } from '../../text/document.ts';
import { comparePositions } from '../../text/range.ts';
import type { Fix } from '../finding.ts';
import { editDistance } from '../nearest.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** Notes that are not closed swallow the rest of the page, and notes that are not opened show it to the class. */
export const detailsBalance = defineSlideRule({
  id: 'details-balance',
  summary: 'Require every `<details>` to be closed and every `</details>` to be opened',
  severity: 'error',
  fixable: true,
  *check(slide) {
    const tags = slide.tags.filter(isMeant);
    for (const tag of tags) if (isWrong(tag)) yield misspelt(tag);
    const opened: Tag[] = [];
    const unopened: Tag[] = [];
    for (const tag of tags) {
      if (!tag.closing) opened.push(tag);
      else if (!opened.pop()) unopened.push(tag);
    }
    yield* neverOpened(
      unopened.filter((tag) => !isWrong(tag)),
      tags,
    );
    yield* neverClosed(
      slide,
      opened.filter((tag) => !isWrong(tag)),
      tags,
    );
  },
});

/** A details tag, or one that was surely to be one. */
function isMeant({ name }: Tag): boolean {
  return (
    name === 'details' || (!name.includes('-') && name.length > 4 && editDistance(name, 'details', 2) <= 2)
  );
}

function isWrong(tag: Tag): boolean {
  return tag.name !== 'details' || !tag.complete;
}

function misspelt({ name, closing, complete, range }: Tag): Found {
  const right = closing ? '</details>' : '<details>';
  const what = complete
    ? `\`${closing ? '</' : '<'}${name}>\` is no tag of HTML`
    : `This \`${closing ? '</' : '<'}${name}\` has no \`>\` and is no tag`;
  return {
    range,
    message: `${what}, so the speaker notes do not ${closing ? 'end' : 'start'} here. The fix writes \`${right}\`.`,
    fix: { title: `Write ${right}`, edits: [{ range, newText: right }] },
  };
}

/** Two closing tags in a row that close nothing: the first was to open. */
function* neverOpened(unopened: readonly Tag[], tags: readonly Tag[]): Iterable<Found> {
  for (let index = 0; index < unopened.length; index++) {
    const tag = unopened[index];
    if (!tag) return;
    const next = unopened[index + 1];
    const pair = next !== undefined && tags.indexOf(next) === tags.indexOf(tag) + 1;
    if (pair && !(index > 0 && tags.indexOf(tag) === 0)) index++;
    yield {
      range: tag.range,
      message: pair
        ? 'This `</details>` closes nothing and another follows it: the speaker notes should start here. The fix writes `<details>`.'
        : 'This `</details>` closes nothing: no `<details>` stands before it, so the speaker notes show on the page. Open them, or delete it.',
      ...(pair ? { fix: replace(tag, '<details>') } : {}),
    };
  }
}

/** An open tag after one that is still open: where no closing tag follows, it was to close. */
function* neverClosed(slide: Slide, opened: readonly Tag[], tags: readonly Tag[]): Iterable<Found> {
  const swallowed = slide.codeBlocks.find((block) => !block.closed)?.range.start;
  for (let index = 0; index < opened.length; index++) {
    const tag = opened[index];
    if (!tag) return;
    // What an open fence or comment swallows may hold the closing tag: they are the cause.
    if (swallowed && comparePositions(tag.range.start, swallowed) < 0) return;
    if (slide.comments.some((comment) => !textOf(slide.document, comment.range).endsWith('-->'))) return;
    const next = opened[index + 1];
    if (next && tags.indexOf(next) === tags.indexOf(tag) + 1) {
      index++;
      yield {
        range: next.range,
        related: [{ path: slide.document.path, range: tag.range, message: 'The notes start here.' }],
        message:
          'The speaker notes above are never closed: this second `<details>` stands where `</details>` should. The fix writes that.',
        fix: replace(next, '</details>'),
      };
      continue;
    }
    const fix = tags.indexOf(tag) === tags.length - 1 ? closeAtEnd(slide, tag) : undefined;
    yield {
      range: tag.range,
      message: `These speaker notes are never closed, so the rest of the page is taken for notes.${fix ? ' The fix closes them at the end.' : ''}`,
      ...(fix ? { fix } : {}),
    };
  }
}

function replace({ range }: Tag, newText: string): Fix {
  return { title: `Write ${newText}`, edits: [{ range, newText }] };
}

/** A closing tag on the last line, where notes end; nothing where link definitions at the end make the place unsure. */
function closeAtEnd({ document, links }: Slide, tag: Tag): Fix | undefined {
  const below = links.some(
    ({ form, range }) => form === 'definition' && comparePositions(range.start, tag.range.end) > 0,
  );
  if (below || lineAt(document, tag.range.start.line).slice(0, tag.range.start.character).trim() !== '')
    return;
  const { eol } = document;
  const last = document.lineStarts.length - 1;
  const end = { line: last, character: lineAt(document, last).length };
  const final = end.character === 0;
  const blank = final && lineAt(document, last - 1).trim() === '';
  const newText = `${final ? '' : eol}${blank ? '' : eol}</details>${final ? eol : ''}`;
  return { title: 'Close the notes at the end', edits: [{ range: { start: end, end }, newText }] };
}
