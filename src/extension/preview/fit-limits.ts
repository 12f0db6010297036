import { readFitLimits } from '../../core/fit-limits.ts';
import type { FitLimits } from '../../core/preview-protocol.ts';
import { join, type Path } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';

/** The limits of the book a file is in, or the usual ones. */
export function fitLimitsOf({ lectern }: Workspace, path: Path): FitLimits {
  const book = lectern.bookOf(path);
  return readFitLimits(book && lectern.document(join(book.root, 'lectern.json'))?.text);
}
