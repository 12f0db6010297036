import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Book } from '../src/core/book/book.ts';
import { createLectern, type Lectern } from '../src/core/lectern.ts';
import { loadYaml } from '../src/core/slide/yaml.ts';
import { memoryHost } from './support/memory-host.ts';

const files = {
  '/b/book.toml': '',
  '/b/src/SUMMARY.md': '- [Start](start.md)\n  - [One](one.md)\n- [Two](two.md)\n',
  '/b/src/start.md': '---\ncourse: C\nsession: S\nminutes: 3\ntarget_minutes: 30\n---\n',
  '/b/src/one.md': '---\nminutes: 5\n---\n',
  '/b/src/two.md': '---\nminutes: 7\n---\n',
};

async function sessionMinutes(
  ask: (lectern: Lectern, book: Book) => ReturnType<Lectern['courses']>,
  world: Readonly<Record<string, string>> = files,
): Promise<number | undefined> {
  await loadYaml();
  const lectern = createLectern(memoryHost(world));
  const book = lectern.bookOf('/b/src/one.md');
  assert.ok(book);
  return ask(lectern, book).courses[0]?.sessions[0]?.minutes;
}

test('courses are counted as if a slide had another text', async () => {
  const texts = new Map([['/b/src/one.md', '---\nminutes: 50\n---\n']]);
  assert.equal(await sessionMinutes((lectern, book) => lectern.courses(book)), 25);
  assert.equal(await sessionMinutes((lectern, book) => lectern.coursesWith(book, texts)), 70);
});

test('courses are counted as if SUMMARY.md had another text', async () => {
  const texts = new Map([['/b/src/SUMMARY.md', '- [Start](start.md)\n  - [One](one.md)\n']]);
  assert.equal(await sessionMinutes((lectern, book) => lectern.coursesWith(book, texts)), 8);
});

test('asked again for the same texts, the files that have their own are followed', async () => {
  await loadYaml();
  const host = memoryHost(files);
  const lectern = createLectern(host);
  const texts = new Map([['/b/src/one.md', '---\nminutes: 50\n---\n']]);
  const minutes = () => {
    const book = lectern.bookOf('/b/src/one.md');
    assert.ok(book);
    return lectern.coursesWith(book, texts).placeOf('/b/src/one.md')?.session.minutes;
  };
  assert.equal(minutes(), 70);
  host.texts.set('/b/src/two.md', '---\nminutes: 8\n---\n');
  host.texts.set('/b/src/one.md', '---\nminutes: 6\n---\n');
  assert.equal(minutes(), 71);
  assert.equal(lectern.courses(lectern.bookOf('/b/src/one.md') as Book).courses[0]?.minutes, 27);
});
