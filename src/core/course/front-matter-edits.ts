import { parseFrontMatter } from '../slide/front-matter.ts';
import type { FrontMatter, FrontMatterEntry } from '../slide/slide.ts';
import { type Document, lineAt, offsetAt, rangeBetween, textOf } from '../text/document.ts';
import type { TextEdit } from '../text/edit.ts';

/** Keys with the value each shall have, as written in YAML, in the order new ones shall stand; `undefined` takes a key away. */
export type KeyChanges = ReadonlyMap<string, string | undefined>;

/**
 * Edits that give a slide's front matter these values and leave all else as it is: line ends, byte-order mark,
 * header, comments. Makes front matter where there is none, and takes it away when nothing is left in it. No
 * edits when all is so already. Wait for `loadYaml()` before.
 */
export function changeKeys(document: Document, changes: KeyChanges): TextEdit[] {
  const frontMatter = parseFrontMatter(document);
  if (!frontMatter) return insertFrontMatter(document, changes);
  if (leavesNothing(document, frontMatter, changes)) return removeFrontMatter(document, frontMatter);
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const [key, value] of changes) {
    const entries = frontMatter.entries.filter((entry) => entry.key === key);
    const [first, ...rest] = entries;
    if (value === undefined) edits.push(...entries.map((entry) => removeEntry(document, entry)));
    else if (first) {
      if (first.source !== value) edits.push(replaceValue(document, first, value));
      // The same key again would be an error; the one that is read stays.
      edits.push(...rest.map((entry) => removeEntry(document, entry)));
    } else {
      const line =
        frontMatter.entries.length === 0 ? unparsedLine(document, frontMatter, key, value) : undefined;
      if (line) edits.push(line);
      else added.push(`${key}: ${value}`);
    }
  }
  // First, since it may stand where a line that goes begins.
  return added.length > 0 ? [insertKeys(document, frontMatter, added), ...edits] : edits;
}

function insertFrontMatter(document: Document, changes: KeyChanges): TextEdit[] {
  const { eol } = document;
  const lines = [...changes].flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  if (lines.length === 0) return [];
  const start = document.text.startsWith('\uFEFF') ? 1 : 0;
  const rest = document.text.slice(start);
  const blank = rest === '' || /^[ \t]*(?:\r?\n|$)/.test(rest) ? '' : eol;
  const newText = `${['---', ...lines, '---'].join(eol)}${eol}${blank}`;
  return [{ range: rangeBetween(document, start, start), newText }];
}

function insertKeys(document: Document, frontMatter: FrontMatter, lines: readonly string[]): TextEdit {
  const start = offsetAt(document, frontMatter.content.start);
  const brace = /^\s*\{[ \t]*/.exec(document.text.slice(start))?.[0];
  if (brace !== undefined) {
    const inside = start + brace.length;
    const empty = document.text[inside] === '}';
    return { range: rangeBetween(document, inside, inside), newText: lines.join(', ') + (empty ? '' : ', ') };
  }
  const newText = lines.map((line) => line + document.eol).join('');
  const [first] = frontMatter.entries;
  const last = frontMatter.entries.at(-1);
  // mdbook-course takes the indent of the first line away, and only of that one: what stands above it must have none.
  const isIndented =
    first?.keyRange.start.line === frontMatter.content.start.line && first.keyRange.start.character > 0;
  const after = isIndented && last ? document.lineStarts[last.valueRange.end.line + 1] : undefined;
  return { range: rangeBetween(document, after ?? start, after ?? start), newText };
}

function replaceValue(document: Document, entry: FrontMatterEntry, value: string): TextEdit {
  const { start, end } = entry.valueRange;
  const before = lineAt(document, start.line)[start.character - 1];
  return { range: { start, end }, newText: before === ':' ? ` ${value}` : value };
}

/** The whole lines of an entry, comment behind it included. */
function removeEntry(document: Document, entry: FrontMatterEntry): TextEdit {
  const start = document.lineStarts[entry.keyRange.start.line] ?? 0;
  const end = document.lineStarts[entry.valueRange.end.line + 1] ?? document.text.length;
  return { range: rangeBetween(document, start, end), newText: '' };
}

/** A line that sets the key in YAML that could not be read. */
function unparsedLine(
  document: Document,
  frontMatter: FrontMatter,
  key: string,
  value: string,
): TextEdit | undefined {
  const { start, end } = frontMatter.content;
  for (let line = start.line; line <= end.line; line++) {
    const found = new RegExp(`^(["']?)${key}\\1[ \\t]*:`).exec(lineAt(document, line));
    if (!found) continue;
    const from = (document.lineStarts[line] ?? 0) + found[0].length;
    const to = (document.lineStarts[line] ?? 0) + lineAt(document, line).length;
    return { range: rangeBetween(document, from, to), newText: ` ${value}` };
  }
  return undefined;
}

function leavesNothing(document: Document, frontMatter: FrontMatter, changes: KeyChanges): boolean {
  if (!frontMatter.read || [...changes.values()].some((value) => value !== undefined)) return false;
  if (frontMatter.entries.length === 0 || frontMatter.entries.some((entry) => !changes.has(entry.key)))
    return false;
  return !/^\s*#/m.test(textOf(document, frontMatter.content));
}

function removeFrontMatter(document: Document, frontMatter: FrontMatter): TextEdit[] {
  const start = document.lineStarts[frontMatter.range.start.line] ?? 0;
  let end = document.lineStarts[frontMatter.range.end.line + 1] ?? document.text.length;
  while (/[ \t\r\n]/.test(document.text[end] ?? '')) end++;
  return [{ range: rangeBetween(document, start, end), newText: '' }];
}
