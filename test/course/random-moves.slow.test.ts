import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { moveChapters } from '../../src/core/course/reorder.ts';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { allChapters } from '../../src/core/course/summary-lines.ts';
import { loadYaml } from '../../src/core/slide/yaml.ts';
import { createDocument } from '../../src/core/text/document.ts';
import { bookOf } from './made-up-book.ts';
import { factsIn, textsAfter, worldOf } from './move-world.ts';
import { randomBook, randomFrom } from './random-book.ts';

before(loadYaml);

test('random moves keep every chapter, and every other segment in its session', () => {
  let made = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const random = randomFrom(seed);
    const { summary, facts } = randomBook(random);
    const lines: Record<string, string> = {};
    for (const [file, { course, session, targetMinutes }] of Object.entries(facts)) {
      const keyLines = [
        course && `course: ${course}`,
        session && `session: ${session}`,
        targetMinutes && `target_minutes: ${targetMinutes}`,
      ];
      lines[file.replace('.md', '')] = keyLines.filter(Boolean).join('\n') || 'minutes: 1';
    }
    const world = worldOf(summary, lines);
    const chapters = allChapters(world.book.summary);
    for (let round = 0; round < 10; round++) {
      const moved = chapters[random(chapters.length)];
      const target = chapters[random(chapters.length)];
      if (!moved || !target) continue;
      const place = (['before', 'after', 'into'] as const)[random(3)] ?? 'into';
      const move = moveChapters(world, [moved], { place, chapter: target });
      if (move.kind === 'refused') continue;
      made++;
      const texts = textsAfter(world, move);
      const after = bookOf(texts.SUMMARY ?? summary);
      assert.equal(allChapters(after.summary).length, chapters.length);
      assert.deepEqual(after.summary.problems, []);
      const documentOf = (path: string) => {
        const text = texts[path.replace('/book/src/', '').replace('.md', '')];
        return text === undefined ? world.documentOf(path) : createDocument(path, text);
      };
      const courses = rollUp(after, (path) => factsIn(documentOf(path)));
      for (const top of world.book.summary.items) {
        if (top.kind !== 'chapter' || top === moved || top.path === undefined) continue;
        const was = world.courses.placeOf(top.path);
        const now = courses.placeOf(top.path);
        if (allChapters(after.summary).find((each) => each.path === top.path)?.depth !== 0) continue;
        assert.deepEqual(
          [now?.course.name, now?.session.name],
          [was?.course.name, was?.session.name],
          `seed ${seed}: ${moved.title} ${place} ${target.title}: ${top.title}\n${summary}\n${JSON.stringify(lines)}\n${JSON.stringify(texts, null, 1)}`,
        );
      }
    }
  }
  assert.ok(made > 20, `${made} moves were made`);
});
