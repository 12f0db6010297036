import { trimmedPlace } from '../text/white-space.ts';
import type { FrontMatterProblem } from './slide.ts';
import { yaml } from './yaml.ts';
import { scalarOf, type YamlScalar } from './yaml-scalar.ts';

/** A key of the top mapping with the offsets of key and value in the YAML text. */
export interface MappingEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: unknown;
  /** `undefined` for a list or a mapping. */
  readonly scalar: YamlScalar | undefined;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** What a YAML text says, read as one mapping. */
export interface Mapping {
  readonly entries: readonly MappingEntry[];
  readonly problem:
    | {
        readonly kind: 'yaml';
        readonly start: number;
        readonly end: number;
        /** The library's own words, or the character that is the cause. */
        readonly detail: string;
        readonly cause?: FrontMatterProblem['cause'];
      }
    | { readonly kind: 'not-a-mapping' }
    | undefined;
}

const nothing: Mapping = { entries: [], problem: undefined };

/**
 * Reads a YAML text that should be a mapping, trimmed as mdbook-course does before: so a first line loses its indent,
 * and a block its last line end. An empty one is fine; keys may stand twice here. Never throws.
 */
export function readMapping(text: string): Mapping {
  const library = yaml();
  const { start, end } = trimmedPlace(text);
  if (!library || start === end) return nothing;
  const trimmed = text.slice(start, end);
  const plain = readPlain(trimmed);
  if (plain) return shifted(plain, start);
  try {
    return shifted(unreadable(trimmed) ?? read(library, trimmed), start);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { entries: [], problem: { kind: 'yaml', start, end, detail } };
  }
}

/** The mapping of a text that stands behind `by` characters. */
function shifted({ entries, problem }: Mapping, by: number): Mapping {
  if (by === 0) return { entries, problem };
  return {
    entries: entries.map((entry) => ({
      ...entry,
      keyStart: entry.keyStart + by,
      keyEnd: entry.keyEnd + by,
      valueStart: entry.valueStart + by,
      valueEnd: entry.valueEnd + by,
    })),
    problem:
      problem?.kind === 'yaml' ? { ...problem, start: problem.start + by, end: problem.end + by } : problem,
  };
}

/** What YAML forbids everywhere, though the library lets it pass. */
function unreadable(text: string): Mapping | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const found = /[\0-\x08\v\f\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/.exec(text);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const { index } = found;
  const place = { start: index, end: index + 1 };
  const problem = { kind: 'yaml', ...place, detail: `U+${code}`, cause: 'control-character' } as const;
  return { entries: [], problem };
}

const plainLine = /^([A-Za-z_]+):[ ]((?:[1-9]\d{0,14}|0)|[A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9])$/;

/** Words that YAML may take for something else than a text. */
const loaded = /^(?:null|true|false|yes|no|on|off|y|n|nan|inf)$/i;

/**
 * Front matter as nearly all is: lines of a key and a whole number or plain words. What the library would say of it is
 * sure, and it needs a millisecond for each such text at first.
 */
function readPlain(text: string): Mapping | undefined {
  const entries: MappingEntry[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const [, key = '', written = ''] = plainLine.exec(line) ?? [];
    if (key === '' || loaded.test(key) || loaded.test(written)) return undefined;
    const value = /^\d/.test(written) ? Number(written) : written;
    const valueStart = start + key.length + 2;
    const valueEnd = valueStart + written.length;
    const scalar = { text: written, plain: true, tag: undefined };
    entries.push({ key, keyStart: start, keyEnd: start + key.length, value, scalar, valueStart, valueEnd });
    start += line.length + 1;
  }
  return { entries, problem: undefined };
}

function read(library: typeof import('yaml'), text: string): Mapping {
  const document = library.parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    // A lower level would pass over a second document.
    logLevel: 'error',
    strict: true,
  });
  const [error] = document.errors;
  if (error) {
    const [start, end] = error.pos;
    if (error.code === 'MULTIPLE_DOCS')
      return { entries: [], problem: { kind: 'yaml', start, end, detail: '', cause: 'second-document' } };
    return { entries: [], problem: { kind: 'yaml', start, end, detail: sentence(error.message) } };
  }
  const { contents } = document;
  if (contents === null) return nothing;
  if (!library.isMap(contents)) return { entries: [], problem: { kind: 'not-a-mapping' } };
  const entries: MappingEntry[] = [];
  for (const { key, value } of contents.items) {
    if (!library.isNode(key) || !key.range) continue;
    const [keyStart, keyEnd] = key.range;
    const name = scalarOf(library, key, document, text.length);
    if (!name || (keyStart === keyEnd && text[keyStart] === ':')) {
      const place = { start: keyStart, end: keyEnd };
      return { entries: [], problem: { kind: 'yaml', ...place, detail: '', cause: 'no-word' } };
    }
    const node = library.isNode(value) ? value : undefined;
    const empty = !node?.range || node.range[0] === node.range[1];
    const colon = text.indexOf(':', keyEnd) + 1;
    entries.push({
      key: name.text,
      keyStart,
      keyEnd,
      scalar: scalarOf(library, node, document, text.length),
      value: node ? (node.toJS(document, { maxAliasCount: 20 }) ?? null) : null,
      valueStart: empty ? colon || keyEnd : (node?.range?.[0] ?? keyEnd),
      valueEnd: empty ? colon || keyEnd : (node?.range?.[1] ?? keyEnd),
    });
  }
  return { entries, problem: undefined };
}

function sentence(message: string): string {
  return message.replace(/\s*\n[\s\S]*$/, '').replace(/[.:]$/, '');
}
