import type { Book } from '../book/book.ts';
import { findIncludeDirectives } from '../book/include-directives.ts';
import { dirname, extname, join, type Path } from '../text/path.ts';
import type { LintContext } from './rule.ts';

/** The file that an include's target names, and what of it: `exercise.rs:main` is `exercise.rs` and `main`. */
export interface IncludeTarget {
  /** The path as written, before the first colon. */
  readonly written: string;
  readonly path: Path;
  /** What stands after the colon; `undefined` without one. */
  readonly selection: string | undefined;
}

/** Reads the target of an include that stands in `file`; `undefined` when it names nothing. */
export function includeTarget(kind: string, target: string, file: Path): IncludeTarget | undefined {
  if (kind !== 'include' && kind !== 'rustdoc_include' && kind !== 'playground') return undefined;
  const [first] = target.trim().split(/\s+/);
  if (!first) return undefined;
  const colon = kind === 'playground' ? -1 : first.indexOf(':');
  const written = colon < 0 ? first : first.slice(0, colon);
  return {
    written,
    path: join(dirname(file), written),
    selection: colon < 0 ? undefined : first.slice(colon + 1),
  };
}

/** An include seen from the file it names. */
export interface Includer {
  readonly from: Path;
  readonly kind: string;
}

/** For every file that some include names, the includes that do; those nested in included files too. */
export function includedFiles(
  book: Book,
  context: Pick<LintContext, 'files' | 'document'>,
): ReadonlyMap<Path, readonly Includer[]> {
  const includers = new Map<Path, Includer[]>();
  const waiting = context.files.list(book.source).filter((path) => extname(path) === '.md');
  const seen = new Set(waiting);
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const text = context.document(from)?.text;
    if (text === undefined || !text.includes('{{')) continue;
    for (const { kind, rest } of findIncludeDirectives(text)) {
      const path = includeTarget(kind, rest, from)?.path;
      if (path === undefined) continue;
      const known = includers.get(path);
      if (known === undefined) includers.set(path, [{ from, kind }]);
      else known.push({ from, kind });
      if (!seen.has(path)) waiting.push(path);
      seen.add(path);
    }
  }
  return includers;
}
