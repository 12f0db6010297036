import { createLectern, type Lectern } from '../../src/core/lectern.ts';
import type { Rule } from '../../src/core/lint/rule.ts';
import type { Diagrams, FileContent, Host } from '../../src/core/ports.ts';
import type { Case } from './fixture.ts';

const root = '/book';
const bookToml = '[book]\ntitle = "A book"\n\n[preprocessor.course]\n\n[preprocessor.svgbob]\n';

/** A case as files on a host: with a book.toml and a SUMMARY.md when it has none of its own. */
export interface CaseWorld {
  readonly lectern: Lectern;
  /** The case's own files, relative to the book's root, sorted. */
  readonly paths: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/** Makes the world of a case; `diagrams` draws for the rules that read drawings. */
export function worldOf(fixture: Case, rule: Rule, diagrams: Diagrams): CaseWorld {
  const files = new Map(fixture.files);
  if (!files.has('book.toml')) files.set('book.toml', bookToml);
  if (!files.has('src/SUMMARY.md')) {
    const chapters = [...files.keys()].filter((path) => path.startsWith('src/') && path.endsWith('.md'));
    const lines = chapters.map((path) => `- [${path.slice(4, -3)}](${path.slice(4)})\n`);
    files.set('src/SUMMARY.md', `# Summary\n\n${lines.join('')}`);
  }
  if (rule.severity === 'off' && !files.has('lectern.json'))
    files.set('lectern.json', JSON.stringify({ rules: { [rule.id]: 'warning' } }));
  const read = (path: string): FileContent => {
    const text = files.get(path.slice(root.length + 1));
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
  };
  const all = [...files.keys()].map((path) => `${root}/${path}`).sort();
  const { years } = fixture;
  const host: Host = {
    files: {
      read,
      exists: (path) => all.some((file) => file === path || file.startsWith(`${path}/`)),
      list: (folder) => all.filter((file) => file.startsWith(`${folder}/`)),
    },
    diagrams,
    history: years && { firstYear: (path) => years.get(path.slice(root.length + 1)) ?? 'unknown' },
    log: { debug: () => undefined, warn: () => undefined },
    year: 2026,
    settle: () => undefined,
  };
  return { lectern: createLectern(host), paths: [...fixture.files.keys()].sort(), files };
}

/** The absolute path of a file of a case. */
export function inBook(path: string): string {
  return `${root}/${path}`;
}
