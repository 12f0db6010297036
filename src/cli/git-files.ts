import { spawn } from 'node:child_process';
import {
  courseFiles,
  filesOfTree,
  parseObjects,
  parseTree,
  treeArguments,
} from '../core/history/tree-objects.ts';
import type { Files } from '../core/ports.ts';
import type { Path } from '../core/text/path.ts';
import type { Revision } from './changed-since.ts';
import { git } from './git.ts';
import { UsageError } from './io.ts';
import { toFile } from './native-path.ts';

/**
 * The files below a folder as they were at a revision, read from git's store; the working tree is not touched.
 * Only Markdown and the books' own files have a text.
 */
export async function filesAt({ top, commit }: Revision, folder: Path): Promise<Files> {
  const tree = await git(toFile(top), treeArguments(commit));
  if (tree.code !== 0)
    throw new UsageError(`git cannot read revision ${commit.slice(0, 12)}; its history may not be whole.`);
  const objects = parseTree(tree.out, top);
  const wanted = courseFiles(objects, folder);
  const answers = await readObjects(toFile(top), wanted);
  try {
    return filesOfTree(objects, parseObjects(wanted, answers, decode));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads many objects through one `git cat-file --batch`, whose answers come in the order of the questions. */
async function readObjects(
  folder: string,
  wanted: readonly (readonly [Path, string])[],
): Promise<Uint8Array> {
  const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  child.stdin.end(wanted.map(([, object]) => `${object}\n`).join(''));
  await ended;
  return Buffer.concat(chunks);
}
