import type { Lectern } from '../core/lectern.ts';
import type { Path } from '../core/text/path.ts';

/** One file before and after its fixes. */
export interface Change {
  readonly path: Path;
  readonly before: string;
  readonly after: string;
}

export interface Fixes {
  readonly changes: readonly Change[];
  /** A sentence for each file whose rules do not agree. */
  readonly problems: readonly string[];
}

/** What the fixes of some files change, by file; nothing is written. No `rules` means all of them. */
export function fixesOf(
  files: readonly Path[],
  lectern: Lectern,
  rules: readonly string[],
  show: (path: Path) => string,
): Fixes {
  const changes: Change[] = [];
  const problems: string[] = [];
  const wanted = rules.length > 0 ? rules : undefined;
  for (const path of files) {
    const document = lectern.document(path);
    const fixable = lectern.check(path).some(({ rule, fix }) => fix && (wanted?.includes(rule) ?? true));
    if (!document || !fixable) continue;
    const fixed = lectern.fix(path, wanted);
    if (!fixed) continue;
    if (fixed.disagreeing.length > 0) {
      problems.push(
        `The fixes of ${fixed.disagreeing.join(' and ')} do not come to rest in ${show(path)}. Mend their findings by hand.`,
      );
    }
    if (fixed.document.text !== document.text) {
      changes.push({ path, before: document.text, after: fixed.document.text });
    }
  }
  return { changes, problems };
}
