import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  listChapter,
  listFirstChapter,
  newSlideText,
  slideFileName,
  slidePath,
} from '../../src/core/course/new-slide.ts';
import { splitSlide } from '../../src/core/course/split-slide.ts';
import { allChapters } from '../../src/core/course/summary-lines.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { bookOf } from './made-up-book.ts';

before(loadYaml);

const header = {
  holder: 'Us',
  licence: 'CC0-1.0',
  lines: ['Copyright {year} Us'],
  prefix: '',
  text: '<!--\nCopyright {year} Us\n-->\n',
};

test('a new slide has front matter, header and heading', () => {
  assert.equal(
    newSlideText({ title: 'Loops', minutes: 5, course: 'A: b', session: 'Day 1', header, year: 2026 }),
    '---\ncourse: "A: b"\nsession: Day 1\nminutes: 5\n---\n\n<!--\nCopyright 2026 Us\n-->\n\n# Loops\n',
  );
  assert.equal(newSlideText({ title: ' Loops ', year: 2026, eol: '\r\n' }), '# Loops\r\n');
});

test('a file name keeps the letters of a title, of any script', () => {
  assert.deepEqual(["What's *new*?", 'Über 2 `for`-Loops', '第三 章', '???'].map(slideFileName), [
    'whats-new.md',
    'über-2-for-loops.md',
    '第三-章.md',
    'slide.md',
  ]);
});

test('a new file stands beside its siblings, under a name of its own', () => {
  const book = bookOf('- [A](a.md)\n  - [B](dir/b.md)\n- [C](c.md)\n- [D](d/README.md)\n');
  const [a, b, c, d] = allChapters(book.summary);
  assert.ok(a && b && c && d);
  const path = (place: 'after' | 'into', target: typeof a, taken: string[] = []) =>
    slidePath('New', place, target, book, (each) => taken.includes(each)).replace('/book/src/', '');
  assert.equal(path('into', a), 'dir/new.md');
  assert.equal(path('after', b, ['/book/src/dir/new.md']), 'dir/new-2.md');
  assert.equal(path('into', c), 'c/new.md');
  assert.equal(path('into', d), 'd/new.md');
});

test('a new chapter is listed in the form of its neighbours', () => {
  const summary = '- [A](a.md)\n  * [B](b.md)\n- [C](c.md)';
  const book = bookOf(summary);
  const [a, b] = allChapters(book.summary);
  assert.ok(a && b && book.summary.document);
  const listed = (place: 'before' | 'after' | 'into', target: typeof a, title = 'New') => {
    const file = listChapter(book, title, '/book/src/x y.md', place, target);
    assert.ok(file && book.summary.document);
    return applyEdits(book.summary.document, file.edits);
  };
  assert.equal(listed('after', b), '- [A](a.md)\n  * [B](b.md)\n  * [New](<x y.md>)\n- [C](c.md)');
  assert.equal(listed('into', b), '- [A](a.md)\n  * [B](b.md)\n    * [New](<x y.md>)\n- [C](c.md)');
  assert.equal(listed('after', a), '- [A](a.md)\n  * [B](b.md)\n- [New](<x y.md>)\n- [C](c.md)');
  assert.equal(
    listed('before', a, 'a [b]'),
    '- [a \\[b\\]](<x y.md>)\n- [A](a.md)\n  * [B](b.md)\n- [C](c.md)',
  );
});

test('the first chapter of a book stands below what is there', () => {
  const book = bookOf('# Summary');
  const file = listFirstChapter(book, 'A', '/book/src/a.md');
  assert.ok(file && book.summary.document);
  assert.equal(applyEdits(book.summary.document, file.edits), '# Summary\n\n- [A](a.md)');
});

const slide = `---
minutes: 10
---

<!--
Copyright 2024 Us
-->

# Long

${'word '.repeat(30).trim()}

## Second part

${'word '.repeat(30).trim()}

<details>

Notes.

</details>
`;

function split(text: string, line: number) {
  const book = bookOf('- [A](a.md)\n  - [Long](long.md)\n');
  const document = createDocument('/book/src/long.md', text);
  const chapter = allChapters(book.summary)[1];
  const result = splitSlide({
    document,
    line,
    path: '/book/src/second.md',
    book,
    chapter,
    header,
    year: 2026,
  });
  if ('refused' in result) return result;
  const [old, summary] = result.files;
  assert.ok(old && summary && book.summary.document);
  return {
    old: applyEdits(document, old.edits),
    summary: applyEdits(book.summary.document, summary.edits),
    created: result.created.text,
    minutes: result.minutes,
  };
}

test('a slide splits at a heading, and its minutes and header are shared', () => {
  assert.deepEqual(split(slide, 12), {
    old: slide.slice(0, slide.indexOf('\n## Second')).replace('minutes: 10', 'minutes: 4'),
    summary: '- [A](a.md)\n  - [Long](long.md)\n  - [Second part](second.md)\n',
    created: `---\nminutes: 6\n---\n\n<!--\nCopyright 2024 Us\n-->\n\n# Second part\n${slide.slice(slide.indexOf('\n## Second') + '\n## Second part\n'.length)}`,
    minutes: { first: 4, second: 6 },
  });
});

test('a slide splits at any line, its line ends kept, the new one with the house header', () => {
  const result = split('# One\r\n\r\nText a.\r\n\r\nText b.\r\n', 4);
  assert.deepEqual(result, {
    old: '# One\r\n\r\nText a.\r\n',
    summary: '- [A](a.md)\n  - [Long](long.md)\n  - [One (2)](second.md)\n',
    created: '<!--\r\nCopyright 2026 Us\r\n-->\r\n\r\n# One (2)\r\n\r\nText b.\r\n',
    minutes: undefined,
  });
});

test('the minutes of both halves always add up', () => {
  for (const minutes of [0, 1, 2, 3, 60])
    for (const line of [12, 14, 16]) {
      const result = split(slide.replace('10', String(minutes)), line);
      assert.ok(!('refused' in result) && result.minutes);
      assert.equal(result.minutes.first + result.minutes.second, minutes);
      assert.ok(result.minutes.first >= 0 && result.minutes.second >= 0);
      if (minutes > 1) assert.ok(result.minutes.first > 0 && result.minutes.second > 0);
    }
});

test('a slide does not split where nothing stays, nothing comes, or a block would break', () => {
  for (const line of [0, 1, 4, 5, 8, 18, 21]) assert.ok('refused' in split(slide, line), `line ${line}`);
  assert.ok('refused' in split('# A\n\n```\nx\ny\n```\n', 4));
});
