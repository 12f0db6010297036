import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import nodePath from 'node:path';

/** Why a file was not written; each is a clause for people. */
export class NotWritten extends Error {}

/**
 * Gives a file another text: writes a file beside it, then renames, so that nobody ever sees half of it. Mode and
 * owner stay. Throws NotWritten when it is read-only, has vanished, no longer holds `before`, or is a link to a
 * place where `mayWrite` (asked with a real file name) says no.
 */
export function replaceFile(
  file: string,
  before: string,
  after: string,
  mayWrite: (real: string) => boolean,
): void {
  const real = realFile(file);
  if (!mayWrite(real)) throw new NotWritten('it leads, by a symbolic link, out of what was asked for');
  const { mode, uid, gid } = statSync(real);
  if (markedReadOnly(real, mode) || !writable(real)) throw new NotWritten('it is read-only');
  if (readFileSync(real, 'utf8') !== before) throw new NotWritten('it was changed meanwhile');
  const beside = nodePath.join(nodePath.dirname(real), `.${nodePath.basename(real)}.${process.pid}.lectern`);
  const handle = openSync(beside, 'wx', mode & 0o777);
  try {
    try {
      writeFileSync(handle, after);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    chmodSync(beside, mode & 0o7777);
    if (process.getuid?.() === 0) chownSync(beside, uid, gid);
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function realFile(file: string): string {
  try {
    lstatSync(file);
    return realpathSync(file);
  } catch {
    throw new NotWritten('it has vanished');
  }
}

/**
 * Whether somebody has marked this one file read-only, which also holds for root, whom the system lets write. In a
 * folder that is read-only itself the marks come from where the tree was copied from, and the system decides.
 */
function markedReadOnly(file: string, mode: number): boolean {
  return (mode & 0o222) === 0 && (statSync(nodePath.dirname(file)).mode & 0o222) !== 0;
}

function writable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
