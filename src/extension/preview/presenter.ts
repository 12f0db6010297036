import * as vscode from 'vscode';
import type { FromPreview } from '../../core/preview-protocol.ts';
import { basename } from '../../core/text/path.ts';
import { Owner } from '../disposable.ts';
import type { Workspace } from '../workspace.ts';
import { follow } from './follow.ts';
import { neighbourOf, pickChapter } from './go.ts';
import { movedWith } from './moved.ts';
import { openSource } from './open-source.ts';
import type { PanelReport } from './panel-report.ts';
import { PreviewPanel } from './preview-panel.ts';
import { slidePlace } from './session-clock.ts';
import { placeOf } from './shown-text.ts';

const millisecondsInMinute = 60_000;

/** Presents slides: the slide in its frame on one panel, notes, clock and what comes next on another. */
export class Presenter extends Owner {
  readonly #extension: vscode.Uri;
  readonly #workspace: Workspace;
  /** Told the slide that the class sees now. */
  readonly #shows: (uri: vscode.Uri) => void;
  #stage: PreviewPanel | undefined;
  #notes: PreviewPanel | undefined;
  #started = 0;
  #slideStarted = 0;

  constructor(extension: vscode.Uri, workspace: Workspace, shows: (uri: vscode.Uri) => void) {
    super();
    this.#extension = extension;
    this.#workspace = workspace;
    this.#shows = shows;
    this.register(workspace.onDidChange(() => this.#tell()));
    this.register(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        this.#stage?.moved(movedWith(files));
        this.#notes?.moved(movedWith(files));
        this.#tell();
      }),
    );
  }

  /** Shows a slide on both panels, opening those that are not there. */
  start(uri: vscode.Uri): void {
    if (!this.#stage && !this.#notes) this.#started = Date.now();
    this.#slideStarted = Date.now();
    if (this.#stage) this.#stage.show(uri);
    else {
      this.#stage = this.#open('stage', uri, vscode.ViewColumn.Active, vscode.l10n.t('Presenting'));
      this.#stage.onDidDispose(() => {
        this.#stage = undefined;
      });
    }
    if (this.#notes) this.#notes.show(uri);
    else {
      this.#notes = this.#open('notes', uri, vscode.ViewColumn.Beside, vscode.l10n.t('Notes'));
      this.#notes.onDidDispose(() => {
        this.#notes = undefined;
      });
    }
    this.#stage.panel.reveal(undefined, false);
    this.#tell();
    this.#shows(uri);
  }

  /** Shows a slide where one is presented already; whether there is. */
  present(uri: vscode.Uri): boolean {
    if (!this.#stage && !this.#notes) return false;
    this.#show(uri);
    return true;
  }

  /** What each of its panels shows. */
  get reports(): readonly PanelReport[] {
    return [this.#stage, this.#notes].flatMap((panel) => (panel ? [panel.report] : []));
  }

  received(panel: PreviewPanel, message: FromPreview): void {
    switch (message.type) {
      case 'ready':
        this.#tell();
        break;
      case 'go':
        void this.#go(panel, message.where);
        break;
      case 'open-line':
        void openSource(this.#workspace, panel.uri, message.line, message.file);
        break;
      case 'follow':
        void follow(this.#workspace, (uri) => this.#show(uri), panel.uri, message.href, message.source);
        break;
      case 'refresh':
        panel.refresh();
        break;
      case 'scrolled':
      case 'toggle-lock':
      case 'save-html':
      case 'measured':
      case 'resend':
      case 'failed':
        break;
      default:
        message satisfies never;
    }
  }

  override dispose(): void {
    this.#stage?.dispose();
    this.#notes?.dispose();
    super.dispose();
  }

  #open(role: 'stage' | 'notes', uri: vscode.Uri, column: vscode.ViewColumn, title: string): PreviewPanel {
    const panel = vscode.window.createWebviewPanel(`lectern.${role}`, title, {
      viewColumn: column,
      preserveFocus: role === 'notes',
    });
    return new PreviewPanel(panel, uri, this.#workspace, this, {
      role,
      locked: true,
      extension: this.#extension,
      title,
    });
  }

  /** Shows a slide on both panels and starts its clock. */
  #show(uri: vscode.Uri): void {
    if (uri.toString() !== this.#stage?.document) this.#slideStarted = Date.now();
    this.#stage?.show(uri);
    this.#notes?.show(uri);
    this.#tell();
    this.#shows(uri);
  }

  async #go(panel: PreviewPanel, where: (FromPreview & { type: 'go' })['where']): Promise<void> {
    if (where === 'back' || where === 'forward') return;
    const uri =
      where === 'jump'
        ? await pickChapter(this.#workspace, panel.uri)
        : neighbourOf(this.#workspace, panel.uri, where);
    if (uri) this.#show(uri);
  }

  /** Tells both panels what the clock needs. */
  #tell(): void {
    const panel = this.#stage ?? this.#notes;
    if (!panel) return;
    const { lectern } = this.#workspace;
    const path = placeOf(this.#workspace, panel.uri);
    const book = lectern.bookOf(path);
    const place = slidePlace(
      path,
      book,
      book && lectern.courses(book),
      (file) => lectern.facts(file)?.minutes,
    );
    const state = {
      title: place.title || basename(path),
      slideMinutes: place.minutes,
      slideStarted: this.#slideStarted,
      started: this.#started,
      sessionEnd:
        place.left === undefined ? undefined : this.#slideStarted + place.left * millisecondsInMinute,
      session: place.session,
      position: place.position ? vscode.l10n.t('{0} of {1}', place.position.at, place.position.of) : '',
      next: place.next,
    };
    for (const shown of [this.#stage, this.#notes]) shown?.post({ type: 'presenter', state });
  }
}
