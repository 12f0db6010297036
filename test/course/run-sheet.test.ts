import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { scheduleCsv } from '../../src/core/course/csv.ts';
import { dayPlan, type PlannedCourse } from '../../src/core/course/day-plan.ts';
import { rollUp } from '../../src/core/course/roll-up.ts';
import { parseClockTime, runSheet } from '../../src/core/course/run-sheet.ts';
import { runSheetCalendar } from '../../src/core/course/run-sheet-calendar.ts';
import { runSheetCsv, runSheetMarkdown } from '../../src/core/course/run-sheet-formats.ts';
import { timeAxis } from '../../src/core/course/time-axis.ts';
import { bookOf, factsFrom } from './made-up-book.ts';

const book = bookOf(`- [Start](start.md)
  - [One, two; three \\\\ | "four"](one.md)
- [Índice 🦀 ${'lang '.repeat(20)}](long.md)
- [Noon](noon.md)
- [Next day](next.md)
`);
const courses = rollUp(
  book,
  factsFrom({
    'start.md': { course: 'Basics, all', session: 'Day 1 Morning', minutes: 5, targetMinutes: 90 },
    'one.md': { minutes: 85 },
    'long.md': { minutes: 60 },
    'noon.md': { session: 'Day 1 Afternoon', minutes: 30 },
    'next.md': { session: 'Day 2', minutes: 30 },
  }),
);
const [course] = courses.courses;
assert.ok(course);
const nine = { start: 540 };

function times(options: Parameters<typeof runSheet>[1]): string[] {
  assert.ok(course);
  return runSheet(course, options).days.map((day) =>
    day.rows.map((row) => `${row.kind[0]}${row.start}-${row.end}`).join(' '),
  );
}

test('segments follow each other by the clock, with a break between each two', () => {
  assert.deepEqual(times(nine), ['s540-630 b630-640 s640-700 b700-710 s710-740', 's540-570']);
  assert.deepEqual(times({ start: 540, breakMinutes: 15 }), [
    's540-630 b630-645 s645-705 b705-720 s720-750',
    's540-570',
  ]);
  assert.deepEqual(times({ start: 540, breakMinutes: 0 }), ['s540-630 s630-690 s690-720', 's540-570']);
});

test('lunch takes the place of the nearest break, rather between sessions', () => {
  assert.deepEqual(
    times({ ...nine, lunch: { start: 700, minutes: 60 } })[0],
    's540-630 b630-640 s640-700 l700-760 s760-790',
  );
  assert.deepEqual(
    times({ ...nine, lunch: { start: 660, minutes: 60 } })[0],
    's540-630 b630-640 s640-700 l700-760 s760-790',
  );
  assert.deepEqual(
    times({ ...nine, lunch: { start: 630, minutes: 60 } })[0],
    's540-630 l630-690 s690-750 b750-760 s760-790',
  );
  assert.deepEqual(
    times({ ...nine, lunch: { start: 1000, minutes: 60 } })[0],
    times(nine)[0],
    'a day over before lunch has none',
  );
  for (const lunch of [
    { start: 740, minutes: 60 },
    { start: 540, minutes: 60 },
  ])
    assert.deepEqual(times({ ...nine, lunch })[0], times(nine)[0], 'nor has one that ends or begins with it');
});

