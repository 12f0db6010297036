import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { PlannedTime } from '../../core/course/class-timer.ts';
import type { Course, Courses, Session } from '../../core/course/course.ts';
import { shortDuration } from '../../core/course/duration.ts';
import type { Lectern } from '../../core/lectern.ts';
import { courseId, type OutlineNode, sessionId } from '../../core/outline/outline.ts';
import type { Path } from '../../core/text/path.ts';
import { activeBook } from '../schedule/schedule-panel.ts';
import type { Workspace } from '../workspace.ts';
import type { ClassTimer } from './class-timer.ts';

/** What a class is about: whole sessions of a course, from a slide on or from their first one. */
interface Plan {
  readonly sessions: readonly Session[];
  readonly from?: Path | undefined;
}

/**
 * `lectern.startClass`: from an outline's row, the first slide of its session or course, or the row's own slide; from
 * the palette, the active slide; where there is none of either, it asks for a session or course.
 */
export async function startTimer(
  workspace: Workspace,
  timer: ClassTimer,
  row: OutlineNode | undefined,
): Promise<void> {
  const given = row && 'root' in row ? row : undefined;
  const book = given
    ? await workspace.settled((lectern) => lectern.bookOf(`${given.root}/book.toml`))
    : await activeBook(workspace);
  if (!book) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no book here. Open a folder with a book.toml.'),
    );
    return;
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const known = await workspace.settled((lectern) => {
    const courses = lectern.courses(book);
    if (given) return planOfRow(book, courses, given);
    return active && planFrom(courses, workspace.pathOf(active));
  });
  const plan = known ?? (await askPlan(workspace, book));
  if (!plan) return;
  const slides = await workspace.settled((lectern) => slidesOf(lectern, plan));
  if (slides.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no slide in it to teach yet.'));
    return;
  }
  const began = await timer.start(slides);
  // The active slide is in front already.
  if (began && (given || !known)) await timer.show();
}

function planOfRow(book: Book, courses: Courses, row: OutlineNode): Plan | undefined {
  for (const course of courses.courses) {
    if (row.kind === 'course' && row.id === courseId(book, course)) return { sessions: course.sessions };
    const session = course.sessions.find((each) => row.id === sessionId(book, course, each));
    if (row.kind === 'session' && session) return { sessions: [session] };
  }
  return row.path === undefined ? undefined : planFrom(courses, row.path);
}

/** A class that begins in the midst of a session has no plan for what stands before. */
function planFrom(courses: Courses, path: Path): Plan | undefined {
  const place = courses.placeOf(path);
  return place && { sessions: [place.session], from: path };
}

function slidesOf(lectern: Lectern, { sessions, from }: Plan): readonly PlannedTime[] {
  const slides = sessions.flatMap((session) =>
    session.segments
      .flatMap((segment) => segment.slides.flatMap((slide) => slide.files))
      .map((file): PlannedTime => {
        const minutes = lectern.facts(file)?.minutes ?? 0;
        return { path: file, minutes, ...(sessions.length > 1 ? { session: session.name } : {}) };
      }),
  );
  const first = slides.findIndex((slide) => slide.path === from);
  return slides.slice(Math.max(first, 0));
}

interface PlanItem extends vscode.QuickPickItem {
  readonly plan: Plan;
}

async function askPlan(workspace: Workspace, book: Book): Promise<Plan | undefined> {
  const items = await workspace.settled((lectern) => lectern.courses(book).courses.flatMap(itemsOf));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This book has no course to teach. Write `course` and `session` into its first slide.'),
    );
    return undefined;
  }
  const title = vscode.l10n.t('Session or course to teach');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.plan;
}

/** A course of several sessions as a whole, and each of its sessions. */
function itemsOf(course: Course): PlanItem[] {
  const sessions = course.sessions.map((session) => ({
    label: session.name,
    description: `${course.name} · ${shortDuration(session.minutes)}`,
    plan: { sessions: [session] },
  }));
  if (sessions.length === 1) return sessions;
  const description = `${vscode.l10n.t('whole course')} · ${shortDuration(course.minutes)}`;
  return [{ label: course.name, description, plan: { sessions: course.sessions } }, ...sessions];
}
