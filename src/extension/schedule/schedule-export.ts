import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { Courses } from '../../core/course/course.ts';
import { scheduleCsv } from '../../core/course/csv.ts';
import type { RunSheet } from '../../core/course/run-sheet.ts';
import { isDay, runSheetCalendar } from '../../core/course/run-sheet-calendar.ts';
import { runSheetCsv, runSheetMarkdown } from '../../core/course/run-sheet-formats.ts';
import { scheduleMarkdown } from '../../core/course/schedule.ts';
import type { ExportFormat, RunSheetForm } from '../../core/schedule-protocol.ts';
import { basename } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';
import { sheetOf } from './schedule-state.ts';

const extensions: Record<ExportFormat, string> = { markdown: 'md', csv: 'csv', calendar: 'ics' };

/** The schedule of all courses of a book. */
export function scheduleText(book: Book, courses: Courses, format: 'markdown' | 'csv'): string {
  return format === 'markdown' ? scheduleMarkdown(courses) : scheduleCsv(courses, book);
}

/** Asks where to, and for a calendar also from which day on, and writes a course's run sheet there. */
export async function exportRunSheet(
  workspace: Workspace,
  book: Book,
  name: string,
  format: ExportFormat,
  form: RunSheetForm,
): Promise<void> {
  const course = await workspace.settled((lectern) => lectern.courses(book).courseNamed(name));
  if (!course) return;
  const firstDay = format === 'calendar' ? await askFirstDay() : '';
  if (firstDay === undefined) return;
  const suggested = vscode.Uri.joinPath(workspace.uriOf(book.root), `run-sheet.${extensions[format]}`);
  const target = await vscode.window.showSaveDialog({ defaultUri: suggested });
  if (!target) return;
  const text = runSheetText(sheetOf(course, form), format, firstDay);
  await writeText(target, text);
}

/** Writes a file that the author has named; where that fails, it is said. Whether it was written. */
export async function writeText(target: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    const file = basename(target.path);
    void vscode.window.showErrorMessage(vscode.l10n.t('“{0}” could not be saved: {1}', file, reason));
    return false;
  }
}

function runSheetText(sheet: RunSheet, format: ExportFormat, firstDay: string): string {
  const words = { break: vscode.l10n.t('Break'), lunch: vscode.l10n.t('Lunch') };
  switch (format) {
    case 'markdown':
      return runSheetMarkdown(sheet, words);
    case 'csv':
      return runSheetCsv(sheet, words);
    case 'calendar':
      return runSheetCalendar(sheet, { firstDay, stamp: new Date(), words });
  }
}

async function askFirstDay(): Promise<string | undefined> {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('First day of the class'),
    prompt: vscode.l10n.t('Year, month and day, such as 2026-03-02. Later days follow on working days.'),
    value: today,
    validateInput: (text) =>
      isDay(text.trim()) ? undefined : vscode.l10n.t('That is no day. Write it like 2026-03-02.'),
  });
  return answer?.trim();
}
