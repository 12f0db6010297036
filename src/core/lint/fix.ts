import * as l10n from '#l10n';
import type { Document } from '../text/document.ts';
import { editDocument, type TextEdit } from '../text/edit.ts';
import { rangesTouch } from '../text/range.ts';
import { allOf } from './all-of.ts';
import type { Finding, Fix } from './finding.ts';

/** A document after all its fixes. */
export interface FixedDocument {
  readonly document: Document;
  /** How many fixes were applied. */
  readonly applied: number;
  /** Rules whose fixes undo each other, so that they were given up; empty when all came to rest. */
  readonly disagreeing: readonly string[];
}

const rounds = 10;

/**
 * Applies the fixes of a document's findings, checks again, and so on until none is left. Fixes that touch each other go
 * one after the other, in rounds; after ten, those still there do not agree. Pure: `check` gives the findings of a text.
 */
export function fixDocument(
  document: Document,
  check: (document: Document) => readonly Finding[],
): FixedDocument {
  let current = document;
  let applied = 0;
  for (let round = 0; ; round++) {
    const fixable = check(current).filter((finding) => finding.fix && finding.path === current.path);
    const fixes = fixesThatGoTogether(fixable);
    if (fixes.length === 0) return { document: current, applied, disagreeing: [] };
    const next =
      round < rounds
        ? editDocument(
            current,
            fixes.flatMap((fix) => fix.edits),
          )
        : current;
    if (next.text === current.text) {
      const disagreeing = [...new Set(fixable.map((finding) => finding.rule))].sort();
      return { document: current, applied, disagreeing };
    }
    current = next;
    applied += fixes.length;
  }
}

/** The fixes of findings, in their order, without those that touch one before. */
export function fixesThatGoTogether(findings: readonly Finding[]): Fix[] {
  const edits: TextEdit[] = [];
  const fixes: Fix[] = [];
  for (const { fix } of findings) {
    if (!fix || fix.edits.length === 0) continue;
    if (fix.edits.some((edit) => edits.some((other) => rangesTouch(edit.range, other.range)))) continue;
    edits.push(...fix.edits);
    fixes.push(fix);
  }
  return fixes;
}

/** One sentence about rules that do not agree, `undefined` when all do. */
export function disagreement({ disagreeing, document }: FixedDocument): string | undefined {
  if (disagreeing.length === 0) return undefined;
  return l10n.t(
    'The fixes of {0} do not come to rest in {1}. Mend their findings by hand.',
    allOf(disagreeing.map((rule) => `\`${rule}\``)),
    document.path,
  );
}
