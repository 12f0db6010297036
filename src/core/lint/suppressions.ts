import type { Slide } from '../slide/slide.ts';
import { lineAt, offsetAt, rangeBetween } from '../text/document.ts';
import type { Range } from '../text/range.ts';

/** One `lectern-disable…` or `lectern-enable` comment of a slide. */
export interface Suppression {
  readonly kind: 'disable-file' | 'disable-next-line' | 'disable-line' | 'disable' | 'enable';
  /** The whole comment; in front matter from its `#` to the end of the line. */
  readonly range: Range;
  readonly ids: readonly { readonly id: string; readonly range: Range }[];
  /** First and last line it reaches, both included; an empty stretch for `enable`. */
  readonly first: number;
  readonly last: number;
  readonly inFrontMatter: boolean;
}

/** Every form a comment may have. */
export const suppressionForms: readonly string[] = [
  'lectern-disable-file',
  'lectern-disable-next-line',
  'lectern-disable-line',
  'lectern-disable',
  'lectern-enable',
];

const form = /^\s*lectern-(disable-file|disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/;
const yamlForm = /(?:^|\s)(#\s*lectern-disable-line(?=\s|$)(.*))$/;

/** The suppress comments of a slide, in order. */
export function suppressionsOf(slide: Slide): readonly Suppression[] {
  const { document } = slide;
  const found: Suppression[] = [];
  if (slide.frontMatter) {
    const { start, end } = slide.frontMatter.content;
    for (let line = start.line; line <= end.line; line++) {
      const match = yamlForm.exec(lineAt(document, line));
      if (!match) continue;
      const character = lineAt(document, line).length - (match[1]?.length ?? 0);
      const range = { start: { line, character }, end: { line, character: lineAt(document, line).length } };
      const ids = idsIn(slide, match[2] ?? '', offsetAt(document, range.end) - (match[2]?.length ?? 0));
      found.push({ kind: 'disable-line', range, ids, first: line, last: line, inFrontMatter: true });
    }
  }
  for (const comment of slide.comments) {
    const match = form.exec(comment.text);
    if (!match) continue;
    const kind = match[1] as Suppression['kind'];
    const rest = match[2] ?? '';
    const offset = offsetAt(document, comment.range.start) + 4 + comment.text.length - rest.length;
    const [first, last] = reach(slide, kind, comment.range);
    found.push({
      kind,
      range: comment.range,
      ids: idsIn(slide, rest, offset),
      first,
      last,
      inFrontMatter: false,
    });
  }
  return closed(found, document.lineStarts.length);
}

/**
 * Whether a finding of this rule that starts on this line is silenced; gives the comment that does so. Findings about the
 * comments themselves are silenced only by name: else a comment for all rules would hide that it does nothing.
 */
export function silencedBy(all: readonly Suppression[], rule: string, line: number): Suppression | undefined {
  return all.find(
    (one) =>
      one.kind !== 'enable' &&
      one.first <= line &&
      line <= one.last &&
      ((one.ids.length === 0 && rule !== 'suppression') || names(one, rule)),
  );
}

function names(one: Suppression, rule: string): boolean {
  return one.ids.some(({ id }) => id === rule);
}

/** Ids stand apart by blanks or commas; what follows ` -- ` is a reason for people. */
function idsIn(slide: Slide, text: string, offset: number): Suppression['ids'] {
  const list = text.split(/(?:^|\s)--(?:\s|$)/, 1)[0] ?? '';
  return [...list.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    range: rangeBetween(slide.document, offset + match.index, offset + match.index + match[0].length),
  }));
}

function reach(slide: Slide, kind: Suppression['kind'], range: Range): [number, number] {
  const lines = slide.document.lineStarts.length;
  if (kind === 'disable-file') return [0, lines];
  if (kind === 'disable-line') return [range.start.line, range.end.line];
  if (kind === 'disable') return [range.start.line, lines];
  if (kind === 'enable') return [range.end.line, -1];
  let next = range.end.line + 1;
  while (next < lines && /^[\s>]*$/.test(lineAt(slide.document, next))) next++;
  return [next, next];
}

/** Ends each `disable` at the first `enable` after it that names all its rules, or names none. */
function closed(all: readonly Suppression[], lines: number): Suppression[] {
  return all.map((one, index) => {
    if (one.kind !== 'disable') return one;
    const end = all
      .slice(index + 1)
      .find(
        (other) =>
          other.kind === 'enable' && (other.ids.length === 0 || one.ids.some(({ id }) => names(other, id))),
      );
    return { ...one, last: end ? end.range.end.line : lines };
  });
}
