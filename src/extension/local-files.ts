/** Files of the machine that the extension host runs on, by their paths there, without the way through VS Code's window. */
export interface LocalFiles {
  /** Rejects with the system's own error. */
  read(file: string): Promise<Uint8Array>;
  exists(file: string): Promise<boolean>;
}

/** Whether an error of `LocalFiles.read` says that there is no such file. */
export function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
