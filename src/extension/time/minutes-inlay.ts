import * as vscode from 'vscode';
import type { CoursePlace } from '../../core/course/course.ts';
import { toRange } from '../checks/diagnostic.ts';
import { Owner } from '../disposable.ts';
import { courseMarkdown, setting, settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { placesOf } from './minutes-status.ts';
import type { TextsBefore } from './texts-before.ts';

/** Beside `minutes: 5`: what it does to its segment and session (`segment 50 → 55 · session 170/180`). */
export class MinutesInlay extends Owner implements vscode.InlayHintsProvider {
  readonly #workspace: Workspace;
  readonly #textsBefore: TextsBefore;
  readonly #changed = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(workspace: Workspace, textsBefore: TextsBefore) {
    super();
    this.#workspace = workspace;
    this.#textsBefore = textsBefore;
    this.register(vscode.languages.registerInlayHintsProvider(courseMarkdown, this));
    this.register(workspace.onDidChange(() => this.#changed.fire()));
    this.register(textsBefore.onDidChange(() => this.#changed.fire()));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'time.inlay')) this.#changed.fire();
      }),
    );
  }

  async provideInlayHints(document: vscode.TextDocument, wanted: vscode.Range): Promise<vscode.InlayHint[]> {
    if (!setting('time.inlay', document.uri)) return [];
    const path = this.#workspace.pathOf(document.uri);
    const { frontMatter, place, before } = await this.#workspace.settled((lectern) => ({
      frontMatter: lectern.slide(path)?.frontMatter,
      ...placesOf(lectern, path, this.#textsBefore.edited()),
    }));
    const entry = frontMatter?.entries.find(({ key }) => key === 'minutes');
    if (!entry || !place) return [];
    // While another number is typed there may be none; a value that is no number has a finding, and no budget.
    if (frontMatter?.minutes === undefined && entry.source !== '') return [];
    const end = toRange(entry.valueRange).end;
    if (!wanted.contains(end)) return [];
    const hint = new vscode.InlayHint(end, budget(place, before));
    hint.paddingLeft = true;
    hint.tooltip = vscode.l10n.t(
      'Minutes of the segment and of the session against its target. What stands before an arrow was so when you last saved, or when you turned to this slide where VS Code saves by itself.',
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
