import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { dropTarget, moveRows, stepRows } from '../../src/core/outline/move-rows.ts';
import { type OutlineNode, outlineOf } from '../../src/core/outline/outline.ts';
import { parseFrontMatter } from '../../src/core/slide/front-matter.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { bookOf } from '../course/made-up-book.ts';

before(loadYaml);

const summary = `# Summary

- [One](one.md)
  - [A](a.md)
  - [B](b.md)
- [Two](two.md)
  - [C](c.md)
    - [Solution](c-solution.md)
- [Three](three.md)
`;

const texts: Record<string, string> = {
  one: '---\ncourse: Tea\nsession: Morning\nminutes: 1\n---\n',
  a: '---\nminutes: 2\n---\n',
  three: '---\nsession: Evening\nminutes: 4\n---\n',
};

/** A course of two sessions, its outline, and ways to look rows up. */
function course() {
  const book = bookOf(summary);
  const documents = new Map(
    Object.entries(texts).map(([name, text]) => [
      `/book/src/${name}.md`,
      createDocument(`/book/src/${name}.md`, text),
    ]),
  );
  const documentOf = (path: string) => documents.get(path) ?? createDocument(path, '# Text\n');
  const factsOf = (path: string) => parseFrontMatter(documentOf(path));
  const courses = rollUp(book, factsOf);
  const outline = outlineOf(book, courses, (path) => factsOf(path)?.minutes);
  const row = (name: string): OutlineNode => {
    const find = (node: OutlineNode): OutlineNode | undefined =>
      node.name === name ? node : node.children.map(find).find((found) => found);
    const found = find(outline);
    assert.ok(found, `no row ${name}`);
    return found;
  };
  const world = { book, documentOf, courses };
  const summaryAfter = (move: ReturnType<typeof moveRows>): string[] => {
    assert.equal(move.kind, 'edits', move.kind === 'refused' ? move.reason : '');
    const file =
      move.kind === 'edits' ? move.files.find(({ path }) => path.endsWith('SUMMARY.md')) : undefined;
    const { document } = book.summary;
    assert.ok(document);
    const text = file ? applyEdits(document, file.edits) : document.text;
    return [...text.matchAll(/^( *)- \[(.*?)\]/gm)].map(([, indent, title]) => `${indent}${title}`);
  };
  return { outline, row, world, summaryAfter };
}

test('the outline holds course, sessions, segments, slides and their parts', () => {
  const { row } = course();
  const kinds = ['Tea', 'Morning', 'Two', 'C', 'Solution'].map((name) => row(name).kind);
  assert.deepEqual(kinds, ['course', 'session', 'segment', 'slide', 'sub-slide']);
  assert.deepEqual(
    [row('Tea').minutes, row('Morning').minutes, row('A').minutes, row('Solution').minutes],
    [7, 3, 2, undefined],
  );
});

test('a part of a slide has the minutes that it and its own parts state', () => {
  const book = bookOf(
    '- [Seg](seg.md)\n  - [S](s.md)\n    - [P](p.md)\n      - [Q](q.md)\n    - [R](r.md)\n',
  );
  const minutes: Record<string, number> = { s: 4, p: 2, q: 1 };
  const stated = (path: string) => minutes[path.replace(/^.*\/|\.md$/g, '')];
  const courses = rollUp(book, (path) => ({
    minutes: stated(path),
    targetMinutes: undefined,
    course: path.endsWith('seg.md') ? 'Tea' : undefined,
    session: path.endsWith('seg.md') ? 'Morning' : undefined,
  }));
  const all = (node: OutlineNode): OutlineNode[] => [node, ...node.children.flatMap(all)];
  const rows = new Map(all(outlineOf(book, courses, stated)).map((row) => [row.name, row.minutes]));
  assert.deepEqual(
    ['S', 'P', 'Q', 'R'].map((name) => rows.get(name)),
    [7, 3, 1, undefined],
  );
});

test('a chapter that stands twice in SUMMARY.md has two rows with ids of their own', () => {
  const book = bookOf('- [One](one.md)\n- [One again](one.md)\n');
  const { children } = outlineOf(
    book,
    rollUp(book, () => undefined),
    () => undefined,
  );
  assert.equal(new Set(children.map(({ id }) => id)).size, children.length);
});

test('a slide dropped on another takes its place, after it when it comes from above', () => {
  const { outline, row } = course();
  assert.deepEqual(dropTarget(outline, [row('A')], row('B')), { place: 'after', row: row('B') });
  assert.deepEqual(dropTarget(outline, [row('B')], row('A')), { place: 'before', row: row('A') });
});

test('a slide dropped on a segment becomes its last, and cannot be dropped on a session', () => {
  const { outline, row, world, summaryAfter } = course();
  const target = dropTarget(outline, [row('A')], row('Two'));
  assert.deepEqual(target, { place: 'into', row: row('Two') });
  assert.ok(target);
  assert.deepEqual(summaryAfter(moveRows(world, [row('A')], target)), [
    'One',
    '  B',
    'Two',
    '  C',
    '    Solution',
    '  A',
    'Three',
  ]);
  assert.equal(dropTarget(outline, [row('A')], row('Evening')), undefined);
});

test('a segment dropped on a slide of another segment stands beside that segment', () => {
  const { outline, row } = course();
  assert.deepEqual(dropTarget(outline, [row('One')], row('C')), { place: 'after', row: row('Two') });
});

test('a segment dropped on a session becomes its last', () => {
  const { row, world, summaryAfter } = course();
  const target = { place: 'into', row: row('Evening') } as const;
  assert.deepEqual(summaryAfter(moveRows(world, [row('Two')], target)).slice(-3), [
    'Two',
    '  C',
    '    Solution',
  ]);
});

test('a session dropped on another one moves all its segments', () => {
  const { outline, row, world, summaryAfter } = course();
  const target = dropTarget(outline, [row('Evening')], row('Two'));
  assert.deepEqual(target, { place: 'before', row: row('Morning') });
  assert.ok(target);
  assert.equal(summaryAfter(moveRows(world, [row('Evening')], target))[0], 'Three');
});

test('several slides move one step together', () => {
  const { row, world, summaryAfter } = course();
  const after = summaryAfter(stepRows(world, [row('A'), row('B')], 'down'));
  assert.deepEqual(after.slice(0, 4), ['One', 'Two', '  A', '  B']);
});

test('a course as a whole is not moved', () => {
  const { row, world } = course();
  assert.equal(stepRows(world, [row('Tea')], 'up').kind, 'refused');
});
