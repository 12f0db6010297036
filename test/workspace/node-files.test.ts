import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { isGone } from '../../src/extension/local-files.ts';
import { nodeFiles } from '../../src/extension/node-files.ts';

function folderOf(t: { after(done: () => void): void }): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-files-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('more files than may be open at once are all read, each with its own bytes', async (t) => {
  const folder = folderOf(t);
  const names = Array.from({ length: 200 }, (_, index) => path.join(folder, `${index}.md`));
  for (const name of names) writeFileSync(name, name);
  const read = await Promise.all(names.map((name) => nodeFiles.read(name)));
  assert.deepEqual(
    read.map((bytes) => new TextDecoder().decode(bytes)),
    names,
  );
});

test('a file that is not there, and a folder, are gone, and keep nobody else from reading', async (t) => {
  const folder = folderOf(t);
  mkdirSync(path.join(folder, 'below'));
  writeFileSync(path.join(folder, 'a.md'), 'a');
  const wrong = ['none.md', 'below', 'a.md/c.md'].flatMap((name) =>
    Array.from({ length: 80 }, () => path.join(folder, name)),
  );
  const told = await Promise.all(
    wrong.map((name) =>
      nodeFiles.read(name).then(
        () => 'read',
        (error: unknown) => isGone(error),
      ),
    ),
  );
  assert.deepEqual(new Set(told), new Set([true]));
  assert.equal((await nodeFiles.read(path.join(folder, 'a.md'))).length, 1);
  assert.equal(await nodeFiles.exists(path.join(folder, 'below')), true);
  assert.equal(await nodeFiles.exists(path.join(folder, 'none.md')), false);
});
