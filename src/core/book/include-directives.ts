/** One of mdBook's `{{#…}}` in a text. */
export interface IncludeDirective {
  readonly start: number;
  readonly end: number;
  /** `escaped` for `\{{#…}}`, which prints itself without the backslash; unknown kinds are not found at all. */
  readonly kind: 'include' | 'rustdoc_include' | 'playground' | 'title' | 'escaped';
  /** What stands after the kind and its white space, up to the braces; empty for an escaped one. */
  readonly rest: string;
}

const kinds: Readonly<Record<string, IncludeDirective['kind']>> = {
  include: 'include',
  rustdoc_include: 'rustdoc_include',
  playground: 'playground',
  playpen: 'playground',
  title: 'title',
};
const head = /\{\{\s*#([a-zA-Z0-9_]+)\s+/y;

/**
 * All `{{#…}}` of a text in order, as mdBook's `links` preprocessor finds them: an escaped one reaches to the last
 * `}}` of its line, any other to the first brace. Takes time linear in the text, however its braces stand.
 */
export function findIncludeDirectives(text: string): IncludeDirective[] {
  const found: IncludeDirective[] = [];
  let lineEnd = -1;
  let lastOfLine = -1;
  let brace = -1;
  let position = text.indexOf('{{');
  while (position >= 0) {
    if (position > lineEnd) {
      lineEnd = text.indexOf('\n', position);
      if (lineEnd < 0) lineEnd = text.length;
      lastOfLine = text.lastIndexOf('}}', lineEnd - 2);
    }
    const lastEnd = found.at(-1)?.end ?? 0;
    const escaped = position > lastEnd && text[position - 1] === '\\' && text[position + 2] === '#';
    if (escaped && lastOfLine >= position + 3) {
      found.push({ start: position - 1, end: lastOfLine + 2, kind: 'escaped', rest: '' });
      position = text.indexOf('{{', lastOfLine + 2);
      continue;
    }
    head.lastIndex = position;
    const match = head.exec(text);
    if (match) {
      if (brace < head.lastIndex) brace = text.indexOf('}', head.lastIndex);
      if (brace < 0) return found;
      if (text[brace + 1] === '}') {
        const kind = kinds[match[1] ?? ''];
        if (kind) {
          found.push({ start: position, end: brace + 2, kind, rest: text.slice(head.lastIndex, brace) });
        }
        position = text.indexOf('{{', brace + 2);
        continue;
      }
    }
    position = text.indexOf('{{', position + 1);
  }
  return found;
}
