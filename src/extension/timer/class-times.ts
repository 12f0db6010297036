import * as vscode from 'vscode';
import { type ClassTime, classTimes } from '../../core/course/class-times.ts';
import { signedDuration } from '../../core/course/duration.ts';
import { setMinutesEdits } from '../../core/course/set-minutes.ts';
import type { FileEdits } from '../../core/text/edit.ts';
import { applyFiles } from '../edits/file-edits.ts';
import type { ShownEdits } from '../edits/shown-edits.ts';
import type { Workspace } from '../workspace.ts';
import type { ClassRuns } from './class-runs.ts';
import { slideName } from './slide-name.ts';

/**
 * Shows stated minutes beside the median of all runs, and writes those the author chooses, as one edit whose
 * difference is shown first.
 */
export async function applyClassTimes(
  workspace: Workspace,
  runs: ClassRuns,
  shown: ShownEdits,
): Promise<void> {
  const times = await workspace.settled((lectern) =>
    classTimes(runs.past, (path) =>
      lectern.document(path) ? (lectern.facts(path)?.minutes ?? 0) : undefined,
    ),
  );
  if (times.length === 0) {
    void vscode.window.showInformationMessage(
      runs.past.length === 0
        ? vscode.l10n.t('No class has been timed here yet. Start one with “Lectern: Start Class Timer”.')
        : vscode.l10n.t(
            'In no class so far was a slide open for ten seconds, so there are no minutes to write.',
          ),
    );
    return;
  }
  const items = await workspace.settled((lectern) =>
    times.map((time) => timeItem(time, slideName(lectern, time.path))),
  );
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Minutes stated and taught: choose those to write'),
    placeHolder: vscode.l10n.t('The changes are shown before they are made.'),
    matchOnDescription: true,
  });
  if (!picked || picked.length === 0) return;
  const wanted = picked.filter(({ time }) => time.suggested !== time.stated);
  if (wanted.length === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The chosen slides state the minutes they take already.'),
    );
  else
    await writeTimes(
      workspace,
      shown,
      wanted.map(({ time }) => time),
    );
}

interface TimeItem extends vscode.QuickPickItem {
  readonly time: ClassTime;
}

function timeItem(time: ClassTime, name: string): TimeItem {
  const differs = time.suggested !== time.stated;
  const count =
    time.runs.length === 1
      ? vscode.l10n.t('taught {0} min, 1 class', time.median)
      : vscode.l10n.t(
          'taught {0} min, median of {1} classes ({2})',
          time.median,
          time.runs.length,
          time.runs.join(' · '),
        );
  const change = differs ? ` · ${signedDuration(time.suggested - time.stated)}` : '';
  return {
    label: name,
    description: `${vscode.l10n.t('stated {0} min', time.stated)} · ${count}${change}`,
    // Chosen from the start where several classes agree that the time is another.
    picked: differs && time.runs.length > 1,
    time,
  };
}

async function writeTimes(
  workspace: Workspace,
  shown: ShownEdits,
  times: readonly ClassTime[],
): Promise<void> {
  const edits = (): Promise<FileEdits[]> =>
    workspace.settled((lectern) =>
      times.flatMap(({ path, suggested }) => {
        const document = lectern.document(path);
        return document ? [{ path, edits: setMinutesEdits(document, suggested) }] : [];
      }),
    );
  const yes =
    times.length === 1
      ? vscode.l10n.t('Write the minutes of 1 slide')
      : vscode.l10n.t('Write the minutes of {0} slides', times.length);
  const wanted = await shown.confirm(vscode.l10n.t('Minutes as taught'), await edits(), yes);
  // The files as they are now: they may have been edited beside the question.
  if (wanted) await applyFiles(workspace, await edits());
}

/** Forgets all runs, when the author is sure. */
export async function forgetClasses(runs: ClassRuns): Promise<void> {
  const count = runs.past.length;
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No timed class is kept on this machine.'));
    return;
  }
  const sure = count === 1 ? vscode.l10n.t('Forget it') : vscode.l10n.t('Forget them');
  const answer = await vscode.window.showInformationMessage(
    count === 1
      ? vscode.l10n.t('1 timed class is kept on this machine.')
      : vscode.l10n.t('{0} timed classes are kept on this machine.', count),
    { modal: true },
    sure,
  );
  if (answer === sure) await runs.forget();
}
