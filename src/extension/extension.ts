import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import * as l10n from '#l10n';
import { registerAuthoring } from './authoring/register-authoring.ts';
import { markdownItExtender } from './builtin-preview.ts';
import { Checks } from './checks/checks.ts';
import { ShownEdits } from './edits/shown-edits.ts';
import { LastSlide } from './last-slide.ts';
import { OutlineView } from './outline/outline-view.ts';
import type { PanelReport } from './preview/panel-report.ts';
import { registerPreview } from './preview/register-preview.ts';
import { registerSchedule } from './schedule/register-schedule.ts';
import { registerEstimateHelp } from './time/estimate-help.ts';
import { MinutesInlay } from './time/minutes-inlay.ts';
import { MinutesStatus } from './time/minutes-status.ts';
import { registerSetMinutes } from './time/set-minutes.ts';
import { TextsBefore } from './time/texts-before.ts';
import { TimeDiagnostics } from './time/time-diagnostics.ts';
import { registerTimer } from './timer/register-timer.ts';
import { ShownSlide } from './timer/shown-slide.ts';
import { Workspace } from './workspace.ts';

/** What VS Code's Markdown support asks of the extension, and what others may. */
interface Exports {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
  /** What every open preview shows: for tests, and for extensions that work beside it. */
  previews(): readonly PanelReport[];
}

/** Called by VS Code when the first Markdown file, or a folder with a `book.toml`, is opened. */
export function activate(context: vscode.ExtensionContext): Exports {
  // What the core says comes in the language of the window, as what the extension says does.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const add = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const workspace = add(new Workspace(context));
  const before = add(new TextsBefore(workspace));
  const minutes = add(new MinutesStatus(workspace, before));
  const slides = add(new LastSlide());
  add(registerSetMinutes(workspace, slides));
  add(new MinutesInlay(workspace, before));
  add(registerEstimateHelp(workspace));
  add(new TimeDiagnostics(workspace));
  const edits = add(new ShownEdits(workspace));
  const checks = add(new Checks(context, workspace, slides, edits));
  const shown = add(new ShownSlide());
  const preview = add(registerPreview(context, workspace, slides, minutes, shown));
  add(new OutlineView(workspace, checks.diagnostics, context.workspaceState));
  add(registerAuthoring(workspace, slides));
  add(registerTimer(context, workspace, shown, edits));
  add(registerSchedule(context, workspace));
  return { extendMarkdownIt: markdownItExtender(workspace.diagrams), previews: () => preview.reports() };
}
