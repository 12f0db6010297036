import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBook } from '../../src/core/book/find-book.ts';
import { expandSlide } from '../../src/core/estimate/expanded-slide.ts';
import { measureSlide } from '../../src/core/estimate/features.ts';
import { bookSamples, estimateReport } from '../../src/core/estimate/report.ts';
import type { Files } from '../../src/core/ports.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';

before(loadYaml);

/** Files of `/book`, by their path in it. */
function filesOf(texts: Record<string, string>): Files {
  const text = (path: string) => texts[path.replace('/book/', '')];
  return {
    read: (path) => {
      const found = text(path);
      return found === undefined ? { kind: 'missing' } : { kind: 'text', text: found };
    },
    exists: (path) => text(path) !== undefined,
    list: () => Object.keys(texts).map((name) => `/book/${name}`),
  };
}

function open(texts: Record<string, string>) {
  const files = filesOf(texts);
  const book = findBook('/book', files);
  assert.ok(book);
  const slideOf = (path: string) => {
    const content = files.read(path);
    return content.kind === 'text' ? expandSlide(createDocument(path, content.text), files) : undefined;
  };
  return { book, slideOf };
}

function measure(text: string, path = '/book/src/slide.md', files = filesOf({})) {
  return measureSlide(expandSlide(createDocument(path, text), files));
}

const course = {
  'book.toml': '[book]\ntitle = "Pipes"\n',
  'src/SUMMARY.md': `# Summary

- [Pipes](pipes.md)
  - [Joining](joining.md)
    - [With a Dot](joining/dot.md)
    - [With a Bar](joining/bar.md)
    - [Timed](joining/timed.md)
  - [Exercise: Plumbing](plumbing.md)
    - [Solution](plumbing-done.md)
  - [Not written]()
  - [Lost](lost.md)
`,
  'src/pipes.md': '---\ncourse: Pipes\nsession: Morning\n---\n# Pipes\n\n{{%segment outline}}\n',
  'src/joining.md': '---\nminutes: 10\n---\n# Joining\n\nOne two three.\n',
  'src/joining/dot.md': '# With a Dot\n\nFour five.\n',
  'src/joining/bar.md': '# With a Bar\n\n```bob\n--->\n```\n',
  'src/joining/timed.md': '---\nminutes: 3\n---\n# Timed\n\nSix seven eight nine.\n',
  'src/plumbing.md': '---\nminutes: 20\n---\n# Exercise\n\nJoin them.\n',
  'src/plumbing-done.md': '# Solution\n\n```rust\nfn main() {}\n```\n',
};

test('the report lists every chapter that can be read, in the order of the summary, with what it states', () => {
  const { book, slideOf } = open(course);
  const { slides } = estimateReport(book, slideOf);
  assert.deepEqual(
    slides.map(({ file, stated }) => [file.replace('/book/src/', ''), stated]),
    [
      ['pipes.md', null],
      ['joining.md', 10],
      ['joining/dot.md', null],
      ['joining/bar.md', null],
      ['joining/timed.md', 3],
      ['plumbing.md', 20],
      ['plumbing-done.md', null],
    ],
  );
  for (const { estimate, low, high, reasons } of slides) {
    assert.ok(1 <= low && low <= estimate && estimate <= high);
    assert.ok(reasons.length > 0);
  }
  assert.deepEqual(Object.keys(slides[0] ?? {}), ['file', 'stated', 'estimate', 'low', 'high', 'reasons']);
});

test('sub-slides without minutes count in their parent, timed ones and solutions do not', () => {
  const { book, slideOf } = open(course);
  const samples = new Map(bookSamples(book, slideOf).map((sample) => [sample.file, sample.features]));
  const joining = samples.get('/book/src/joining.md');
  assert.equal(joining?.subSlides, 2);
  assert.equal(joining?.diagrams, 1);
  const own = slideOf('/book/src/joining.md')?.words.page ?? 0;
  const dot = slideOf('/book/src/joining/dot.md')?.words.page ?? 0;
  const bar = slideOf('/book/src/joining/bar.md')?.words.page ?? 0;
  assert.equal(joining?.pageWords, own + dot + bar);
  assert.equal(samples.get('/book/src/plumbing.md')?.subSlides, 0);
  assert.equal(samples.get('/book/src/pipes.md')?.subSlides, 0);
});

/** A book of segments with two slides each, the second with two sub-slides; `minutes` says what each file states. */
function bookOfSegments(courses: readonly string[], minutes: (name: string) => number | undefined) {
  const text = (name: string, words: number, keys = '') => {
    const stated = minutes(name);
    const own = stated === undefined ? '' : `minutes: ${stated}\n`;
    return `---\n${keys}${own}---\n# ${name}\n\n${'word '.repeat(words)}\n`;
  };
  const texts: Record<string, string> = { 'book.toml': '[book]\n', 'src/SUMMARY.md': '# Summary\n\n' };
  for (const [index, course] of courses.entries()) {
    const [top, one, two, sub, last] = ['', '-one', '-two', '-sub', '-last'].map((end) => `s${index}${end}`);
    texts['src/SUMMARY.md'] +=
      `- [${top}](${top}.md)\n  - [${one}](${one}.md)\n  - [${two}](${two}.md)\n    - [${sub}](${sub}.md)\n    - [${last}](${last}.md)\n`;
    texts[`src/${top}.md`] = text(`${top}`, 0, `course: ${course}\nsession: Morning\n`);
    texts[`src/${one}.md`] = text(`${one}`, 30 + 7 * index);
    texts[`src/${two}.md`] = text(`${two}`, 40 + 9 * index);
    texts[`src/${sub}.md`] = text(`${sub}`, 80 + 3 * index);
    texts[`src/${last}.md`] = text(`${last}`, 60 + 5 * index);
  }
  return open(texts);
}

