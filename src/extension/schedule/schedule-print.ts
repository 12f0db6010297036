import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import { basename } from '../../core/text/path.ts';
import type { Workspace } from '../workspace.ts';
import { writeText } from './schedule-export.ts';

/**
 * Asks where to, saves what the schedule page shows as a page of its own that prints itself when a browser opens it, and lets the
 * browser open it where that is possible. VS Code allows its own pages no printing.
 */
export async function savePrintable(
  workspace: Workspace,
  extension: vscode.Uri,
  book: Book,
  html: string,
): Promise<void> {
  const suggested = vscode.Uri.joinPath(workspace.uriOf(book.root), 'schedule.html');
  const target = await vscode.window.showSaveDialog({ defaultUri: suggested, filters: { HTML: ['html'] } });
  if (!target) return;
  const sheets = await Promise.all(
    ['schedule.css', 'schedule-print.css'].map((name) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', name)),
    ),
  );
  const style = sheets.map((sheet) => new TextDecoder().decode(sheet)).join('\n');
  if (!(await writeText(target, printablePage(html, style)))) return;
  const isAtHand = vscode.env.uiKind === vscode.UIKind.Desktop && target.scheme === 'file';
  if (isAtHand && (await vscode.env.openExternal(target))) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('“{0}” is saved. Open it in a browser, which prints it.', basename(target.path)),
  );
}

/** `html` is made by our own page of names and numbers; nothing in it runs, whatever they hold. */
function printablePage(html: string, style: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-print'";
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}" class="printed">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vscode.l10n.t('Schedule')}</title>
<style>
${style}
</style>
</head>
<body>
<main>
${html}
</main>
<script nonce="print">addEventListener('load', () => print());</script>
</body>
</html>
`;
}
