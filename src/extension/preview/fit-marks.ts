import * as vscode from 'vscode';
import type { Measurement } from '../../core/preview-protocol.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { fitLimitsOf } from './fit-limits.ts';
import { placeOf } from './shown-text.ts';

/** Marks in editors where a slide stops fitting its room, and says it in words. */
export class FitMarks extends Owner {
  readonly #workspace: Workspace;
  readonly #measured = new Map<string, Measurement>();
  readonly #mark: vscode.TextEditorDecorationType;

  constructor(workspace: Workspace, extension: vscode.Uri) {
    super();
    this.#workspace = workspace;
    this.#mark = this.register(
      vscode.window.createTextEditorDecorationType({
        overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
        overviewRulerLane: vscode.OverviewRulerLane.Right,
        gutterIconPath: vscode.Uri.joinPath(extension, 'media', 'overflow.svg'),
        gutterIconSize: 'contain',
      }),
    );
    this.register(vscode.window.onDidChangeVisibleTextEditors(() => this.#show()));
    this.register(
      vscode.workspace.onDidCloseTextDocument((document) => this.#measured.delete(document.uri.toString())),
    );
  }

  /** Takes up what a preview measured. */
  measured(uri: vscode.Uri, measurement: Measurement): void {
    this.#measured.set(uri.toString(), measurement);
    this.#show();
  }

  /** Removes every mark: no preview is open any more, and nothing would keep them true. */
  clear(): void {
    this.#measured.clear();
    this.#show();
  }

  /** What the tooltip of the minutes says of a slide's height; `undefined` when it has not been measured. */
  tooltip(uri: vscode.Uri): string | undefined {
    const measurement = this.#measured.get(uri.toString());
    if (!measurement) return undefined;
    const { room, limit } = fitLimitsOf(this.#workspace, placeOf(this.#workspace, uri));
    const said = [
      inWords(measurement.room, vscode.l10n.t('room {0} × {1}', room.width, Math.round(room.height))),
    ];
    if (measurement.limit.over > 0) {
      said.push(inWords(measurement.limit, vscode.l10n.t('limit {0} × {1}', limit.width, limit.height)));
    }
    return said.join('  \n');
  }

  /** The zero-based first line that is out of the room; `undefined` when the slide fits or was not measured. */
  lineOf(uri: vscode.Uri): number | undefined {
    return this.#measured.get(uri.toString())?.room.line;
  }

  isMeasured(uri: vscode.Uri): boolean {
    return this.#measured.has(uri.toString());
  }

  #show(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const measurement = this.#measured.get(editor.document.uri.toString());
      const line = measurement?.room.line;
      if (measurement === undefined || line === undefined || line >= editor.document.lineCount) {
        editor.setDecorations(this.#mark, []);
        continue;
      }
      const hoverMessage = inWords(measurement.room, vscode.l10n.t('The slide'));
      // The first character only: a line that is wrapped would be marked once a row.
      editor.setDecorations(this.#mark, [{ range: new vscode.Range(line, 0, line, 1), hoverMessage }]);
    }
  }
}

function inWords({ over, line }: Measurement['room'], what: string): string {
  if (over <= 0) return vscode.l10n.t('{0}: fits', what);
  const pixels = Math.ceil(over);
  return line === undefined
    ? vscode.l10n.t('{0}: {1} px over', what, pixels)
    : vscode.l10n.t('{0}: {1} px over · from line {2}', what, pixels, line + 1);
}
