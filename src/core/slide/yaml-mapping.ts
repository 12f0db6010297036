import { yaml } from './yaml.ts';

/** A key of the top mapping with the offsets of key and value in the YAML text. */
export interface MappingEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: unknown;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** What a YAML text says, read as one mapping. */
export interface Mapping {
  readonly entries: readonly MappingEntry[];
  readonly problem:
    | { readonly kind: 'yaml'; readonly start: number; readonly end: number; readonly detail: string }
    | { readonly kind: 'not-a-mapping' }
    | undefined;
}

const nothing: Mapping = { entries: [], problem: undefined };

/** Reads a YAML text that should be a mapping. An empty one is fine; keys may stand twice here. Never throws. */
export function readMapping(text: string): Mapping {
  const library = yaml();
  if (!library || text.trim() === '') return nothing;
  const plain = readPlain(text);
  if (plain) return plain;
  try {
    return read(library, text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'it cannot be read';
    return { entries: [], problem: { kind: 'yaml', start: 0, end: text.trimEnd().length, detail } };
  }
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
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, key = '', written = ''] = plainLine.exec(line) ?? [];
    if (key === '' || loaded.test(key) || loaded.test(written)) return undefined;
    const value = /^\d/.test(written) ? Number(written) : written;
    const valueStart = start + key.length + 2;
    const valueEnd = valueStart + written.length;
    entries.push({ key, keyStart: start, keyEnd: start + key.length, value, valueStart, valueEnd });
    start += line.length + 1;
  }
  return { entries, problem: undefined };
}

function read(library: typeof import('yaml'), text: string): Mapping {
  const document = library.parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    strict: true,
  });
  const [error] = document.errors;
  if (error) {
    const [start, end] = error.pos;
    return { entries: [], problem: { kind: 'yaml', start, end, detail: sentence(error.message) } };
  }
  const { contents } = document;
  if (contents === null) return nothing;
  if (!library.isMap(contents)) return { entries: [], problem: { kind: 'not-a-mapping' } };
  const entries: MappingEntry[] = [];
  for (const { key, value } of contents.items) {
    if (!library.isScalar(key) || !key.range) continue;
    const [keyStart, keyEnd] = key.range;
    const node = library.isNode(value) ? value : undefined;
    const empty = !node?.range || node.range[0] === node.range[1];
    const colon = text.indexOf(':', keyEnd) + 1;
    entries.push({
      key: String(key.value),
      keyStart,
      keyEnd,
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
