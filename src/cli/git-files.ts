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
import { git, quietly } from './git.ts';
import { UsageError } from './io.ts';
import { toFile } from './native-path.ts';

/**
 * The files as they were at a revision of a book's folder, read from git's store; the working tree is not touched. Only
 * Markdown and the books' own files have a text, and only those of the folder where a book lay there.
 */
export async function filesAt({ folder, prefix, commit }: Revision): Promise<Files> {
  const tree = await git(toFile(folder), treeArguments(commit));
  if (tree.code !== 0)
    throw new UsageError(`git cannot read revision ${commit.slice(0, 12)}; its history may not be whole.`);
  const objects = parseTree(tree.out, folder, prefix);
  const wanted = courseFiles(objects, folder);
  const answers = await readObjects(toFile(folder), wanted);
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
  const child = spawn('git', ['cat-file', '--batch'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...quietly },
  });
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
