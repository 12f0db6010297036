import type { TextEdit } from '../../core/text/edit.ts';
import type { Path } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';

/**
 * The edits that fix everything in a file (or everything of one rule) that has one right answer, in all rounds
 * at once; empty when there is nothing to fix.
 */
export async function fixFile(workspace: Workspace, path: Path, rule?: string): Promise<readonly TextEdit[]> {
  const result = await workspace.settled((lectern) =>
    lectern.fix(path, rule === undefined ? undefined : [rule]),
  );
  if (result.disagreeing.length > 0) {
    workspace.log.warn(`Fixes of ${path} do not come to rest: ${result.disagreeing.join(', ')}.`);
  }
  return result.edits;
}
