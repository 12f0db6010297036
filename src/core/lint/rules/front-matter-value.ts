import * as l10n from '#l10n';
import type { FrontMatterEntry } from '../../slide/slide.ts';
import type { Fix } from '../finding.ts';
import { courseFrontMatter } from '../front-matter-keys.ts';
import { defineSlideRule, type Found } from '../rule.ts';

/** A value of the wrong type breaks the build of the whole book: it is found before the build is. */
export const frontMatterValue = defineSlideRule({
  id: 'front-matter-value',
  summary: 'Require whole minutes, and texts for the names of courses and sessions',
  severity: 'error',
  fixable: true,
  *check(slide, context) {
    for (const entry of courseFrontMatter(slide, context)?.entries ?? []) {
      const found =
        entry.key === 'minutes' || entry.key === 'target_minutes'
          ? minutes(entry)
          : entry.key === 'course' || entry.key === 'session'
            ? name(entry)
            : undefined;
      if (found) yield found;
    }
  },
});

function minutes(entry: FrontMatterEntry): Found | undefined {
  const { key, source } = entry;
  if (entry.number !== undefined) return undefined;
  const range = rangeOf(entry);
  if (entry.value === null)
    return {
      range,
      message: l10n.t(
        '`{0}` is empty, so the slide counts as 0 minutes. Give a whole number, or delete the line.',
        key,
      ),
    };
  const meant = meantMinutes(source);
  if (meant === undefined) {
    const message = l10n.t(
      '`{0}` must be a whole number of minutes, 0 or more. This value breaks the build of the whole book.',
      key,
    );
    return { range, message, suggestions: positive(entry) };
  }
  const message = l10n.t(
    '`{0}` must be a whole number of minutes, 0 or more. This value breaks the build of the whole book; the fix writes `{1}`.',
    key,
    meant,
  );
  return { range, message, fix: write(entry, String(meant)) };
}

/** The number of minutes that `"5 min"`, `05` or `2.5` surely means, rounded to whole ones. */
function meantMinutes(source: string): number | undefined {
  const bare = source.replace(/^(["'])(.*)\1$|^[“”„‘’](.*)[“”‘’]$/, '$2$3').trim();
  const match = /^\+?(\d{1,6}(?:[.,]\d{1,6})?)\s*(?:m|mins?|minutes?)?\.?$/i.exec(bare);
  return match ? Math.round(Number(match[1]?.replace(',', '.'))) : undefined;
}

function positive(entry: FrontMatterEntry): Fix[] {
  const number = /^-(\d{1,6})$/.exec(entry.source)?.[1];
  return number === undefined ? [] : [write(entry, number)];
}

function name(entry: FrontMatterEntry): Found | undefined {
  const { key, source, value } = entry;
  if (typeof value === 'string') return undefined;
  const range = rangeOf(entry);
  if (value === null) return { range, message: nameIsEmpty(key) };
  if (typeof value !== 'number' && typeof value !== 'boolean') return { range, message: nameIsNoText(key) };
  return { range, message: nameLooksElse(key), fix: write(entry, `"${source}"`) };
}

function nameIsEmpty(key: string): string {
  return key === 'course'
    ? l10n.t('`course` is empty and counts for nothing. Give the course’s name, or delete the line.')
    : l10n.t('`session` is empty and counts for nothing. Give the session’s name, or delete the line.');
}

function nameIsNoText(key: string): string {
  return key === 'course'
    ? l10n.t('The course’s name must be a text; this value breaks the build of the whole book.')
    : l10n.t('The session’s name must be a text; this value breaks the build of the whole book.');
}

function nameLooksElse(key: string): string {
  return key === 'course'
    ? l10n.t(
        'The course’s name must be a text: mdbook-course takes this value for one, other tools do not. The fix puts it in quotation marks.',
      )
    : l10n.t(
        'The session’s name must be a text: mdbook-course takes this value for one, other tools do not. The fix puts it in quotation marks.',
      );
}

/** The value, or the key where there is none: an empty range cannot be seen. */
function rangeOf({ source, keyRange, valueRange }: FrontMatterEntry): Found['range'] {
  return source === '' ? keyRange : valueRange;
}

function write({ valueRange }: FrontMatterEntry, newText: string): Fix {
  return { title: l10n.t('Write {0}', newText), edits: [{ range: valueRange, newText }] };
}
