import type { Alias, Document, Node, Scalar } from 'yaml';

/** One key or value of a mapping as mdbook-course's reader, serde_yaml, meets it; an alias is what it stands for. */
export interface YamlScalar {
  /** What it says, quotes and escapes resolved. */
  readonly text: string;
  /** Whether it stands there without quotes and not as a block. */
  readonly plain: boolean;
  /** Its explicit type, such as `tag:yaml.org,2002:int`; `undefined` without one. */
  readonly tag: string | undefined;
}

/** The scalar of a node in a text of that length; `undefined` for a list, a mapping, and an alias of nothing. */
export function scalarOf(
  library: typeof import('yaml'),
  node: Node | undefined,
  document: Document,
  length: number,
): YamlScalar | undefined {
  const found = library.isAlias(node) ? (node as Alias).resolve(document) : node;
  if (!library.isScalar(found)) return undefined;
  const { source = '', type, tag, range } = found as Scalar;
  // The library gives a block the line end that it has not at the end of a text.
  const cut = type?.startsWith('BLOCK') && range && range[1] >= length;
  return {
    text: cut ? source.replace(/\n$/, '') : source,
    plain: type === undefined || type === 'PLAIN',
    tag,
  };
}

/** The number that serde_yaml reads into a `u64`; `undefined` for nothing and for what it refuses. */
export function wholeNumber(scalar: YamlScalar | undefined): number | undefined {
  if (!scalar?.plain || isNothing(scalar)) return undefined;
  const [, digits = ''] = /^\+?((?:0|[1-9]\d*)|0x[\da-fA-F]+|0o[0-7]+|0b[01]+)$/.exec(scalar.text) ?? [];
  return digits !== '' && BigInt(digits) < 2n ** 64n ? Number(digits) : undefined;
}

/** The name that serde_yaml reads into a `String`, which any scalar is, `1` and `true` too; `undefined` for nothing. */
export function nameText(scalar: YamlScalar | undefined): string | undefined {
  return scalar === undefined || isNothing(scalar) ? undefined : scalar.text;
}

/** Whether the value counts as absent. */
function isNothing({ text, plain, tag }: YamlScalar): boolean {
  if (tag === 'tag:yaml.org,2002:null') return true;
  return plain && tag === undefined && /^(?:~|null|Null|NULL)?$/.test(text);
}