test('times of day are read as people write them', () => {
  assert.deepEqual(['9', '09:05', '13.30', '24:00', '9:60', 'x', ''].map(parseClockTime), [
    540,
    545,
    810,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('Markdown has a table per day', () => {
  const markdown = runSheetMarkdown(runSheet(course, nine));
  assert.ok(
    markdown.startsWith(
      '# Basics, all\n\n## Day 1\n\n| Time | What | Duration |\n| - | - | - |\n| 09:00–10:30 | **Start** | 1 h 30 min |\n| 09:00–09:05 | Start | 5 min |\n',
    ),
  );
  assert.ok(markdown.includes('| 10:30–10:40 | *Break* | 10 min |\n'));
  assert.ok(markdown.includes('| 09:05–10:30 | One, two; three \\\\ \\| "four" | 1 h 25 min |\n'), markdown);
});

test('names are shown as they are in Markdown, on one line', () => {
  const names = bookOf('- [`a|b` \\*c\\* \\&lt; ~~d~~ AT&T](a.md)\n');
  const odd = rollUp(
    names,
    factsFrom({ 'a.md': { course: 'C *1*\nlong', session: 'Day_1_\n', minutes: 5 } }),
  );
  const [only] = odd.courses;
  assert.ok(only);
  const markdown = runSheetMarkdown(runSheet(only, nine));
  assert.match(markdown, /^# C \\\*1\\\* long\n\n## Day\\_1\n/);
  assert.ok(markdown.includes('**a\\|b \\*c\\* \\&lt; \\~\\~d\\~\\~ AT&T**'), markdown);
});

test('CSV quotes what needs quotes', () => {
  const csv = runSheetCsv(runSheet(course, nine));
  assert.ok(
    csv.includes('Day 1,Day 1 Morning,Start,"One, two; three \\ | ""four""",09:05,10:30,85\r\n'),
    csv,
  );
  assert.ok(csv.includes('Day 1,,Break,,10:30,10:40,10\r\n'));
  assert.ok(
    scheduleCsv(courses, book).startsWith(
      'Course,Session,Segment,Slide,Minutes,File\r\n"Basics, all",Day 1 Morning,Start,Start,5,start.md\r\n',
    ),
  );
});

const calendar = { firstDay: '2026-03-06', stamp: new Date('2026-01-02T03:04:05.678Z') };

test('the calendar is read by ical.js, with the same times and words', () => {
  const text = runSheetCalendar(runSheet(course, nine), calendar);
  const parsed = new ICAL.Component(ICAL.parse(text));
  const events = parsed.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  assert.deepEqual(
    events.map((event) => `${event.startDate} ${event.endDate} ${event.summary.slice(0, 9)}`),
    [
      '2026-03-06T09:00:00 2026-03-06T10:30:00 Start',
      '2026-03-06T10:30:00 2026-03-06T10:40:00 Break',
      '2026-03-06T10:40:00 2026-03-06T11:40:00 Índice 🦀',
      '2026-03-06T11:40:00 2026-03-06T11:50:00 Break',
      '2026-03-06T11:50:00 2026-03-06T12:20:00 Noon',
      '2026-03-09T09:00:00 2026-03-09T09:30:00 Next day',
    ],
    'the second day is the Monday after Friday',
  );
  assert.equal(events[0]?.description, 'Day 1 Morning\n09:00 Start\n09:05 One, two; three \\ | "four"');
  assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
  assert.ok(text.includes('\r\nDTSTAMP:20260102T030405Z\r\n'));
});

test('calendar lines end with CRLF and have at most 75 octets', () => {
  const text = runSheetCalendar(runSheet(course, nine), calendar);
  const lines = text.split('\r\n');
  assert.equal(lines.pop(), '');
  assert.ok(
    lines.some((line) => line.startsWith(' ')),
    'some line is folded',
  );
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/[\r\n\uFFFD]/.test(line));
  }
});

test('a first day that is none is refused', () => {
  for (const firstDay of ['2026-02-30', 'tomorrow', '2026-3-6'])
    assert.throws(() => runSheetCalendar(runSheet(course, nine), { ...calendar, firstDay }), RangeError);
});

test('the day plan has bars to scale, breaks, targets and what is beyond', () => {
  const plan = dayPlan(courses);
  const [morning] = plan[0]?.days[0]?.sessions ?? [];
  assert.deepEqual(
    morning?.bars.map((bar) => [bar.kind, bar.start, bar.minutes, bar.slides.length]),
    [
      ['segment', 0, 90, 2],
      ['break', 90, 10, 0],
      ['segment', 100, 60, 1],
    ],
  );
  assert.deepEqual(
    [morning?.minutes, morning?.targetMinutes, morning?.beyond, morning?.mark],
    [160, 90, 90, '+1 h 10 min'],
  );
  assert.deepEqual(
    plan[0]?.days.map((day) => [day.name, day.sessions.length]),
    [
      ['Day 1', 2],
      ['Day 2', 1],
    ],
  );
});

test('the axis is as long as the courses that are shown need it, with marks that do not crowd', () => {
  const of = (...minutes: readonly number[]) => {
    const sessions = minutes.map((each) => ({ minutes: each, targetMinutes: undefined }));
    return timeAxis([{ days: [{ name: '', sessions }] } as unknown as PlannedCourse]);
  };
  const plan = dayPlan(courses);
  assert.deepEqual(timeAxis(plan), { length: 180, marks: [0, 30, 60, 90, 120, 150, 180] });
  assert.deepEqual(timeAxis([]), { length: 60, marks: [0, 30, 60] });
  assert.deepEqual(of(20, 61).length, 90);
  assert.deepEqual(of(400).marks, [0, 60, 120, 180, 240, 300, 360, 420]);
  for (const minutes of [59, 361, 721, 2400, 9999, 55_555, 1e18]) assert.ok(of(minutes).marks.length <= 13);
});
