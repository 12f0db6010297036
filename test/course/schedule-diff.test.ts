import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { diffSchedules } from '../../src/core/course/schedule-diff.ts';
import { diffMarkdown } from '../../src/core/course/schedule-diff-markdown.ts';
import { bookOf, type Facts, factsFrom } from './made-up-book.ts';

type Files = Readonly<Record<string, Facts>>;

const summary = `- [Start](start.md)
  - [One](one.md)
  - [Two](two.md)
- [Loops](loops.md)
- [Noon](noon.md)
  - [Three](three.md)
`;
const files: Files = {
  'start.md': { course: 'Basics', session: 'Day 1 Morning', targetMinutes: 180, minutes: 5 },
  'one.md': { minutes: 95 },
  'two.md': { minutes: 10 },
  'loops.md': { minutes: 50 },
  'noon.md': { session: 'Day 1 Afternoon', minutes: 5 },
  'three.md': { minutes: 20 },
};

function revision(text: string, facts: Files) {
  const book = bookOf(text);
  return { courses: rollUp(book, factsFrom(facts)), source: book.source };
}

function changes(text: string, facts: Files): string {
  return diffMarkdown(diffSchedules(revision(summary, files), revision(text, facts)));
}

test('nothing changed is one sentence', () => {
  assert.equal(changes(summary, files), 'The schedule has not changed.\n');
});

test('changed minutes show at course, session, segment and slide', () => {
  assert.equal(
    changes(summary, { ...files, 'two.md': { minutes: 15 } }),
    `## Schedule changes

### Basics

+5 minutes, now 200 of 205.

- **Day 1 Morning**: +5 minutes, now 175 of 180
  - segment “Start”: +5 minutes, now 115
  - slide “Two” in “Start”: +5 minutes, now 15
`,
  );
});

test('a segment that moves says where it came from, and its old session says what it lost', () => {
  const moved = `${summary.replace('- [Loops](loops.md)\n', '')}- [Loops](loops.md)\n`;
  assert.equal(
    changes(moved, files),
    `## Schedule changes

### Basics

As long as before, now 195 of 265, target was 205.

- **Day 1 Morning**: −60 minutes, now 110 of 180
- **Day 1 Afternoon**: +60 minutes, now 85
  - segment “Loops” moved from Day 1 Morning, 50 minutes
`,
  );
});

test('new, removed, renamed, moved and reordered parts are told', () => {
  const now = `- [Begin](start.md)
  - [Two](two.md)
  - [One](one.md)
  - [Three](three.md)
- [Traits](traits.md)
- [Noon](noon.md)
`;
  const report = changes(now, { ...files, 'traits.md': { minutes: 40 } });
  for (const line of [
    'segment “Start” is now called “Begin”, +20 minutes, now 130',
    'new segment “Traits”, 40 minutes',
    'removed segment “Loops”, 50 minutes',
    'slide “Three” in “Begin” moved from Noon, 20 minutes',
    'slides of “Begin” in another order',
    'segment “Noon”: −20 minutes, now 5',
  ])
    assert.ok(report.includes(`  - ${line}\n`), `${line}\n---\n${report}`);
});

test('a session keeps its changes when it is renamed; one that goes or comes says so', () => {
  const renamed = changes(summary, {
    ...files,
    'start.md': { ...files['start.md'], session: 'Early' },
    'noon.md': { course: 'Extra', session: 'Late', minutes: 5 },
  });
  assert.ok(
    renamed.includes('- **Early (was Day 1 Morning)**: as long as before, now 170 of 180\n'),
    renamed,
  );
  assert.ok(renamed.includes('- **Day 1 Afternoon**: removed, 25 minutes less\n'), renamed);
  assert.ok(renamed.includes('### Extra\n\nNew, 25 minutes.\n\n- **Late**: new, 25 minutes\n'), renamed);
  assert.ok(renamed.includes('  - segment “Noon” moved from Basics, Day 1 Afternoon, 25 minutes\n'), renamed);
  assert.ok(!renamed.includes('“Start”'), renamed);
});

test('the diff is plain data for JSON', () => {
  const diff = diffSchedules(
    revision(summary, files),
    revision(summary, { ...files, 'noon.md': { ...files['noon.md'], minutes: 6 } }),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(diff)), {
    courses: [
      {
        name: 'Basics',
        change: 'changed',
        minutes: { before: 195, after: 196 },
        targetMinutes: { before: 205, after: 206 },
        sessions: [
          {
            name: 'Day 1 Afternoon',
            change: 'changed',
            minutes: { before: 25, after: 26 },
            targetMinutes: {},
            changes: [
              { kind: 'minutes', part: 'segment', name: 'Noon', minutes: { before: 25, after: 26 } },
              {
                kind: 'minutes',
                part: 'slide',
                name: 'Noon',
                segment: 'Noon',
                minutes: { before: 5, after: 6 },
              },
            ],
          },
        ],
      },
    ],
  });
});
