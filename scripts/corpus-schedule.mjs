// Compares the schedule of Comprehensive Rust with what the real tool counts: `node scripts/corpus-schedule.mjs`.
// Says so and ends well where `../shared` is not there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCore } from './load-core.mjs';
import { root } from './root.mjs';

const shared = path.join(root, '..', 'shared');
const corpus = path.join(shared, 'corpus', 'comprehensive-rust');
const golden = path.join(shared, 'golden', 'schedule.json');

if (!existsSync(corpus) || !existsSync(golden)) {
  console.log(`Skipped: ${shared} holds no corpus with its golden schedule.`);
} else {
  const { readBook } = await loadCore();
  const { schedule } = await readBook(corpus);
  const expected = JSON.stringify(JSON.parse(readFileSync(golden, 'utf8')), null, 1);
  const actual = JSON.stringify(schedule, null, 1);
  const slides = schedule.courses.flatMap((course) => course.sessions).flatMap((session) => session.segments);
  if (actual === expected) {
    console.log(
      `Equal: ${schedule.courses.length} courses, ${slides.length} segments, ${actual.length} characters.`,
    );
  } else {
    const wanted = expected.split('\n');
    const line = actual.split('\n').findIndex((text, index) => text !== wanted[index]);
    console.error(`Different from line ${line + 1}: ${actual.split('\n')[line]} instead of ${wanted[line]}.`);
    process.exitCode = 1;
  }
}
