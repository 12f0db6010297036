import * as vscode from 'vscode';
import { runGit } from '#platform';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { chooseBook } from './choose-book.ts';
import { compareSchedule } from './compare-schedule.ts';
import { copySchedule, SchedulePanel } from './schedule-panel.ts';

/** The schedule page, and the commands that show and copy it. */
export function registerSchedule(context: vscode.ExtensionContext, workspace: Workspace): vscode.Disposable {
  const panel = new SchedulePanel(context, workspace);
  // VS Code in a browser has git all the same where its extensions run on another machine.
  void vscode.commands.executeCommand('setContext', 'lectern.hasGit', runGit !== undefined);
  return vscode.Disposable.from(
    panel,
    registerCommand('lectern.showSchedule', () => panel.show()),
    registerCommand('lectern.compareSchedule', (revision?: string) =>
      compareSchedule(workspace, typeof revision === 'string' ? revision : undefined),
    ),
    registerCommand('lectern.copySchedule', async (given?: unknown) => {
      const book = await chooseBook(workspace);
      if (!book) return;
      const courses = await workspace.settled((lectern) => lectern.courses(book).courses);
      if (courses.length === 0) {
        const show = vscode.l10n.t('Show Schedule');
        const words = vscode.l10n.t('This book has no course yet. The schedule says what makes one.');
        if ((await vscode.window.showInformationMessage(words, show)) === show) await panel.show();
        return;
      }
      const format = given === 'markdown' || given === 'csv' ? given : await askFormat();
      if (format) await copySchedule(workspace, book, format);
    }),
  );
}

async function askFormat(): Promise<'markdown' | 'csv' | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: 'Markdown',
        format: 'markdown' as const,
        description: vscode.l10n.t('for a page or a pull request'),
      },
      { label: 'CSV', format: 'csv' as const, description: vscode.l10n.t('for a spreadsheet') },
    ],
    { title: vscode.l10n.t('Copy the schedule as') },
  );
  return picked?.format;
}
