import { isWithin, type Path, relative } from '../text/path.ts';

/** A link's address in its three parts, each as written; `query` and `fragment` hold their `?` and `#`. */
export interface Address {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** Takes an address apart. */
export function splitAddress(written: string): Address {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#[\s\S]*)?$/.exec(written) ?? [];
  return { path, query, fragment };
}

/** Whether an address has a scheme or a host (`https:`, `mailto:`, `//host`), so that it leads out of the book. */
export function isElsewhere(written: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(written);
}

/** The text with `%20` and the like resolved, or as it is where that makes no text. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path as a link may write it: what would end it or mean something else is escaped, letters stay letters. */
export function encode(path: string): string {
  return path.replace(
    /[\s%?#<>()]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Where a relative path leads from a folder; `undefined` when it climbs above `/`. */
export function resolve(folder: Path, path: string): Path | undefined {
  const at = folder.split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (at.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') at.push(decode(part));
  }
  return `/${at.join('/')}`;
}

/**
 * `written` changed so that it leads from `folder` to `to`: only the parts of its path that differ where that is
 * possible, else written anew, up to `root` where the old one went up to it, and with a leading `./` like before.
 */
export function respell(written: string, folder: Path, to: Path, root: Path): string {
  const target = to.split('/').filter(Boolean);
  const parts = written.split('/');
  /** For each part of the absolute path, the index of the written part that gave it. */
  const origin: (number | undefined)[] = folder
    .split('/')
    .filter(Boolean)
    .map(() => undefined);
  const at = folder.split('/').filter(Boolean);
  parts.forEach((part, index) => {
    if (part === '..') {
      at.pop();
      origin.pop();
    } else if (part !== '' && part !== '.') {
      at.push(decode(part));
      origin.push(index);
    }
  });
  const differing = target.flatMap((part, index) => (part === at[index] ? [] : [index]));
  if (at.length === target.length && differing.every((index) => origin[index] !== undefined)) {
    for (const index of differing) parts[origin[index] ?? 0] = encode(target[index] ?? '');
    return parts.join('/');
  }
  const climbs = parts.filter((part) => part === '..').length;
  const depth = isWithin(root, folder)
    ? relative(root, folder)
        .split('/')
        .filter((part) => part !== '.').length
    : -1;
  if (climbs === depth && depth > 0) return encode(`${'../'.repeat(depth)}${relative(root, to)}`);
  const anew = encode(relative(folder, to));
  return written.startsWith('./') && !anew.startsWith('../') ? `./${anew}` : anew;
}
