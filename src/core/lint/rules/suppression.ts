import * as l10n from '#l10n';
import type { Slide } from '../../slide/slide.ts';
import { lineAt, offsetAt, rangeBetween, textOf } from '../../text/document.ts';
import { removeLines } from '../block-edits.ts';
import type { Fix } from '../finding.ts';
import { didYouMean, nearestNames } from '../nearest.ts';
import { defineSlideRule, type Found } from '../rule.ts';
import { type Suppression, suppressionForms, suppressionsOf } from '../suppressions.ts';

/** A comment that silences nothing hides the next real finding, so it is shown. */
export const suppression = defineSlideRule({
  id: 'suppression',
  summary: 'Require every `lectern-disable` comment to name a rule and to silence something',
  severity: 'warning',
  fixable: true,
  /** Only the engine knows what a comment has silenced: see `suppressionFindings`. */
  check: () => [],
});

/** What the engine knows of a rule's id: that there is none, that it ran here, or that it could not be judged. */
export type Judgement = 'unknown' | 'ran' | 'not-judged';

/** Comments that name no rule there is, or that silenced nothing of rules that ran. */
export function* suppressionFindings(
  slide: Slide,
  used: ReadonlySet<string>,
  judge: (id: string) => Judgement,
  known: readonly string[],
): Iterable<Found> {
  yield* unknownForms(slide);
  for (const one of suppressionsOf(slide)) {
    if (one.kind === 'enable') continue;
    for (const { id, range } of one.ids) {
      if (judge(id) !== 'unknown') continue;
      const nearest = nearestNames(id, known);
      const message =
        l10n.t('There is no rule `{0}`, so this comment silences nothing by that name.', id) +
        didYouMean(nearest);
      const fix =
        nearest.sure === undefined
          ? deletion(slide, one, id)
          : { title: l10n.t('Change to {0}', nearest.sure), edits: [{ range, newText: nearest.sure }] };
      yield { range, message, fix };
    }
    const idle = one.ids.filter(({ id }) => judge(id) === 'ran' && !used.has(keyOf(one, id)));
    if (one.ids.length === 0 && !used.has(keyOf(one, undefined))) {
      const message = l10n.t(
        'This comment silences nothing, and would hide what goes wrong here later. The fix deletes it.',
      );
      yield { range: one.range, message, fix: deletion(slide, one, undefined), unnecessary: true };
    }
    for (const { id, range } of idle) {
      const message = l10n.t(
        'There is nothing of `{0}` to silence here, and later findings would be hidden. The fix deletes it.',
        id,
      );
      yield { range, message, fix: deletion(slide, one, id), unnecessary: true };
    }
  }
}

/** What starts as the name of a comment of ours does, whatever its case and what joins its words. */
const almostForm = /^(\s*)(lec[a-z]+(?:[-–—:_]|\s+(?=(?:dis|en)able-))[\w:–—-]*)(?=\s|$)/i;
const inYaml = 'lectern-disable-line';

/** Comments that were to silence something, but are written in no form that does. */
function* unknownForms(slide: Slide): Iterable<Found> {
  const { document } = slide;
  for (const comment of slide.comments) {
    const [, blanks = '', written = ''] = almostForm.exec(comment.text) ?? [];
    if (written === '' || suppressionForms.includes(written)) continue;
    const start = offsetAt(document, comment.range.start) + 4 + blanks.length;
    yield* unknownForm(rangeBetween(document, start, start + written.length), written, suppressionForms);
  }
  if (!slide.frontMatter) return;
  const { start, end } = slide.frontMatter.content;
  for (let line = start.line; line <= end.line; line++) {
    const match = /(?:^|\s)#\s*(lec[a-z]+[-:_][\w:-]*)(?=\s|$)/i.exec(lineAt(document, line));
    const written = match?.[1] ?? '';
    if (match === null || written === inYaml) continue;
    const character = match.index + match[0].length - written.length;
    const at = { start: { line, character }, end: { line, character: character + written.length } };
    if (!suppressionForms.includes(written)) yield* unknownForm(at, written, [inYaml]);
    else
      yield {
        range: at,
        message: l10n.t(
          'In front matter only `{0}` silences something. Write that on the line itself.',
          `# ${inYaml}`,
        ),
      };
  }
}

function* unknownForm(range: Found['range'], written: string, forms: readonly string[]): Iterable<Found> {
  const name = written
    .toLowerCase()
    .replace(/[:_\s–—]+/g, '-')
    .replace(/-+$/, '');
  const nearest = forms.includes(name) ? { sure: name, names: [name] } : nearestNames(name, forms);
  // Other comments may start so for other reasons.
  if (nearest.names.length === 0 && !/^lectern-(?:dis|en)/.test(name)) return;
  const message = l10n.t('There is no comment `{0}`, so it silences nothing.', written);
  if (nearest.sure === undefined) yield { range, message: message + didYouMean(nearest) };
  else
    yield {
      range,
      message: `${message} ${l10n.t('The fix makes it `{0}`.', nearest.sure)}`,
      fix: { title: l10n.t('Change to {0}', nearest.sure), edits: [{ range, newText: nearest.sure }] },
    };
}

/** Names one id of one comment; without an id the comment as a whole. */
export function keyOf({ range }: Suppression, id: string | undefined): string {
  return `${range.start.line}:${range.start.character}:${id ?? ''}`;
}

/** Deletes a comment, or one of its ids where others stay. */
function deletion(slide: Slide, one: Suppression, id: string | undefined): Fix {
  const { document } = slide;
  const at = one.ids.findIndex((named) => named.id === id);
  const named = one.ids[at];
  if (named && one.ids.length > 1) {
    const next = one.ids[at + 1];
    const before = one.ids[at - 1];
    const range = next
      ? { start: named.range.start, end: next.range.start }
      : { start: before?.range.end ?? named.range.start, end: named.range.end };
    return { title: l10n.t('Delete {0}', named.id), edits: [{ range, newText: '' }] };
  }
  const title = l10n.t('Delete the comment');
  const { start, end } = one.range;
  const line = { start: { line: start.line, character: 0 }, end: { line: end.line, character: 1e9 } };
  const whole = textOf(document, line).trim() === textOf(document, one.range);
  if (whole && !one.inFrontMatter)
    return { title, edits: [removeLines(document, { first: start.line, last: end.line })] };
  const before = textOf(document, { start: line.start, end: start });
  const last = end.line + 1 >= document.lineStarts.length;
  if (/^[\s>]*$/.test(before) && textOf(document, { start: end, end: line.end }).trim() === '' && !last) {
    // In a quote a line with its mark is blank: of two that would then meet, or at its start, one goes too.
    const isText = (at: number) => /^[\s>]*>[\s>]*[^\s>]/.test(lineAt(document, at));
    const isBlank = /^[\s>]*>[\s>]*$/.test(lineAt(document, end.line + 1));
    const next = end.line + (isBlank && !isText(start.line - 1) ? 2 : 1);
    return {
      title,
      edits: [{ range: { start: line.start, end: { line: next, character: 0 } }, newText: '' }],
    };
  }
  const blanks = before.length - before.trimEnd().length;
  return {
    title,
    edits: [{ range: { start: { ...start, character: start.character - blanks }, end }, newText: '' }],
  };
}
