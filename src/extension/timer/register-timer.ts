import * as vscode from 'vscode';
import type { OutlineNode } from '../../core/outline/outline.ts';
import type { ShownEdits } from '../edits/shown-edits.ts';
import { registerCommand } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { ClassRuns } from './class-runs.ts';
import { ClassTimer } from './class-timer.ts';
import { applyClassTimes, forgetClasses } from './class-times.ts';
import type { ShownSlide } from './shown-slide.ts';
import { startTimer } from './start-timer.ts';

/** The class timer and its commands. */
export function registerTimer(
  context: vscode.ExtensionContext,
  workspace: Workspace,
  shown: ShownSlide,
  edits: ShownEdits,
): vscode.Disposable {
  const runs = new ClassRuns(context.workspaceState);
  const timer = new ClassTimer(workspace, runs, shown);
  const stop = async (): Promise<void> => {
    await timer.act({ kind: 'stop' });
    if (!timer.run) await applyClassTimes(workspace, runs, edits);
  };
  return vscode.Disposable.from(
    timer,
    registerCommand('lectern.startClass', (row?: OutlineNode) => startTimer(workspace, timer, row)),
    registerCommand('lectern.nextInClass', () => timer.act({ kind: 'next' }, true)),
    registerCommand('lectern.backInClass', () => timer.act({ kind: 'back' }, true)),
    registerCommand('lectern.pauseClass', () =>
      timer.act({ kind: timer.run?.pausedAt === undefined ? 'pause' : 'resume' }),
    ),
    registerCommand('lectern.stopClass', stop),
    registerCommand('lectern.classActions', () => pickAction(timer)),
    registerCommand('lectern.classTimes', () => applyClassTimes(workspace, runs, edits)),
    registerCommand('lectern.forgetClasses', () => forgetClasses(runs)),
  );
}

async function pickAction(timer: ClassTimer): Promise<void> {
  const paused = timer.run?.pausedAt !== undefined;
  const picked = await vscode.window.showQuickPick(
    [
      { label: `$(arrow-right) ${vscode.l10n.t('Next slide')}`, command: 'lectern.nextInClass' },
      { label: `$(arrow-left) ${vscode.l10n.t('Slide before')}`, command: 'lectern.backInClass' },
      {
        label: paused
          ? `$(debug-continue) ${vscode.l10n.t('Go on')}`
          : `$(debug-pause) ${vscode.l10n.t('Pause')}`,
        command: 'lectern.pauseClass',
      },
      { label: `$(debug-stop) ${vscode.l10n.t('Stop and see the times')}`, command: 'lectern.stopClass' },
    ],
    { title: vscode.l10n.t('Class timer') },
  );
  if (picked) await vscode.commands.executeCommand(picked.command);
}
