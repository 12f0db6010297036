import { spawn } from 'node:child_process';
import type { FileContent, Files } from '../core/ports.ts';
import { isWithin, join, type Path } from '../core/text/path.ts';
import type { Revision } from './changed-since.ts';
import { git } from './git.ts';
import { UsageError } from './io.ts';
import { toFile } from './native-path.ts';

/**
 * The files below a folder as they were at a revision, read from git's store; the working tree is not touched.
 * Only Markdown and the books' own files have a text.
 */
export async function filesAt({ top, commit }: Revision, folder: Path): Promise<Files> {
  const tree = await git(toFile(top), ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (tree.code !== 0)
    throw new UsageError(`git cannot read revision ${commit.slice(0, 12)}; its history may not be whole.`);
  const objects = new Map<Path, string>();
  const folders = new Set<Path>();
  for (const line of tree.out.split('\0')) {
    const [, kind, object, name] = /^\d+ (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (kind !== 'blob' || !object || !name) continue;
    const path = join(top, name);
    objects.set(path, object);
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      folders.add(path.slice(0, at));
  }
  const wanted = [...objects].filter(([path]) => isWithin(folder, path) && /\.(?:md|toml|json)$/.test(path));
  const texts = await readObjects(toFile(top), wanted);
  return {
    read: (path) => texts.get(path) ?? { kind: 'missing' },
    exists: (path) => objects.has(path) || folders.has(path),
    list: (below) => [...objects.keys()].filter((path) => isWithin(below, path)).sort(),
  };
}

/** Reads many objects through one `git cat-file --batch`, whose answers come in the order of the questions. */
async function readObjects(
  folder: string,
  wanted: readonly (readonly [Path, string])[],
): Promise<Map<Path, FileContent>> {
  const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  child.stdin.end(wanted.map(([, object]) => `${object}\n`).join(''));
  await ended;
  const answers = Buffer.concat(chunks);
  const texts = new Map<Path, FileContent>();
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;
  for (const [path] of wanted) {
    const end = answers.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(answers.toString('latin1', at, end))?.[1]);
    if (end < 0 || !Number.isFinite(size))
      throw new UsageError(`git has no content for ${path} at that revision.`);
    at = end + 1 + size + 1;
    try {
      texts.set(path, { kind: 'text', text: utf8.decode(answers.subarray(end + 1, end + 1 + size)) });
    } catch {
      texts.set(path, { kind: 'unreadable', reason: 'it is not UTF-8 text' });
    }
  }
  return texts;
}
