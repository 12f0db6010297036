import type { HeaderConfig } from './config.ts';
import type { HeaderForm } from './house-headers.ts';
import { editDistance } from './nearest.ts';

const copyrightLine = /^(?:SPDX-FileCopyrightText:|Copyright\b)\s*/i;
const year = /\b(?:19|20)\d\d\b/;
/** Years before the holder, a mistyped one (`2O24`) too, and years after it, which belong before. */
const leadingYears =
  /^(?:\(c\)|©)?\s*(?:\{year\}|(?=\w*\d\w*\d)\w{3,5}(?=[\s,.])|[\d\s,–-]*\d)?[,.]?\s*(?:by\s)?\s*/i;
const trailingYears = /[\s,]{0,3}\(?(?:\{year\}|(?:19|20)\d\d(?:\s*[-–,]\s*(?:19|20)\d\d)*)\)?[.,]?$/;

/** The year a header line or text names, with its offset; `undefined` when there is none. */
export function yearIn(text: string): { readonly year: number; readonly index: number } | undefined {
  for (const line of text.matchAll(/^.*(?:copyright|©).*$/gim)) {
    const match = year.exec(line[0]);
    if (match) return { year: Number(match[0]), index: line.index + match.index };
  }
  return undefined;
}

/** A header's text with `{year}` for its year: what two headers of one form have in common. */
export function templateOf(text: string): string {
  const found = yearIn(text);
  return found ? `${text.slice(0, found.index)}{year}${text.slice(found.index + 4)}` : text;
}

/** Who a header's lines (without comment marks) name; `undefined` when no line does. */
export function holderOf(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (!copyrightLine.test(line)) continue;
    const holder = line
      .replace(copyrightLine, '')
      // All on one line is no form of a book, but whose header it is can be told.
      .replace(/[^\p{L}\p{N}.)]{0,12}SPDX-.*$/u, '')
      .replace(leadingYears, '')
      .replace(/[.,]?\s*All rights reserved\.?$/i, '')
      .replace(trailingYears, '')
      .trim();
    if (holder !== '') return holder;
  }
  return undefined;
}

function licenceOf(lines: readonly string[]): string {
  for (const line of lines) {
    const licence = /SPDX-License-Identifier:\s*(.+)$/.exec(line)?.[1];
    if (licence) return licence.trim();
  }
  return '';
}

/** A page's header form from its comment, LF only and `{year}` put in. */
export function pageForm(text: string): HeaderForm {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*<!--|-->\s*$/g, '').trim())
    .filter((line) => line !== '');
  return { holder: holderOf(lines) ?? '', licence: licenceOf(lines), lines, prefix: '', text };
}

/** A code header's form from its lines, `{year}` put in and the hidden empty line included where it stands. */
export function codeForm(text: string, prefix: string): HeaderForm {
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length));
  return { holder: holderOf(lines) ?? '', licence: licenceOf(lines), lines, prefix, text };
}

/** The form that a part of `lectern.json` describes. */
export function configuredForm(config: HeaderConfig): HeaderForm {
  const { holder, licence } = config;
  const lines = (config.lines ?? ['Copyright {year} {holder}', 'SPDX-License-Identifier: {licence}']).map(
    (line) => line.replaceAll('{holder}', () => holder).replaceAll('{licence}', () => licence),
  );
  if (!config.languages)
    return { holder, licence, lines, prefix: '', text: `<!--\n${lines.join('\n')}\n-->` };
  const prefix = config.prefix ?? '# // ';
  const text = [...lines.map((line) => (prefix + line).trimEnd()), spacerOf(prefix)].join('\n');
  return { holder, licence, lines, prefix, text };
}

/** The hidden empty line that goes with a prefix: `# // ` hides by `#`, `~# ` by `~`. A visible prefix has an empty line. */
function spacerOf(prefix: string): string {
  return /^(\S+)\s+\S/.exec(prefix)?.[1] ?? /^([^\s\w#/;%*<-]{1,3})[#/;%*-]+ $/.exec(prefix)?.[1] ?? '';
}

/**
 * Whether a header belongs to somebody else and is left alone. A holder within three edits of the house's is a
 * misspelling; a header that names nobody is the house's own.
 */
export function isOfAnother(holder: string | undefined, form: HeaderForm): boolean {
  if (holder === undefined || form.holder === '') return false;
  return editDistance(holder.toLowerCase(), form.holder.toLowerCase(), 3) > 3;
}

/** The form's text with a year put in. */
export function withYear(form: HeaderForm, value: number): string {
  return form.text.replace('{year}', String(value));
}
