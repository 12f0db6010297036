import * as vscode from 'vscode';
import type { ClassRun } from '../../core/course/class-timer.ts';
import { shortDuration } from '../../core/course/duration.ts';
import type { Path } from '../../core/text/path.ts';

const minute = 60_000;

/**
 * Asks how much of the open slide's time was taught, where its timer was likely forgotten: how many milliseconds to leave
 * out; `undefined` when the question was not answered.
 */
export async function askForgotten(
  run: ClassRun,
  minutes: number,
  titleOf: (path: Path) => string,
): Promise<number | undefined> {
  const slide = run.slides[run.current];
  const planned = slide?.minutes ?? 0;
  const title = vscode.l10n.t(
    '“{0}” has been open for {1}. How much of it was taught?',
    slide ? titleOf(slide.path) : '',
    shortDuration(minutes),
  );
  const all = vscode.l10n.t('Count all of it');
  const plan = vscode.l10n.t('Count the planned {0}', shortDuration(planned));
  const other = vscode.l10n.t('Other Minutes…');
  const answer = await vscode.window.showInformationMessage(
    title,
    {
      modal: true,
      detail: vscode.l10n.t('A break that was not paused would make its median too long.'),
    },
    // A slide without a plan has nothing to take its place.
    ...(planned > 0 ? [plan] : []),
    other,
    all,
  );
  if (answer === all) return 0;
  const taught = answer === plan ? planned : answer === other ? await askTaught(title, minutes) : undefined;
  return taught === undefined ? undefined : Math.max(minutes - taught, 0) * minute;
}

async function askTaught(title: string, most: number): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Minutes of it that were taught, 0 to {0}.', most),
    validateInput: (text) =>
      /^\s*\d+\s*$/.test(text) && Number(text) <= most
        ? undefined
        : vscode.l10n.t('Write whole minutes, at most {0}.', most),
  });
  return answer === undefined ? undefined : Number(answer);
}