test('sub-slides without minutes count in their parent only where its course has that habit', () => {
  const subSlides = (courses: readonly string[], timed: RegExp, of: string) => {
    const { book, slideOf } = bookOfSegments(courses, (name) => (timed.test(name) ? 5 : undefined));
    return bookSamples(book, slideOf).find(({ file }) => file === `/book/src/${of}.md`)?.features.subSlides;
  };
  // Nothing is stated in segment 0, nor is anything asked of it.
  assert.equal(subSlides(['A', 'A', 'A'], /^s[12]-/, 's0-two'), 0);
  assert.equal(subSlides(['A', 'A', 'A'], /^s[12]-(?:one|two)/, 's0-two'), 2);
  assert.equal(
    subSlides(['A', 'B', 'A'], /^s1-|^s2-(?:one|two)/, 's0-two'),
    2,
    'its course goes before the book',
  );
  assert.equal(subSlides(['A', 'B', 'C'], /^s[12]-/, 's0-two'), 0, 'the book, where the course says nothing');
  assert.equal(subSlides(['A', 'A'], /^none/, 's0-two'), 2, 'nobody says anything');
});

test('no estimate of a segment moves when its minutes are taken out or others are written in', () => {
  const courses = ['A', 'B', 'A', 'B', 'A', 'B', 'A', 'B', 'A', 'B', 'A', 'B'];
  // In course B sub-slides state minutes, in course A they do not.
  const asWritten = (name: string) => {
    const number = Number(/\d+/.exec(name)?.[0]);
    const isSub = /-(?:sub|last)$/.test(name);
    if (!name.includes('-') || (isSub && number % 2 === 0)) return undefined;
    return 3 + ((number * 7 + name.length) % 9);
  };
  const estimatesOf = (segment: number, minutes: (name: string) => number | undefined) => {
    const { book, slideOf } = bookOfSegments(courses, minutes);
    return estimateReport(book, slideOf)
      .slides.filter(({ file }) => file.startsWith(`/book/src/s${segment}`))
      .filter(({ file }) => !file.startsWith(`/book/src/s${segment}0`) && !/s1\d/.test(file))
      .map(({ stated: _, ...estimate }) => estimate);
  };
  for (const segment of [2, 3]) {
    const isOwn = (name: string) => name.startsWith(`s${segment}`);
    const expected = estimatesOf(segment, asWritten);
    assert.equal(expected.length, 5);
    assert.match(expected[1]?.reasons[0] ?? '', /of this book/);
    const withOwn = (minutes: number | undefined) => (name: string) =>
      isOwn(name) ? (asWritten(name) === undefined ? undefined : minutes) : asWritten(name);
    for (const minutes of [undefined, 0, 97])
      assert.deepEqual(estimatesOf(segment, withOwn(minutes)), expected);
  }
});

test('exercises and solutions are known by title, file or what is below them', () => {
  const { book, slideOf } = open(course);
  const kinds = bookSamples(book, slideOf).map(({ features }) => features.kind);
  assert.deepEqual(kinds, ['talk', 'talk', 'talk', 'talk', 'talk', 'exercise', 'solution']);
  assert.equal(measure('# Conflict Resolution\n').kind, 'talk');
  assert.equal(measure('# Day Two\n', '/book/src/two/exercise.md').kind, 'exercise');
  assert.equal(measure('# Übung: Rohre\n').kind, 'exercise');
  assert.equal(measure('# Exercises\n\n{{%segment outline}}\n').kind, 'talk');
});

test('an empty slide counts nothing', () => {
  const { kind, hasNotes, ...counts } = measure('');
  assert.deepEqual([kind, hasNotes], ['talk', false]);
  assert.deepEqual(
    Object.values(counts).filter((count) => count !== 0),
    [],
  );
});

test('code, hidden lines, diagrams, images, tables and questions are counted where they stand', () => {
  const features = measure(`---
minutes: 5
---

# Reading a Pipe

![A pipe](pipe.svg)

| a | b |
| - | - |
| 1 | 2 |

\`\`\`rust
# // hidden
#
#[derive(Debug)]
struct Pipe;

fn main() {}
\`\`\`

\`\`\`bob
--->
\`\`\`

<details>

Why does it leak?

- Ask: "Where?"
- Tell.

\`\`\`rust
fn not_on_the_page() {}
\`\`\`

</details>
`);
  const { titleWords, hiddenLines, codeLines, diagrams, images, tables, noteQuestions, notePoints } =
    features;
  assert.deepEqual(
    { titleWords, hiddenLines, codeLines, diagrams, images, tables, noteQuestions, notePoints },
    {
      titleWords: 3,
      hiddenLines: 2,
      codeLines: 3,
      diagrams: 1,
      images: 1,
      tables: 1,
      noteQuestions: 2,
      notePoints: 2,
    },
  );
  assert.ok(features.hasNotes);
});

test('what a slide includes is counted as if it stood there', () => {
  const files = filesOf({ 'src/pipe.rs': 'fn one() {}\nfn two() {}\nfn three() {}\n' });
  const slide = '# Pipe\n\n```rust\n{{#include pipe.rs}}\n```\n';
  assert.equal(measure(slide, '/book/src/slide.md', files).codeLines, 3);
});
