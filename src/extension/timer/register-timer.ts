import * as vscode from 'vscode';
import type { PlannedTime } from '../../core/course/class-timer.ts';
import type { Course, Session } from '../../core/course/course.ts';
import { shortDuration } from '../../core/course/duration.ts';
import { type OutlineNode, sessionId } from '../../core/outline/outline.ts';
import { registerCommand } from '../ids.ts';
import { activeBook } from '../schedule/schedule-panel.ts';
import type { Workspace } from '../workspace.ts';
import { ClassRuns } from './class-runs.ts';
import { ClassTimer } from './class-timer.ts';
import { applyClassTimes, forgetClasses } from './class-times.ts';
import type { ShownSlide } from './shown-slide.ts';

/** The class timer and its commands. */
export function registerTimer(
  context: vscode.ExtensionContext,
  workspace: Workspace,
  shown: ShownSlide,
): vscode.Disposable {
  const runs = new ClassRuns(context.workspaceState);
  const timer = new ClassTimer(workspace, runs, shown);
  const stop = async (): Promise<void> => {
    await timer.act({ kind: 'stop' });
    if (!timer.run) await applyClassTimes(workspace, runs);
  };
  return vscode.Disposable.from(
    timer,
    registerCommand('lectern.startClass', (row?: OutlineNode) => start(workspace, timer, row)),
    registerCommand('lectern.nextInClass', () => timer.act({ kind: 'next' }, true)),
    registerCommand('lectern.backInClass', () => timer.act({ kind: 'back' }, true)),
    registerCommand('lectern.pauseClass', () =>
      timer.act({ kind: timer.run?.pausedAt === undefined ? 'pause' : 'resume' }),
    ),
    registerCommand('lectern.stopClass', stop),
    registerCommand('lectern.classActions', () => pickAction(timer)),
    registerCommand('lectern.classTimes', () => applyClassTimes(workspace, runs)),
    registerCommand('lectern.forgetClasses', () => forgetClasses(runs)),
  );
}

interface SessionItem extends vscode.QuickPickItem {
  readonly id: string;
  readonly session: Session;
}

/** Starts with the session of a row or of the active slide; asks for one where there is neither. */
async function start(workspace: Workspace, timer: ClassTimer, row: OutlineNode | undefined): Promise<void> {
  const book = await activeBook(workspace);
  if (!book) return;
  const active = vscode.window.activeTextEditor?.document.uri;
  const path = active && workspace.pathOf(active);
  const { place, sessions } = await workspace.settled((lectern) => {
    const courses = lectern.courses(book);
    const item = (course: Course, session: Session): SessionItem => ({
      id: sessionId(book, course, session),
      session,
      label: session.name,
      description: `${course.name} · ${shortDuration(session.minutes)}`,
    });
    return {
      place: path === undefined ? undefined : courses.placeOf(path),
      sessions: courses.courses.flatMap((course) => course.sessions.map((session) => item(course, session))),
    };
  });
  const named = row?.kind === 'session' ? sessions.find(({ id }) => id === row.id)?.session : undefined;
  const session =
    named ??
    place?.session ??
    (await vscode.window.showQuickPick(sessions, { title: vscode.l10n.t('Session to teach') }))?.session;
  if (!session) return;
  const slides = await workspace.settled((lectern) =>
    session.segments
      .flatMap((segment) => segment.slides.flatMap((slide) => slide.files))
      .map((file): PlannedTime => ({ path: file, minutes: lectern.facts(file)?.minutes ?? 0 })),
  );
  // A class that begins in the midst of a session has no plan for what stands before.
  const first = Math.max(
    slides.findIndex((slide) => slide.path === path),
    0,
  );
  await timer.start(slides.slice(first));
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
