import { createLectern, type Lectern } from '../../src/core/lectern.ts';
import type { Finding } from '../../src/core/lint/finding.ts';
import type { Diagrams, Host } from '../../src/core/ports.ts';

/** Files of a world by absolute path. */
export type Texts = ReadonlyMap<string, string>;

/** One Lectern over a book in memory whose texts can be changed for a moment. */
export interface World {
  readonly lectern: Lectern;
  readonly texts: Texts;
  /** Findings of all files that are checked, by path. */
  findings(): ReadonlyMap<string, readonly Finding[]>;
  /** Runs with some texts changed (`undefined`: gone), then puts them back. */
  with<T>(changes: ReadonlyMap<string, string | undefined>, run: () => T): T;
}

/** Makes a world of the files below `root`; `firstYear` gives the years of the book's history. */
export function createWorld(
  texts: Texts,
  root: string,
  diagrams: Diagrams,
  firstYear?: (path: string) => number | undefined,
): World {
  const changed = new Map<string, string | undefined>();
  const current = (path: string) => (changed.has(path) ? changed.get(path) : texts.get(path));
  const folders = new Set([...texts.keys()].flatMap(parentsOf));
  const sorted = [...texts.keys()].sort();
  /** Lectern compares answers by identity: the same list must be the same object. */
  const lists = new Map<string, readonly string[]>();
  const host: Host = {
    files: {
      read(path) {
        const text = current(path);
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
      },
      exists: (path) => current(path) !== undefined || folders.has(path),
      list(folder) {
        const key = `${folder} ${[...changed].filter(([path, text]) => texts.has(path) !== (text !== undefined)).map(([path]) => path)}`;
        const kept = lists.get(key);
        if (kept) return kept;
        const below = sorted.filter((path) => path.startsWith(`${folder}/`) && current(path) !== undefined);
        const added = [...changed.keys()].filter(
          (path) => !texts.has(path) && current(path) !== undefined && path.startsWith(`${folder}/`),
        );
        const all = added.length === 0 ? below : [...below, ...added].sort();
        lists.set(key, all);
        return all;
      },
    },
    diagrams,
    history: firstYear && { firstYear: (path) => firstYear(path) ?? 'unknown' },
    log: { debug: () => undefined, warn: () => undefined },
    year: 2026,
    settle: () => undefined,
  };
  const lectern = createLectern(host);
  const checked = () => {
    const book = lectern.bookOf(root);
    if (book === undefined) return [];
    const others = [...sorted, ...changed.keys()].filter(
      (path) => path.startsWith(`${book.root}/`) && !path.endsWith('.md'),
    );
    return [
      ...new Set([...lectern.checkedFiles(book), ...others.filter((path) => current(path) !== undefined)]),
    ];
  };
  return {
    lectern,
    texts,
    findings: () => new Map(checked().map((path) => [path, lectern.check(path)])),
    with(changes, run) {
      for (const [path, text] of changes) changed.set(path, text);
      try {
        return run();
      } finally {
        changed.clear();
      }
    },
  };
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1, -1).map((_, index) => parts.slice(0, index + 2).join('/'));
}
