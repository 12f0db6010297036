import * as vscode from 'vscode';
import type { CoursePlace } from '../../core/course/course.ts';
import { toRange } from '../checks/diagnostic.ts';
import { Owner } from '../disposable.ts';
import { courseMarkdown, setting, settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import type { SavedTimes } from './saved-times.ts';

/** Beside `minutes: 5`: what it does to its segment and session (`segment 50 → 55 · session 170/180`). */
export class MinutesInlay extends Owner implements vscode.InlayHintsProvider {
  readonly #workspace: Workspace;
  readonly #saved: SavedTimes;
  readonly #changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(workspace: Workspace, saved: SavedTimes) {
    super();
    this.#workspace = workspace;
    this.#saved = saved;
    this.register(vscode.languages.registerInlayHintsProvider(courseMarkdown, this));
    this.register(workspace.onDidChange(() => this.#changed.fire()));
    this.register(vscode.workspace.onDidSaveTextDocument(() => this.#changed.fire()));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'time.inlay')) this.#changed.fire();
      }),
    );
  }

  async provideInlayHints(document: vscode.TextDocument, wanted: vscode.Range): Promise<vscode.InlayHint[]> {
    if (!setting('time.inlay', document.uri)) return [];
    const path = this.#workspace.pathOf(document.uri);
    const { slide, place } = await this.#workspace.settled((lectern) => {
      const book = lectern.bookOf(path);
      return { slide: lectern.slide(path), place: book && lectern.courses(book).placeOf(path) };
    });
    const entry = slide?.frontMatter?.entries.find(({ key }) => key === 'minutes');
    if (!entry || !place || slide?.frontMatter?.minutes === undefined) return [];
    const end = toRange(entry.valueRange).end;
    if (!wanted.contains(end)) return [];
    const hint = new vscode.InlayHint(end, budget(place, this.#saved.before(document, place)));
    hint.paddingLeft = true;
    hint.tooltip = vscode.l10n.t(
      'Minutes of the segment and of the session against its target, before and after unsaved edits.',
    );
    return [hint];
  }
}

function budget(now: CoursePlace, before: CoursePlace | undefined): string {
  const segment = change(before?.segment.minutes, now.segment.minutes);
  const session = change(before?.session.minutes, now.session.minutes);
  const target = now.session.hasTarget ? `/${now.session.targetMinutes}` : '';
  return `${vscode.l10n.t('segment {0}', segment)} · ${vscode.l10n.t('session {0}', `${session}${target}`)}`;
}

function change(before: number | undefined, now: number): string {
  return before === undefined || before === now ? `${now}` : `${before} → ${now}`;
}
