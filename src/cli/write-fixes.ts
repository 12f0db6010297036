import { realpathSync } from 'node:fs';
import type { Lectern } from '../core/lectern.ts';
import { dirname, isWithin, type Path } from '../core/text/path.ts';
import type { Change } from './fix-files.ts';
import { toFile, toPath } from './native-path.ts';
import { type NodeFiles, reasonOf } from './node-files.ts';
import { NotWritten, replaceFile } from './write-file.ts';

export interface Writing {
  readonly lectern: Lectern;
  /** Told what now stands in each file. */
  readonly files: NodeFiles;
  /** Whether a file is among the given paths. */
  covers(path: Path): boolean;
  show(path: Path): string;
}

/** Writes fixed files; gives a sentence for each that could not be written. The others are written all the same. */
export function writeFixes(changes: readonly Change[], { lectern, files, covers, show }: Writing): string[] {
  const problems: string[] = [];
  for (const { path, before, after } of changes) {
    const home = lectern.bookOf(path)?.root ?? dirname(path);
    const realHome = toPath(realpathSync(toFile(home)), '/');
    // A link is followed only to a file of the same book that was itself asked for.
    const mayWrite = (real: string) => {
      const target = toPath(real, '/');
      if (!isWithin(realHome, target)) return false;
      const inHome = `${home}${target.slice(realHome.length)}`;
      return inHome === path || covers(inHome);
    };
    try {
      replaceFile(toFile(path), before, after, mayWrite);
      files.put(path, after);
    } catch (error) {
      const reason = error instanceof NotWritten ? error.message : reasonOf(error);
      problems.push(`${show(path)} was not fixed: ${reason}.`);
    }
  }
  return problems;
}
