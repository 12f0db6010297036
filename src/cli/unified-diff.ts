import { createTwoFilesPatch } from 'diff';
import type { Change } from './fix-files.ts';

/** A change as a unified diff that `patch -p1` and `git apply` take, its path relative to the working directory. */
export function unifiedDiff({ before, after }: Change, name: string): string {
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 3 }).replace(
    /^=+\n/,
    '',
  );
}
