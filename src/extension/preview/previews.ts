import * as vscode from 'vscode';
import type { FromPreview, Measurement, PanelState } from '../../core/preview-protocol.ts';
import { Owner } from '../disposable.ts';
import { settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { EditorSync } from './editor-sync.ts';
import { follow } from './follow.ts';
import { neighbourOf, pickChapter } from './go.ts';
import { movedWith, savedFrom } from './moved.ts';
import { openSource } from './open-source.ts';
import type { PanelReport } from './panel-report.ts';
import { PreviewPanel } from './preview-panel.ts';
import { saveHtml } from './save-html.ts';

export const viewType = 'lectern.preview';

/** A slide as it was measured in a preview. */
export interface Measured {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly measurement: Measurement;
}

/** Markdown that is no file: what is typed into VS Code's own fields, and cells of notebooks. */
const fields = new Set([
  'output',
  'vscode-scm',
  'comment',
  'vscode-notebook-cell',
  'vscode-interactive-input',
]);

/** Whether a document can stand in the preview: Markdown, old revisions among it. */
export function canPreview(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && !fields.has(document.uri.scheme);
}

/** All open previews: they follow the active editor, unless locked. */
export class Previews extends Owner {
  readonly #extension: vscode.Uri;
  readonly #workspace: Workspace;
  readonly #panels = new Set<PreviewPanel>();
  readonly #sync = this.register(new EditorSync());
  readonly #measured = this.register(new vscode.EventEmitter<Measured>());

  readonly #counted = this.register(new vscode.EventEmitter<number>());

  /** Fires with the number of open previews when one was opened or closed. */
  readonly onDidChangeCount = this.#counted.event;

  /** Fires when a page was measured in the published look. */
  readonly onDidMeasure = this.#measured.event;

  constructor(extension: vscode.Uri, workspace: Workspace) {
    super();
    this.#extension = extension;
    this.#workspace = workspace;
    const { window } = vscode;
    this.register(window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)));
    this.register(
      this.#sync.onDidScroll(({ uri, line }) => {
        for (const panel of this.#panels) if (panel.document === uri.toString()) panel.reveal(line);
      }),
    );
    this.register(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const panel of this.#panels) panel.moved(movedWith(files));
      }),
    );
    this.register(
      vscode.workspace.onDidSaveTextDocument((document) => {
        const before = savedFrom(document)?.toString();
        if (before === undefined) return;
        for (const panel of this.#panels) {
          panel.moved((uri) => (uri.toString() === before ? document.uri : uri));
        }
      }),
    );
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = (['look', 'colours', 'notes', 'scrollSync', 'remoteImages'] as const).some((name) =>
          settingChanged(event, `preview.${name}`),
        );
        if (ours) for (const panel of this.#panels) panel.settingsChanged();
      }),
    );
    this.register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#settingsChanged()));
    this.register(
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state: PanelState | undefined) => {
          const uri = state?.document
            ? vscode.Uri.parse(state.document)
            : window.activeTextEditor?.document.uri;
          if (uri) this.#adopt(panel, uri, state?.locked ?? false);
          else panel.dispose();
        },
      }),
    );
  }

  /** Opens a preview, or brings the one that follows to the front. */
  open(uri: vscode.Uri, column: vscode.ViewColumn, preserveFocus: boolean): void {
    const shown = [...this.#panels].find((panel) => !panel.locked || panel.document === uri.toString());
    if (shown) {
      shown.show(uri);
      shown.panel.reveal(
        column === vscode.ViewColumn.Beside ? shown.panel.viewColumn : column,
        preserveFocus,
      );
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      viewType,
      '',
      { viewColumn: column, preserveFocus },
      { enableFindWidget: true },
    );
    this.#adopt(panel, uri, false);
  }

  /** The preview that has the focus, else the one that follows. */
  get active(): PreviewPanel | undefined {
    const panels = [...this.#panels];
    return panels.find(({ panel }) => panel.active) ?? panels.find(({ locked }) => !locked) ?? panels[0];
  }

  /** What each open preview shows. */
  get reports(): readonly PanelReport[] {
    return [...this.#panels].map((panel) => panel.report);
  }

  override dispose(): void {
    for (const panel of this.#panels) panel.dispose();
    super.dispose();
  }

  #settingsChanged(): void {
    for (const panel of this.#panels) panel.settingsChanged();
  }

  #adopt(panel: vscode.WebviewPanel, uri: vscode.Uri, locked: boolean): void {
    const preview = new PreviewPanel(panel, uri, this.#workspace, this, {
      role: 'preview',
      locked,
      extension: this.#extension,
    });
    this.#panels.add(preview);
    preview.onDidDispose(() => {
      this.#panels.delete(preview);
      if (!this.ended) this.#counted.fire(this.#panels.size);
    });
    this.#counted.fire(this.#panels.size);
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (!editor || !canPreview(editor.document)) return;
    const { uri } = editor.document;
    const following = [...this.#panels].filter((panel) => !panel.locked);
    for (const panel of following) panel.show(uri);
  }

  received(panel: PreviewPanel, message: FromPreview): void {
    switch (message.type) {
      case 'scrolled':
        this.#sync.reveal(panel.uri, message.line);
        break;
      case 'open-line':
        void openSource(this.#workspace, panel.uri, message.line, message.file);
        break;
      case 'follow':
        void follow(
          this.#workspace,
          (uri, then) => panel.show(uri, then),
          panel.uri,
          message.href,
          message.source,
        );
        break;
      case 'go':
        void this.#go(panel, message.where);
        break;
      case 'toggle-lock':
        panel.locked = !panel.locked;
        break;
      case 'refresh':
        panel.refresh();
        break;
      case 'save-html':
        void saveHtml(this.#workspace, this.#extension, panel.uri, message);
        break;
      case 'measured':
        this.#measured.fire({ uri: panel.uri, version: message.version, measurement: message.measurement });
        break;
      case 'ready':
      case 'resend':
      case 'failed':
        break;
      default:
        message satisfies never;
    }
  }

  async #go(panel: PreviewPanel, where: (FromPreview & { type: 'go' })['where']): Promise<void> {
    if (where === 'back') return panel.back();
    if (where === 'forward') return panel.forward();
    const uri =
      where === 'jump'
        ? await pickChapter(this.#workspace, panel.uri)
        : neighbourOf(this.#workspace, panel.uri, where);
    if (uri) panel.show(uri);
  }
}
