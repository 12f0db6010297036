import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Book, Chapter } from '../../src/core/book/book.ts';
import { chaptersOf, neighboursOf } from '../../src/core/book/written-chapters.ts';
import type { Courses } from '../../src/core/course/course.ts';
import { slidePlace } from '../../src/extension/preview/session-clock.ts';

function chapter(name: string, ...children: Chapter[]): Chapter {
  const path = name.startsWith('draft') ? undefined : `/src/${name}.md`;
  return { kind: 'chapter', title: name, path, depth: 0, children } as unknown as Chapter;
}

const book = {
  summary: {
    items: [
      chapter('welcome'),
      { kind: 'part', title: 'Day 1', line: 0 },
      chapter('one', chapter('one-a'), chapter('draft'), chapter('one-b')),
      chapter('two', chapter('two-a')),
      chapter('one-a'),
    ],
  },
} as unknown as Book;

const minutes: Record<string, number> = { '/src/one-a.md': 5, '/src/one-b.md': 7, '/src/two-a.md': 20 };
const session = {
  name: 'Morning',
  segments: [
    { slides: [{ files: ['/src/one.md'] }, { files: ['/src/one-a.md', '/src/one-b.md'] }] },
    { slides: [{ files: ['/src/two.md', '/src/two-a.md'] }] },
  ],
};
const courses = { placeOf: () => ({ session }) } as unknown as Courses;
const placeOf = (path: string) => slidePlace(path, book, courses, (file) => minutes[file]);

test('chapters come in reading order, drafts and repeats left out', () => {
  assert.deepEqual(
    chaptersOf(book).map(({ title }) => title),
    ['welcome', 'one', 'one-a', 'one-b', 'two', 'two-a'],
  );
});

test('the neighbours of a slide are those of the reading order', () => {
  const { previous, next } = neighboursOf(book, '/src/one-b.md');
  assert.deepEqual([previous?.title, next?.title], ['one-a', 'two']);
  assert.deepEqual(neighboursOf(book, '/elsewhere.md'), { previous: undefined, next: undefined });
});

test('the session ends when all that is left has had its minutes, breaks counted', () => {
  assert.equal(placeOf('/src/one.md').left, 5 + 7 + 10 + 20);
  assert.equal(placeOf('/src/one-b.md').left, 7 + 10 + 20);
  assert.equal(placeOf('/src/two-a.md').left, 20);
});

test('a slide outside a book has a clock but no session', () => {
  const place = slidePlace('/x.md', undefined, undefined, () => 3);
  assert.deepEqual(place, {
    title: '',
    position: undefined,
    minutes: 3,
    session: undefined,
    left: undefined,
    next: undefined,
  });
});
