import * as vscode from 'vscode';
import { registerCommand } from '../ids.ts';
import type { LastSlide } from '../last-slide.ts';
import type { MinutesStatus } from '../time/minutes-status.ts';
import type { ShownSlide } from '../timer/shown-slide.ts';
import type { Workspace } from '../workspace.ts';
import { FitMarks } from './fit-marks.ts';
import { openSource } from './open-source.ts';
import type { PanelReport } from './panel-report.ts';
import { Presenter } from './presenter.ts';
import { canPreview, Previews } from './previews.ts';

/** The preview as long as it is registered. */
export interface RegisteredPreview extends vscode.Disposable {
  /** What every open panel shows, those of the presenter last. */
  reports(): readonly PanelReport[];
}

/** The preview and the presenter: their commands, their panels, and what is measured in them. */
export function registerPreview(
  context: vscode.ExtensionContext,
  workspace: Workspace,
  slides: LastSlide,
  minutes: Pick<MinutesStatus, 'addTooltipPart' | 'update'>,
  shown: ShownSlide,
): RegisteredPreview {
  const marks = new FitMarks(workspace, context.extensionUri);
  const previews = new Previews(context.extensionUri, workspace);
  const presenter = new Presenter(context.extensionUri, workspace, (uri) => shown.tell(uri));
  shown.present = (uri) => presenter.present(uri);
  minutes.addTooltipPart((uri) => marks.tooltip(uri));
  const open = (column: vscode.ViewColumn, preserveFocus: boolean) => (uri?: vscode.Uri) => {
    const wanted = uri instanceof vscode.Uri ? uri : slideInFront(slides, previews);
    if (wanted) previews.open(wanted, column, preserveFocus);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown file to preview it.'));
  };
  const registered = vscode.Disposable.from(
    previews,
    presenter,
    marks,
    previews.onDidMeasure(({ uri, measurement }) => {
      marks.measured(uri, measurement);
      minutes.update();
    }),
    previews.onDidChangeCount((count) => {
      if (count === 0) marks.clear();
      void vscode.commands.executeCommand('setContext', 'lectern.previewOpen', count > 0);
    }),
    registerCommand('lectern.openPreview', open(vscode.ViewColumn.Active, false)),
    registerCommand('lectern.openPreviewToSide', open(vscode.ViewColumn.Beside, true)),
    registerCommand('lectern.toggleLock', () => {
      const panel = previews.active;
      if (panel) panel.locked = !panel.locked;
    }),
    registerCommand('lectern.refreshPreview', () => previews.active?.refresh()),
    registerCommand('lectern.present', (uri?: vscode.Uri) => {
      const wanted = uri instanceof vscode.Uri ? uri : slideInFront(slides, previews);
      if (wanted) presenter.start(wanted);
      else void vscode.window.showInformationMessage(vscode.l10n.t('Open a slide to present it.'));
    }),
    registerCommand('lectern.showOverflow', () =>
      showOverflow(workspace, marks, slideInFront(slides, previews)),
    ),
  );
  return {
    dispose: () => registered.dispose(),
    reports: () => [...previews.reports, ...presenter.reports],
  };
}

async function showOverflow(
  workspace: Workspace,
  marks: FitMarks,
  uri: vscode.Uri | undefined,
): Promise<void> {
  const line = uri && marks.lineOf(uri);
  if (uri && line !== undefined) await openSource(workspace, uri, line, undefined);
  else {
    void vscode.window.showInformationMessage(
      uri && marks.isMeasured(uri)
        ? vscode.l10n.t('This slide fits its room.')
        : vscode.l10n.t('This slide has not been measured yet. Open its preview first.'),
    );
  }
}

function slideInFront(slides: LastSlide, previews: Previews): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && canPreview(editor.document)) return editor.document.uri;
  return previews.active?.uri ?? slides.uri;
}
