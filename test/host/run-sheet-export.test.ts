import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Course } from '../../src/core/course/course.ts';
import type { ExportFormat } from '../../src/core/schedule-protocol.ts';
import { exportRunSheet } from '../../src/extension/schedule/schedule-export.ts';
import { usualForm } from '../../src/extension/schedule/schedule-state.ts';
import type { Workspace } from '../../src/extension/workspace.ts';
import { answering } from './support/answers.ts';
import { courseFile, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { lecternOf } from './support/outline-rows.ts';

/** What the export asks of a workspace: the courses, and where the book is. */
async function exported(format: ExportFormat, answers: readonly string[]): Promise<readonly string[]> {
  const { lectern, book } = await lecternOf();
  const workspace = {
    settled: async <T>(ask: (known: typeof lectern) => T) => ask(lectern),
    uriOf: (path: string): vscode.Uri => courseFile('src/SUMMARY.md').with({ path }),
  } as unknown as Workspace;
  const [course]: readonly Course[] = lectern.courses(book).courses;
  const asked = await answering(answers, () =>
    exportRunSheet(workspace, book, course?.name ?? '', format, usualForm),
  );
  return asked.map(({ refused }) => refused ?? '');
}

test('a run sheet is saved as a calendar from the day that was answered', async () => {
  const path = 'run-sheet.ics';
  const refused = await exported('calendar', ['2026-02-31', 'soon', '2026-03-02', courseFile(path).path]);
  assert.deepEqual(
    refused.map((reason) => reason !== ''),
    [true, true, false, false],
  );
  const text = await textOf(path);
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /\r\nDTSTART[^:]*:20260302T090000\r\n/);
});

test('a run sheet is saved as Markdown and CSV without a question about the day', async () => {
  for (const [format, wanted] of [
    ['markdown', /\| *09:00/],
    ['csv', /,09:00,/],
  ] as const) {
    const path = `run-sheet-${format}.txt`;
    await exported(format, [courseFile(path).path]);
    const text = await textOf(path);
    assert.match(text, wanted);
    assert.match(text, /Names are promises/);
  }
});
