import * as vscode from 'vscode';
import type { PanelRole } from '../../core/preview-protocol.ts';
import { shellHtml } from './shell-html.ts';
import { previewStrings } from './strings.ts';

/** Milliseconds after which a page that has not said that it runs counts as stuck. */
const longestStart = 6000;

/** A panel's own page, which is loaded anew only where what it may read has changed. */
export class Shell implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #role: PanelRole;
  readonly #extension: vscode.Uri;
  #root = '';
  #remoteImages = false;
  readonly #stuck: () => void;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /**
   * `stuck` is called when a page that can be seen does not start: of two panels that come back with a window, VS Code in
   * a browser now and then leaves one without its script.
   */
  constructor(panel: vscode.WebviewPanel, role: PanelRole, extension: vscode.Uri, stuck: () => void) {
    this.#panel = panel;
    this.#role = role;
    this.#extension = extension;
    this.#stuck = stuck;
  }

  dispose(): void {
    clearTimeout(this.#patience);
  }

  /** The page has said that it runs. */
  started(): void {
    clearTimeout(this.#patience);
  }

  get remoteImages(): boolean {
    return this.#remoteImages;
  }

  /** Forgets what is loaded. */
  forget(): void {
    this.#root = '';
  }

  /** Loads the page, unless there is one that may read this folder; whether it was loaded. */
  load(root: vscode.Uri, remoteImages: boolean): boolean {
    // Beside a document of no file system there is nothing to read: the page that is there will do.
    const isNowhere = vscode.workspace.fs.isWritableFileSystem(root.scheme) === undefined;
    const isSame = this.#root === root.toString() || (isNowhere && this.#root !== '');
    if (isSame && this.#remoteImages === remoteImages) return false;
    this.#root = root.toString();
    this.#remoteImages = remoteImages;
    const extension = this.#extension;
    const own = [vscode.Uri.joinPath(extension, 'media'), vscode.Uri.joinPath(extension, 'dist')];
    const { webview } = this.#panel;
    webview.options = { enableScripts: true, localResourceRoots: [root, ...own] };
    webview.html = shellHtml({
      role: this.#role,
      language: vscode.env.language,
      strings: previewStrings(),
      source: webview.cspSource,
      remoteImages,
      address: (...parts) => `${webview.asWebviewUri(vscode.Uri.joinPath(extension, ...parts))}`,
    });
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      if (this.#panel.visible) this.#stuck();
    }, longestStart);
    return true;
  }
}
