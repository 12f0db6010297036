import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLectern } from '../../src/core/lectern.ts';
import { type OutlineNode, outlineOf } from '../../src/core/outline/outline.ts';
import { renamedRows } from '../../src/core/outline/renamed-rows.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { memoryHost } from '../support/memory-host.ts';

/** The outline of three segments, each with the front matter given for it. */
async function outline(...frontMatter: readonly string[]): Promise<OutlineNode> {
  await loadYaml();
  const names = frontMatter.map((_, index) => `part-${index + 1}`);
  const lectern = createLectern(
    memoryHost({
      '/book/book.toml': '',
      '/book/src/SUMMARY.md': names.map((name) => `- [${name}](${name}.md)`).join('\n'),
      ...Object.fromEntries(
        names.map((name, index) => [`/book/src/${name}.md`, `---\n${frontMatter[index]}\n---\n`]),
      ),
    }),
  );
  const book = lectern.bookOf('/book/src/SUMMARY.md');
  assert.ok(book);
  return outlineOf(book, lectern.courses(book), (path) => lectern.facts(path)?.minutes);
}

async function renamed(before: readonly string[], after: readonly string[]): Promise<string[]> {
  const rows = renamedRows([await outline(...before)], [await outline(...after)]);
  return [...rows].map(([old, now]) => `${old.replace('/book|', '')} > ${now.replace('/book|', '')}`);
}

const start = 'course: Rust\nsession: Morning';

test('a session with another name is known by its segments', async () => {
  const found = await renamed(
    [start, '{}', 'session: Noon'],
    [start.replace('Morning', 'Dawn'), '{}', 'session: Noon'],
  );
  assert.deepEqual(found, ['Rust|Morning > Rust|Dawn']);
});

test('a course with another name is known by its segments, and so are its sessions', async () => {
  const found = await renamed(
    [start, '{}', 'session: Noon'],
    [start.replace('Rust', 'Go'), '{}', 'session: Noon'],
  );
  assert.deepEqual(found, ['Rust > Go', 'Rust|Morning > Go|Morning', 'Rust|Noon > Go|Noon']);
});

test('two sessions that become one are not both taken for it', async () => {
  const found = await renamed([start, '{}', 'session: Noon'], [start.replace('Morning', 'Day'), '{}', '{}']);
  assert.deepEqual(found, ['Rust|Morning > Rust|Day']);
});

test('a session that is gone with all its segments is no other one', async () => {
  const found = await renamed([start, 'session: Noon', 'session: Dusk'], [start, 'session: Noon']);
  assert.deepEqual(found, []);
});

test('a slide that becomes a segment keeps its id', async () => {
  await loadYaml();
  const ids = (summary: string): string[] => {
    const host = memoryHost({
      '/book/book.toml': '',
      '/book/src/SUMMARY.md': summary,
      '/book/src/a.md': `---\n${start}\n---\n`,
      '/book/src/b.md': '',
    });
    const lectern = createLectern(host);
    const book = lectern.bookOf('/book/src/SUMMARY.md');
    assert.ok(book);
    const all = (node: OutlineNode): string[] => [node.id, ...node.children.flatMap(all)];
    return all(outlineOf(book, lectern.courses(book), (path) => lectern.facts(path)?.minutes)).sort();
  };
  assert.deepEqual(ids('- [A](a.md)\n  - [B](b.md)\n'), ids('- [A](a.md)\n- [B](b.md)\n'));
});
