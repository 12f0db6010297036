import type { PanelRole } from '../../core/preview-protocol.ts';
import type { PreviewStrings } from '../../core/preview-strings.ts';

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

export interface ShellOptions {
  readonly role: PanelRole;
  readonly language: string;
  readonly strings: PreviewStrings;
  /** Where styles, fonts and images may come from, in the words of a content security policy. */
  readonly source: string;
  readonly remoteImages: boolean;
  /** The address of a file of the extension, by its folder and name. */
  readonly address: (folder: 'media' | 'dist', name: string) => string;
}

/** The page a panel starts with, once: everything after comes as messages. Nothing inline is allowed to run or style. */
export function shellHtml({ role, language, strings, source, remoteImages, address }: ShellOptions): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const images = `${source} data:${remoteImages ? ' https:' : ''}`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${images}`,
    `media-src ${images}`,
  ].join('; ');
  const sheets = [...styles, ...(role === 'preview' ? [] : presenterStyles)]
    .map((name) => `<link rel="stylesheet" href="${address('media', name)}">`)
    .join('\n');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lectern</title>
${sheets}
</head>
<body data-role="${role}" data-colourist="${address('dist', 'colours.js')}" data-strings="${escapeHtml(JSON.stringify(strings))}">
<div id="bar"><button id="fit" type="button" aria-live="polite"></button></div>
<div id="scroller"><div id="room"><main id="slide" tabindex="-1" aria-label="${escapeHtml(strings.slide)}"></main></div></div>
<script nonce="${nonce}" src="${address('dist', 'preview.js')}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
