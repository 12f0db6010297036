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

As long as before, now 195 of 265.

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
    'slide “Three” in “Begin” moved from Noon (Day 1 Afternoon), 20 minutes',
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

/** The report without its headings. */
function linesOf(text: string, facts: Files): string[] {
  return changes(text, facts)
    .split('\n')
    .filter((line) => line !== '' && line !== '## Schedule changes');
}

test('a course that is renamed keeps its sessions and segments', () => {
  const renamed = { ...files, 'start.md': { ...files['start.md'], course: 'Fundamentals' } };
  assert.deepEqual(linesOf(summary, renamed), [
    '### Fundamentals (was Basics)',
    'As long as before, now 195 of 205.',
  ]);
});

test('a course that goes is one line, and so is a session', () => {
  const { 'noon.md': noon, ...others } = files;
  assert.deepEqual(linesOf(summary, { ...others, 'start.md': {}, 'noon.md': { minutes: 5 } }), [
    '### Basics',
    'Removed, 195 minutes less.',
  ]);
  assert.deepEqual(linesOf(summary.replace(/- \[Noon[\s\S]*/, ''), files), [
    '### Basics',
    '−25 minutes, now 170 of 180.',
    '- **Day 1 Afternoon**: removed, 25 minutes less',
  ]);
  assert.equal(noon?.minutes, 5);
});

test('files that are renamed change nothing, alone or with their folder', () => {
  const renamed = summary.replaceAll(/\((\w+)\.md\)/g, '(day/$1.md)');
  const inFolder = Object.fromEntries(Object.entries(files).map(([name, facts]) => [`day/${name}`, facts]));
  assert.equal(changes(renamed, inFolder), 'The schedule has not changed.\n');
  const { 'two.md': two = {}, ...others } = files;
  const one = summary.replace('two.md', 'second.md');
  assert.equal(changes(one, { ...others, 'second.md': two }), 'The schedule has not changed.\n');
  assert.deepEqual(linesOf(one, { ...others, 'second.md': { minutes: 15 } }).slice(2), [
    '- **Day 1 Morning**: +5 minutes, now 175 of 180',
    '  - segment “Start”: +5 minutes, now 115',
    '  - slide “Two” in “Start”: +5 minutes, now 15',
  ]);
});

test('a slide of the same name elsewhere is another one', () => {
  const text = summary
    .replace('  - [Two](two.md)\n', '')
    .replace('[Three]', '[Two]')
    .replace('three', 'noon/it');
  const { 'two.md': _, 'three.md': three = {}, ...others } = files;
  const report = changes(text, { ...others, 'noon/it.md': three });
  assert.match(report, /removed slide “Two” in “Start”, 10 minutes/);
  assert.match(report, /new slide “Two” in “Noon”, 20 minutes/);
});

test('what becomes a slide, a segment or part of another slide says so', () => {
  const now = `- [Start](start.md)
  - [One](one.md)
    - [Two](two.md)
  - [Loops](loops.md)
- [Noon](noon.md)
- [Three](three.md)
`;
  assert.deepEqual(linesOf(now, files).slice(2), [
    '- **Day 1 Morning**: −10 minutes, now 160 of 180',
    '  - segment “Start”: +50 minutes, now 160',
    '  - slide “One” in “Start”: +10 minutes, now 105',
    '  - slide “Loops” in “Start” moved from Day 1 Morning, 50 minutes',
    '  - slide “Two” in “Start” is now part of “One”, 10 minutes',
    '- **Day 1 Afternoon**: +10 minutes, now 35',
    '  - segment “Noon”: −20 minutes, now 5',
    '  - new segment “Three”, until now part of “Noon”, 20 minutes',
  ]);
  const back = diffMarkdown(diffSchedules(revision(now, files), revision(summary, files)));
  assert.match(back, /new slide “Two” in “Start”, until now part of “One”, 10 minutes/);
  assert.match(back, /new segment “Loops”, until now part of “Start”, 50 minutes/);
  assert.match(back, /slide “Three” in “Noon” moved from Day 1 Afternoon, 20 minutes/);
});

test('slides that move into a new segment say where they came from', () => {
  const now = summary.replace(
    '  - [Two](two.md)\n',
    '- [Traits](traits.md)\n  - [Two](two.md)\n  - [Fresh](fresh.md)\n',
  );
  assert.deepEqual(linesOf(now, { ...files, 'fresh.md': { minutes: 5 } }).slice(2), [
    '- **Day 1 Morning**: +15 minutes, now 185 of 180',
    '  - segment “Start”: −10 minutes, now 100',
    '  - new segment “Traits”, 15 minutes',
    '  - slide “Two” in “Traits” moved from Start, 10 minutes',
  ]);
});

test('a target that changes is told where it is stated, and not where it follows minutes', () => {
  const lower = { ...files, 'start.md': { ...files['start.md'], targetMinutes: 170 } };
  assert.deepEqual(linesOf(summary, lower), [
    '### Basics',
    'As long as before, now 195 of 195, target was 205.',
    '- **Day 1 Morning**: as long as before, now 170 of 170, target was 180',
  ]);
  assert.deepEqual(linesOf(summary, { ...files, 'three.md': { minutes: 21 } }).slice(0, 3), [
    '### Basics',
    '+1 minute, now 196 of 206.',
    '- **Day 1 Afternoon**: +1 minute, now 26',
  ]);
});

test('sessions that change places are told', () => {
  const now = `- [Noon](noon.md)\n  - [Three](three.md)\n${summary.replace(/- \[Noon[\s\S]*/, '')}`;
  const facts = {
    ...files,
    'noon.md': { ...files['noon.md'], course: 'Basics' },
    'start.md': { ...files['start.md'], course: 'Basics' },
  };
  assert.deepEqual(
    linesOf(now, { ...facts, 'start.md': { ...files['start.md'], session: 'Day 1 Morning' } }),
    ['### Basics', 'As long as before, now 195 of 205; sessions in another order.'],
  );
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
