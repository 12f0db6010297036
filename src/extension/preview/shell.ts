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

interface ShellOptions {
  readonly role: PanelRole;
  readonly extension: vscode.Uri;
  readonly remoteImages: boolean;
}

/** A panel's own page, which is loaded anew only where what it may read has changed. */
export class Shell {
  readonly #webview: vscode.Webview;
  readonly #role: PanelRole;
  readonly #extension: vscode.Uri;
  #root = '';
  #remoteImages = false;

  constructor(webview: vscode.Webview, role: PanelRole, extension: vscode.Uri) {
    this.#webview = webview;
    this.#role = role;
    this.#extension = extension;
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
    this.#webview.options = { enableScripts: true, localResourceRoots: [root, ...own] };
    this.#webview.html = shellHtml(this.#webview, { role: this.#role, extension, remoteImages });
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
