import { wordsOf } from '../text/white-space.ts';
import type { Directive, Include } from './slide.ts';

/** A directive or include by offsets into the scanned text; ranges are made by who knows the document. */
export type RawDirective = Pick<Directive, 'words' | 'closed'> & {
  readonly start: number;
  readonly end: number;
};
export type RawInclude = Pick<Include, 'kind' | 'target'> & {
  readonly start: number;
  readonly end: number;
  readonly targetStart: number;
};

/** The next place of `wanted` at or after an offset, found once however often it is asked for in rising order. */
function nextPlace(text: string, wanted: string): (from: number) => number {
  let known = -2;
  return (from) => {
    if (known !== -1 && known < from) known = text.indexOf(wanted, from);
    return known;
  };
}

/**
 * Course directives from `from` on, by mdbook-course's own pattern `\{\{%([^}]*)}}`. One that runs into another pair of
 * braces or a blank line was never closed, whatever the pattern makes of it.
 */
export function scanDirectives(text: string, from: number): RawDirective[] {
  const found: RawDirective[] = [];
  const nextBrace = nextPlace(text, '}');
  const nextLine = nextPlace(text, '\n');
  const nextOpening = nextPlace(text, '{{');
  for (let start = text.indexOf('{{%', from); start >= 0; start = text.indexOf('{{%', start + 3)) {
    const brace = nextBrace(start + 3);
    const closed = brace >= 0 && text[brace + 1] === '}';
    const inner = closed ? text.slice(start + 3, brace) : '';
    if (closed && !inner.includes('{{') && !/\n[ \t]*\r?\n/.test(inner)) {
      found.push({ words: wordsOf(inner), closed: true, start, end: brace + 2 });
      continue;
    }
    // The next directive ends this one as a line does: else a line full of them would be read again for each.
    const stops = [nextLine(start + 3), nextOpening(start + 3)].filter((place) => place >= 0);
    const line = text.slice(start + 3, Math.min(text.length, ...stops)).replace(/\r$/, '');
    found.push({ words: wordsOf(line), closed: false, start, end: start + 3 + line.trimEnd().length });
  }
  return found;
}

const kinds: Readonly<Record<string, RawInclude['kind']>> = {
  include: 'include',
  rustdoc_include: 'rustdoc_include',
  playground: 'playground',
  playpen: 'playground',
  title: 'title',
};
const head = /\{\{\s*#([a-zA-Z0-9_-]+)\s/y;

/**
 * mdBook's includes by its own pattern, and those of kinds that it does not know, which may have a hyphen: escaped ones
 * (greedy to the last `}}` of their line) and those without a target are none; a blank may stand after the braces.
 */
export function scanIncludes(text: string): RawInclude[] {
  const found: RawInclude[] = [];
  const nextBrace = nextPlace(text, '}');
  const nextLine = nextPlace(text, '\n');
  let lastInLine = { line: -1, brace: -1 };
  for (let start = text.indexOf('{{'); start >= 0; ) {
    let after = start + 1;
    head.lastIndex = start;
    const match = head.exec(text);
    if (text[start - 1] === '\\' && text[start + 2] === '#') {
      const end = nextLine(start);
      const line = end < 0 ? text.length : end;
      if (lastInLine.line !== line)
        lastInLine = { line, brace: text.slice(start, line).lastIndexOf('}}') + start };
      if (lastInLine.brace >= start + 3) after = lastInLine.brace + 2;
    } else if (match) {
      const brace = nextBrace(head.lastIndex);
      const raw = brace >= 0 && text[brace + 1] === '}' ? text.slice(head.lastIndex, brace) : '';
      if (raw.trim() !== '') {
        const name = match[1] ?? '';
        const kind = Object.hasOwn(kinds, name) ? (kinds[name] ?? 'unknown') : 'unknown';
        const targetStart = head.lastIndex + raw.length - raw.trimStart().length;
        found.push({ kind, target: raw.trim(), start, end: brace + 2, targetStart });
        after = brace + 2;
      }
    }
    start = text.indexOf('{{', after);
  }
  return found;
}
