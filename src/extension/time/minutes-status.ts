import * as vscode from 'vscode';
import type { CoursePlace } from '../../core/course/course.ts';
import { courseTarget, sessionTarget } from '../../core/course/over-target.ts';
import type { OtherTexts } from '../../core/courses-with.ts';
import type { Lectern } from '../../core/lectern.ts';
import type { Path } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { minutesTooltip } from './minutes-tooltip.ts';
import type { TextsBefore } from './texts-before.ts';

/** What the status bar knows of the active slide. */
export interface SlideTime {
  readonly path: Path;
  readonly stated: number | undefined;
  readonly estimate:
    | {
        readonly minutes: number;
        readonly low: number;
        readonly high: number;
        readonly reasons: readonly string[];
      }
    | undefined;
  readonly place: CoursePlace | undefined;
  /** The place as it was before the author's edit; the same as `place` where nothing of the book is edited. */
  readonly before: CoursePlace | undefined;
}

/** One more part of the tooltip, such as whether the page fits its frame; a Markdown paragraph or nothing. */
export type TooltipPart = (uri: vscode.Uri) => string | undefined;

/** The status bar item `lectern.minutes`: how long the active slide, its segment, session and course take. */
export class MinutesStatus extends Owner {
  readonly #workspace: Workspace;
  readonly #parts: TooltipPart[] = [];
  readonly #item = this.register(
    vscode.window.createStatusBarItem('lectern.minutes', vscode.StatusBarAlignment.Right, 99),
  );
  readonly #textsBefore: TextsBefore;
  #last: vscode.TextDocument | undefined;
  #run = { aborted: false };

  constructor(workspace: Workspace, textsBefore: TextsBefore) {
    super();
    this.#workspace = workspace;
    this.#textsBefore = textsBefore;
    this.#item.name = vscode.l10n.t('Minutes of the slide');
    this.#item.command = 'lectern.setMinutes';
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.register(vscode.window.tabGroups.onDidChangeTabs(() => this.update()));
    this.register(workspace.onDidChange(() => this.update()));
    this.register(textsBefore.onDidChange(() => this.update()));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'time.statusBar')) this.update();
      }),
    );
    this.update();
  }

  /** Adds a paragraph to the tooltip; call `update` when it changes. */
  addTooltipPart(part: TooltipPart): void {
    this.#parts.push(part);
  }

  /** Computes and shows again, dropping what an older update would show. */
  update(): void {
    this.#run.aborted = true;
    const run = { aborted: false };
    this.#run = run;
    const document = this.#documentInFront();
    if (document?.languageId !== 'markdown') {
      this.#item.hide();
      return;
    }
    const path = this.#workspace.pathOf(document.uri);
    this.#timeOf(path, run)
      .then((time) => {
        if (!run.aborted && !this.ended) this.#show(document, time);
      })
      .catch((error: unknown) => this.#workspace.log.error(`Minutes of ${path}: ${String(error)}`));
  }

  async #timeOf(path: Path, run: { readonly aborted: boolean }): Promise<SlideTime | undefined> {
    const untimed = await this.#workspace.settled(
      (lectern) => (lectern.facts(path)?.minutes === undefined ? lectern.bookOf(path) : undefined),
      run,
    );
    // An estimate learns from every slide of the book.
    await this.#workspace.parsed(untimed, run);
    return this.#workspace.settled((lectern) => slideTime(lectern, path, this.#textsBefore.edited()), run);
  }

  /** The active editor's document; while a page of ours has the focus, the one that was in front before. */
  #documentInFront(): vscode.TextDocument | undefined {
    const { activeTextEditor, tabGroups } = vscode.window;
    if (activeTextEditor) this.#last = activeTextEditor.document;
    const input = tabGroups.activeTabGroup.activeTab?.input;
    const ours = input instanceof vscode.TabInputWebview && input.viewType.includes('lectern.');
    return activeTextEditor || (ours && !this.#last?.isClosed) ? this.#last : undefined;
  }

  #show(document: vscode.TextDocument, time: SlideTime | undefined): void {
    if (!time) {
      this.#item.hide();
      return;
    }
    const parts = minutesParts(time, setting('time.statusBar', document.uri));
    this.#item.text = `$(clock) ${parts.join(' · ')}`;
    this.#item.tooltip = minutesTooltip(
      time,
      this.#parts.map((part) => part(document.uri)),
    );
    this.#item.accessibilityInformation = { label: parts.join(', '), role: 'button' };
    this.#item.backgroundColor = isOver(time.place)
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.show();
  }
}

/** What the core knows of a file's time; `undefined` for what is no course Markdown: SUMMARY.md, unreadable files. */
export function slideTime(lectern: Lectern, path: Path, edited: OtherTexts): SlideTime | undefined {
  const facts = lectern.facts(path);
  const book = lectern.bookOf(path);
  if (!facts || path === book?.summary.document?.path) return undefined;
  if (!book && facts.minutes === undefined && !lectern.slide(path)?.frontMatter) return undefined;
  const estimate = facts.minutes === undefined ? lectern.estimate(path) : undefined;
  return { path, stated: facts.minutes, estimate, ...placesOf(lectern, path, edited) };
}

/** Where a file stands in its course now, and where it stood when the edited files had their former texts. */
export function placesOf(
  lectern: Lectern,
  path: Path,
  edited: OtherTexts,
): Pick<SlideTime, 'place' | 'before'> {
  const book = lectern.bookOf(path);
  const place = book && lectern.courses(book).placeOf(path);
  const before = book && edited.size > 0 ? lectern.coursesWith(book, edited).placeOf(path) : place;
  return { place, before };
}

/** The status bar's text in parts: `5 min`, `segment 52`, `session 129/180`. */
export function minutesParts(time: SlideTime, wanted: readonly string[]): string[] {
  const { stated, estimate, place } = time;
  const parts: string[] = [];
  if (stated !== undefined) parts.push(vscode.l10n.t('{0} min', stated));
  else if (estimate) parts.push(vscode.l10n.t('~{0} min', estimate.minutes));
  if (!place) return parts;
  const { segment, session, course } = place;
  if (wanted.includes('segment')) parts.push(vscode.l10n.t('segment {0}', segment.minutes));
  if (wanted.includes('session'))
    parts.push(vscode.l10n.t('session {0}', against(session, session.hasTarget)));
  if (wanted.includes('course')) {
    const hasTarget = course.sessions.some((each) => each.hasTarget);
    parts.push(vscode.l10n.t('course {0}', against(course, hasTarget)));
  }
  return parts;
}

function against(whole: { minutes: number; targetMinutes: number }, hasTarget: boolean): string {
  return hasTarget ? `${whole.minutes}/${whole.targetMinutes}` : `${whole.minutes}`;
}

/** Whether the session or course is over its target by more than upstream's slop. */
function isOver(place: CoursePlace | undefined): boolean {
  if (!place) return false;
  return sessionTarget(place.session).state === 'over' || courseTarget(place.course).state === 'over';
}
