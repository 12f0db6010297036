import * as vscode from 'vscode';
import type { PanelRole } from '../../core/preview-protocol.ts';
import { previewStrings } from './strings.ts';

const styles = [
  'page.css',
  'editor-look.css',
  'published-look.css',
  'published-colours.css',
  'code.css',
  'diagram.css',
  'toolbar.css',
];
const presenterStyles = ['presenter.css'];

/** Milliseconds after which a page that has not said that it runs counts as stuck. */
const longestStart = 6000;

interface ShellOptions {
  readonly role: PanelRole;
  readonly extension: vscode.Uri;
  readonly remoteImages: boolean;
}

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
    webview.html = shellHtml(webview, { role: this.#role, extension, remoteImages });
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      if (this.#panel.visible) this.#stuck();
    }, longestStart);
    return true;
  }
}

/** The page a panel starts with, once: everything after comes as messages. Nothing inline is allowed to run or style. */
function shellHtml(webview: vscode.Webview, options: ShellOptions): string {
  const nonce = makeNonce();
  const uri = (...parts: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(options.extension, ...parts));
  const images = `${webview.cspSource} data:${options.remoteImages ? ' https:' : ''}`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${images}`,
    `media-src ${images}`,
  ].join('; ');
  const strings = previewStrings();
  const sheets = [...styles, ...(options.role === 'preview' ? [] : presenterStyles)]
    .map((name) => `<link rel="stylesheet" href="${uri('media', name)}">`)
    .join('\n');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lectern</title>
${sheets}
</head>
<body data-role="${options.role}" data-colourist="${uri('dist', 'colours.js')}" data-strings="${escapeHtml(JSON.stringify(strings))}">
<div id="bar"><button id="fit" type="button" aria-live="polite"></button></div>
<div id="scroller"><div id="room"><main id="slide" tabindex="-1" aria-label="${escapeHtml(strings.slide)}"></main></div></div>
<script nonce="${nonce}" src="${uri('dist', 'preview.js')}"></script>
</body>
</html>`;
}

function makeNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
