import { parse, type TomlTable, type TomlValue } from 'smol-toml';
import * as l10n from '#l10n';
import type { Document } from '../text/document.ts';
import { lineAt, rangeBetween } from '../text/document.ts';
import { type Range, range } from '../text/range.ts';

/** What could not be read of a file, and where. */
export interface TomlProblem {
  readonly message: string;
  readonly range: Range;
}

/** Reads a table's values by type, falls back to a default, and notes what has the wrong type. */
export interface TableReader {
  /** The table below this one; an empty one when absent or no table. */
  table(key: string): TableReader;
  has(key: string): boolean;
  keys(): readonly string[];
  text(key: string): string | undefined;
  flag(key: string, fallback: boolean): boolean;
  number(...keys: readonly string[]): number | undefined;
  /** The values that are texts; a single text counts as a list of one. */
  texts(key: string): readonly string[];
}

/** Parses a TOML document. When it does not parse, the tables are empty and the problem says where and why. */
export function readToml(document: Document): { root: TableReader; problems: TomlProblem[] } {
  const problems: TomlProblem[] = [];
  let table: TomlTable = {};
  try {
    table = parse(document.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    problems.push(syntaxProblem(document, error));
  }
  return { root: createReader(document, table, [], problems), problems };
}

function syntaxProblem(document: Document, error: unknown): TomlProblem {
  const place = error instanceof Error && 'line' in error && 'column' in error ? error : undefined;
  const line = Math.max(Number(place?.line ?? 1) - 1, 0);
  const character = Math.max(Number(place?.column ?? 1) - 1, 0);
  // The first line of the library's message is its reason; below stands an excerpt.
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  const reason = said.replace(/^Invalid TOML document:\s*/, '');
  return {
    message: l10n.t`This file is not valid TOML: ${reason}. Until it is, the defaults hold.`,
    range: range(line, character, line, Math.max(lineAt(document, line).length, character)),
  };
}

function createReader(
  document: Document,
  table: TomlTable,
  path: readonly string[],
  problems: TomlProblem[],
): TableReader {
  const complain = (key: string, messageOf: (name: string) => string): undefined => {
    const where = findKey(document, path, key) ?? range(0, 0, 0, 0);
    problems.push({ message: messageOf([...path, key].join('.')), range: where });
    return undefined;
  };
  const value = (key: string): TomlValue | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
  return {
    table(key) {
      const found = value(key);
      if (found !== undefined && !isTable(found)) complain(key, noTable);
      return createReader(document, isTable(found) ? found : {}, [...path, key], problems);
    },
    has: (key) => Object.hasOwn(table, key),
    keys: () => Object.keys(table),
    text(key) {
      const found = value(key);
      return found === undefined || typeof found === 'string' ? found : complain(key, noText);
    },
    flag(key, fallback) {
      const found = value(key);
      if (found === undefined || typeof found === 'boolean') return found ?? fallback;
      complain(key, noFlag);
      return fallback;
    },
    number(...keys) {
      const key = keys.find((name) => value(name) !== undefined);
      if (key === undefined) return undefined;
      const found = value(key);
      return typeof found === 'number' ? found : complain(key, noNumber);
    },
    texts(key) {
      const found = value(key);
      if (found === undefined) return [];
      if (typeof found === 'string') return [found];
      if (Array.isArray(found)) return found.filter((item) => typeof item === 'string');
      complain(key, noTexts);
      return [];
    },
  };
}

const noTable = (name: string) => l10n.t`${name} is not a table. Until it is, the default holds.`;
const noText = (name: string) => l10n.t`${name} is not a text in quotes. Until it is, the default holds.`;
const noFlag = (name: string) => l10n.t`${name} is not true or false. Until it is, the default holds.`;
const noNumber = (name: string) => l10n.t`${name} is not a number. Until it is, the default holds.`;
const noTexts = (name: string) => l10n.t`${name} is not a list of texts. Until it is, the default holds.`;

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/**
 * Where a key is written: the key itself, quotes and all, on a line below its table's header. The library keeps no
 * places, so this reads the file's lines again; `undefined` for keys written in a way it does not know.
 */
export function findKey(document: Document, path: readonly string[], key: string): Range | undefined {
  let keys = keysOfDocuments.get(document);
  if (!keys) {
    keys = readKeys(document);
    keysOfDocuments.set(document, keys);
  }
  return keys.get([...path, key].join('.'));
}

/** The places of all keys by their full names, read once: a book has hundreds of redirects. */
const keysOfDocuments = new WeakMap<Document, ReadonlyMap<string, Range>>();

const headerLine = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?/;
const keyLine =
  /^\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s="']+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[^\s=."']+))*)\s*=/;

function readKeys(document: Document): ReadonlyMap<string, Range> {
  const keys = new Map<string, Range>();
  let here = '';
  for (let line = 0; line < document.lineStarts.length; line++) {
    const text = lineAt(document, line);
    const header = headerLine.exec(text);
    if (header) here = plainName(header[1] ?? '');
    const written = header ? undefined : keyLine.exec(text)?.[1];
    if (!header && written === undefined) continue;
    const name = written === undefined ? here : joinNames(here, plainName(written));
    // TOML forbids a second one.
    if (keys.has(name)) continue;
    const start = text.indexOf(written ?? '[');
    const end = written === undefined ? text.trimEnd().length : start + written.length;
    keys.set(name, rangeOf(document, line, start, end));
  }
  return keys;
}

/** Where a key with a text is written in an inline table; the first place that looks like it. */
export function findInlineKey(document: Document, key: string): Range | undefined {
  const bare = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const match = new RegExp(`(?<=[{,.\\s])(?:"${bare}"|'${bare}'|${bare})(?=\\s*=\\s*["'])`).exec(
    document.text,
  );
  return match ? rangeBetween(document, match.index, match.index + match[0].length) : undefined;
}

/** Where the text of a key's value stands, quotes off; `undefined` when it is not on the key's line, or not as it reads. */
export function findValue(document: Document, keyRange: Range, value: string): Range | undefined {
  const text = lineAt(document, keyRange.end.line);
  const equals = /^\s*=\s*(["'])/.exec(text.slice(keyRange.end.character));
  const start = keyRange.end.character + (equals?.[0].length ?? 0);
  if (equals === null || value === '' || !text.startsWith(value + equals[1], start)) return undefined;
  return rangeOf(document, keyRange.end.line, start, start + value.length);
}

function rangeOf(document: Document, line: number, start: number, end: number): Range {
  const offset = document.lineStarts[line] ?? 0;
  return rangeBetween(document, offset + start, offset + end);
}

function joinNames(table: string, key: string): string {
  return table === '' ? key : `${table}.${key}`;
}

/** A dotted name with white space and quotes off. */
function plainName(written: string): string {
  return written.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\s+/g,
    (_, double?: string, single?: string) => double ?? single ?? '',
  );
}
