import { disagreement } from '../../core/lint/fix.ts';
import type { TextEdit } from '../../core/text/edit.ts';
import { lineEdits } from '../../core/text/line-edits.ts';
import type { Path } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';

/**
 * The edits that fix everything in a file (or everything of one rule) that has one right answer, in all rounds
 * at once; empty when there is nothing to fix.
 */
export async function fixFile(workspace: Workspace, path: Path, rule?: string): Promise<readonly TextEdit[]> {
  return workspace.settled((lectern) => {
    const document = lectern.document(path);
    const fixed = lectern.fix(path, rule === undefined ? undefined : [rule]);
    if (!document || !fixed) return [];
    const sentence = disagreement(fixed);
    if (sentence) workspace.log.warn(sentence);
    return lineEdits(document, fixed.document.text);
  });
}
