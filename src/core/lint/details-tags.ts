import * as l10n from '#l10n';
import type { Slide, Tag } from '../slide/slide.ts';
import { lineAt, textOf } from '../text/document.ts';
import { type Range, range } from '../text/range.ts';
import type { Fix } from './finding.ts';
import { editDistance } from './nearest.ts';
import type { Found } from './rule.ts';

/**
 * A details tag, or what was to be one: `line` where all of its line is what is left of it, `code` where it is a tag, but
 * indented so far that it is code.
 */
export type MeantTag = Tag & { readonly kind?: 'line' | 'code' };

/** A details tag, or one that was surely to be one. */
export function isMeant({ name }: Tag): boolean {
  return (
    name === 'details' || (!name.includes('-') && name.length > 4 && editDistance(name, 'details', 2) <= 2)
  );
}

const container = /^[ \t]*(?:>[ \t]*)*/;

/** A line of nothing but a details tag, or of its letters and marks in disorder: `<detail>s`, `/details>`, `<<details>`. */
function tagOfLine({ document }: Slide, line: number): (MeantTag & { readonly exact: boolean }) | undefined {
  const text = lineAt(document, line).trimEnd();
  const start = container.exec(text)?.[0].length ?? 0;
  const core = text.slice(start);
  if (!/^[<>/\\ A-Za-z]{6,14}$/.test(core) || !/[<>/\\]/.test(core) || /^<details *\/>$/i.test(core))
    return undefined;
  const letters = core.replace(/[^A-Za-z]/g, '').toLowerCase();
  if (editDistance(letters, 'details', 1) > 1) return undefined;
  const exact = /^<\/?details *>$/i.test(core);
  const closing = /[/\\]/.test(core);
  return { name: 'details', closing, complete: exact, exact, range: range(line, start, line, text.length) };
}

/** The tag itself, or all of its line where the rest is what it has lost. */
export function wholeLine(slide: Slide, tag: Tag): MeantTag {
  const line = tagOfLine(slide, tag.range.start.line);
  if (line === undefined || line.exact || tag.range.end.line !== tag.range.start.line) return tag;
  const isLonger = textOf(slide.document, line.range) !== textOf(slide.document, tag.range).trimEnd();
  return isLonger ? { ...line, kind: 'line' } : tag;
}

/** Lines that lost a part of their tag, and tags that are code by their indent; only where one is missed are they meant. */
export function brokenTags(slide: Slide, tags: readonly Tag[]): MeantTag[] {
  const { document, codeBlocks, comments } = slide;
  const taken = new Set(tags.map((tag) => tag.range.start.line));
  const isIn = (line: number) => (of: { readonly range: Range }) =>
    of.range.start.line <= line && line <= of.range.end.line;
  const found: MeantTag[] = [];
  for (let line = 0; line < document.lineStarts.length; line++) {
    const tag = taken.has(line) ? undefined : tagOfLine(slide, line);
    if (tag === undefined || codeBlocks.some(isIn(line)) || comments.some(isIn(line))) continue;
    if (!tag.exact) found.push({ ...tag, kind: 'line' });
    else if (/^(?: {4}|\t)/.test(lineAt(document, line))) found.push({ ...tag, kind: 'code' });
  }
  return found;
}

/** The finding about a tag that is none; `tags` are those that are. */
export function misspelt({ document }: Slide, tag: MeantTag, tags: readonly Tag[]): Found {
  const { closing, range: at, kind } = tag;
  const written = textOf(document, at).trim();
  if (kind === 'code') {
    const message = closing
      ? l10n.t('`{0}` is indented so far that it is code, so the speaker notes do not end here.', written)
      : l10n.t('`{0}` is indented so far that it is code, so the speaker notes do not start here.', written);
    const [other] = tags;
    const before = other && lineAt(document, other.range.start.line).slice(0, other.range.start.character);
    if (tags.length !== 1 || before === undefined || !/^ {0,3}$/.test(before))
      return { range: at, message: `${message} ${l10n.t('Indent it less.')}` };
    const edits = [{ range: range(at.start.line, 0, at.start.line, at.start.character), newText: before }];
    return {
      range: at,
      message: `${message} ${l10n.t('The fix indents it less.')}`,
      fix: { title: l10n.t('Indent it less'), edits },
    };
  }
  const right = closing ? '</details>' : '<details>';
  const newText = kind === 'line' ? right : mended(written, tag);
  const fix: Fix = { title: l10n.t('Write {0}', newText), edits: [{ range: at, newText }] };
  const isThere = kind === 'line' && written.toLowerCase().includes(right);
  return { range: at, message: noTag(written, newText, closing, isThere), fix };
}

function noTag(written: string, newText: string, closing: boolean, isThere: boolean): string {
  if (isThere)
    return l10n.t(
      '`{0}` has more signs than a tag, and they show on the page. The fix writes `{1}`.',
      written,
      newText,
    );
  return closing
    ? l10n.t(
        '`{0}` is no tag of HTML, so the speaker notes do not end here. The fix writes `{1}`.',
        written,
        newText,
      )
    : l10n.t(
        '`{0}` is no tag of HTML, so the speaker notes do not start here. The fix writes `{1}`.',
        written,
        newText,
      );
}

/** The tag with its name put right and its end, or the end of its last attribute, put on; other attributes stay. */
function mended(written: string, { complete }: Tag): string {
  const named = written.replace(/^(<\/?)[\w-]+/, '$1details');
  if (complete) return named;
  const open = ['"', "'"].find((quote) => named.split(quote).length % 2 === 0) ?? '';
  return `${named.replace(/\s*>$/, '')}${open}>`;
}
