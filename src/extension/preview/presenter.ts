import * as vscode from 'vscode';
import type { FromPreview, PanelState } from '../../core/preview-protocol.ts';
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

/** Its two panels. */
const roles = ['stage', 'notes'] as const;
type Role = (typeof roles)[number];

const millisecondsInMinute = 60_000;

/** Presents slides: the slide in its frame on one panel, notes, clock and what comes next on another. */
export class Presenter extends Owner {
  readonly #extension: vscode.Uri;
  readonly #workspace: Workspace;
  /** Told the slide that the class sees now. */
  readonly #shows: (uri: vscode.Uri) => void;
  readonly #panels = new Map<Role, PreviewPanel>();
  #started = 0;
  #slideStarted = 0;

  constructor(extension: vscode.Uri, workspace: Workspace, shows: (uri: vscode.Uri) => void) {
    super();
    this.#extension = extension;
    this.#workspace = workspace;
    this.#shows = shows;
    this.register(workspace.onDidChange(() => this.#tell()));
    for (const role of roles) {
      this.register(
        vscode.window.registerWebviewPanelSerializer(`lectern.${role}`, {
          deserializeWebviewPanel: async (panel, state: PanelState | undefined) =>
            this.#restore(role, panel, state),
        }),
      );
    }
    this.register(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const panel of this.#panels.values()) panel.moved(movedWith(files));
        this.#tell();
      }),
    );
  }

  /** Shows a slide on both panels, opening those that are not there. */
  start(uri: vscode.Uri): void {
    if (this.#panels.size === 0) this.#started = Date.now();
    this.#slideStarted = Date.now();
    for (const role of roles) {
      const panel = this.#panels.get(role);
      if (panel) panel.show(uri);
      else this.#open(role, uri);
    }
    this.#panels.get('stage')?.panel.reveal(undefined, false);
    this.#tell();
    this.#shows(uri);
  }

  /** Shows a slide where one is presented already; whether there is. */
  present(uri: vscode.Uri): boolean {
    if (this.#panels.size === 0) return false;
    this.#show(uri);
    return true;
  }

  /** What each of its panels shows. */
  get reports(): readonly PanelReport[] {
    return [...this.#panels.values()].map((panel) => panel.report);
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
    for (const panel of [...this.#panels.values()]) panel.dispose();
    super.dispose();
  }

  #open(role: Role, uri: vscode.Uri): void {
    const column = role === 'stage' ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    const place = { viewColumn: column, preserveFocus: role === 'notes' };
    this.#adopt(role, vscode.window.createWebviewPanel(`lectern.${role}`, '', place), uri);
  }

  #adopt(role: Role, panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    const title = role === 'stage' ? vscode.l10n.t('Presenting') : vscode.l10n.t('Notes');
    const options = { role, locked: true, extension: this.#extension, title };
    const shown = new PreviewPanel(panel, uri, this.#workspace, this, options);
    this.#panels.get(role)?.dispose();
    this.#panels.set(role, shown);
    shown.onDidDispose(() => {
      if (this.#panels.get(role) === shown) this.#panels.delete(role);
    });
  }

  /** Goes on with a panel that was there before the window was reloaded, its clock running since. */
  #restore(role: Role, panel: vscode.WebviewPanel, state: PanelState | undefined): void {
    if (state?.document === undefined) {
      panel.dispose();
      return;
    }
    const now = Date.now();
    this.#started = state.started ?? now;
    this.#slideStarted = state.slideStarted ?? now;
    const uri = vscode.Uri.parse(state.document);
    this.#adopt(role, panel, uri);
    this.#tell();
    this.#shows(uri);
  }

  /** Shows a slide on both panels and starts its clock. */
  #show(uri: vscode.Uri): void {
    if (uri.toString() !== this.#panels.get('stage')?.document) this.#slideStarted = Date.now();
    for (const panel of this.#panels.values()) panel.show(uri);
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
    const panel = this.#panels.get('stage') ?? this.#panels.get('notes');
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
    for (const shown of this.#panels.values()) shown.post({ type: 'presenter', state });
  }
}
