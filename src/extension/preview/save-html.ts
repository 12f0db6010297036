import * as vscode from 'vscode';
import type { FromPreview } from '../../core/preview-protocol.ts';
import { basename, dirname, extname, join, type Path } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';
import { placeOf } from './shown-text.ts';

const sheets = ['published-look.css', 'published-colours.css', 'code.css', 'diagram.css'];
const imageTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

/** Asks where, and saves a slide's published page as one file that needs nothing beside it. */
export async function saveHtml(
  workspace: Workspace,
  extension: vscode.Uri,
  slide: vscode.Uri,
  page: FromPreview & { readonly type: 'save-html' },
): Promise<void> {
  const path = placeOf(workspace, slide);
  const name = basename(path).replace(/\.md$/i, '');
  const beside = workspace.uriOf(join(dirname(path), `${name}.html`));
  const writable = vscode.workspace.fs.isWritableFileSystem(beside.scheme) === true;
  const target = await vscode.window.showSaveDialog({
    ...(writable ? { defaultUri: beside } : {}),
    filters: { HTML: ['html'] },
  });
  if (!target) return;
  const config = workspace.lectern.bookOf(path)?.config;
  const style = await styleSheet(extension);
  const body = await withImages(page.html, (image) => workspace.uriOf(image));
  const html = `<!DOCTYPE html>
<html lang="${config?.language ?? 'en'}" dir="${config?.textDirection ?? 'ltr'}" data-look="published" data-colours="${page.colours}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data: https:; media-src https:">
<title>${titleOf(page.html) ?? name}</title>
<style>
html[data-look] body { margin: 0; background: var(--bg); }
.boring { display: none; }
${style}
</style>
</head>
<body><div class="published"><main>${body}</main></div></body>
</html>
`;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    const file = basename(target.path);
    void vscode.window.showErrorMessage(vscode.l10n.t('“{0}” could not be saved: {1}', file, reason));
  }
}

/** The heading's text as it stands in the HTML, without tags. */
function titleOf(html: string): string | undefined {
  return /<h1[^>]*>(.*?)<\/h1>/s
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();
}

/** All style of the published look, its fonts inside it. */
async function styleSheet(extension: vscode.Uri): Promise<string> {
  const texts = await Promise.all(
    sheets.map(async (name) => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', name));
      return new TextDecoder().decode(bytes);
    }),
  );
  return replaceAll(texts.join('\n'), /url\("\.\.\/dist\/fonts\/([^"]*)"\)/g, async (match) => {
    const font = vscode.Uri.joinPath(extension, 'dist', 'fonts', match[1] ?? '');
    return `url("data:font/woff2;base64,${await base64(font)}")`;
  });
}

/** Puts local images, which the page names by their webview addresses, into the HTML itself. */
async function withImages(html: string, uriOf: (path: Path) => vscode.Uri): Promise<string> {
  return replaceAll(html, / src="(https:\/\/[^"]*vscode-resource[^"]*)"/g, async (match) => {
    const path = vscode.Uri.parse((match[1] ?? '').replaceAll('&amp;', '&')).path;
    const type = imageTypes[extname(path).toLowerCase()];
    if (type === undefined) return '';
    try {
      return ` src="data:${type};base64,${await base64(uriOf(path))}"`;
    } catch {
      return '';
    }
  });
}

async function replaceAll(
  text: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => Promise<string>,
): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index), await replacement(match));
    end = match.index + match[0].length;
  }
  return parts.join('') + text.slice(end);
}

async function base64(uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
