import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/root.mjs';

/** A course of a test's own on the disk. */
export interface CourseFolder {
  /** Absolute path. */
  readonly folder: string;
  /** Removes it. */
  readonly remove: () => Promise<void>;
}

/**
 * A new folder with a copy of the sample course. `files` are written over it (a path to its text); with `empty`, the
 * folder holds nothing but them.
 */
export async function courseFolder(
  files: Readonly<Record<string, string>> = {},
  empty = false,
): Promise<CourseFolder> {
  const work = await mkdtemp(path.join(tmpdir(), 'lectern-course-'));
  const folder = path.join(work, 'reading-code');
  await mkdir(folder);
  if (!empty) await cp(path.join(root, 'samples', 'reading-code'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return { folder, remove: () => rm(work, { recursive: true, force: true }) };
}
