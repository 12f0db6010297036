import * as vscode from 'vscode';
import { basename } from '../../core/text/path.ts';

/** The title of a preview's tab. */
export function panelTitle(uri: vscode.Uri, locked: boolean): string {
  const name = nameOf(uri);
  return locked ? vscode.l10n.t('[Preview] {0}', name) : vscode.l10n.t('Preview {0}', name);
}

/** The file's name; for a revision of git's with what it is of, as VS Code writes it. */
function nameOf(uri: vscode.Uri): string {
  const name = basename(uri.path);
  if (uri.scheme !== 'git') return name;
  const revision = /"ref":"([^"]*)"/.exec(uri.query)?.[1] ?? '';
  if (revision === '' || revision === '~') return vscode.l10n.t('{0} (Index)', name);
  return `${name} (${/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 8) : revision})`;
}

/** Why a document has no page, and what brings it back. */
export async function missingSentence(uri: vscode.Uri): Promise<string> {
  const name = nameOf(uri);
  if (uri.scheme === 'untitled') {
    return vscode.l10n.t('“{0}” was closed without being saved. Open another slide to see it here.', name);
  }
  try {
    await vscode.workspace.fs.stat(uri);
    return vscode.l10n.t(
      '“{0}” is not UTF-8 text, or cannot be opened. Open another slide to see it here.',
      name,
    );
  } catch {
    return vscode.l10n.t('“{0}” is not there. Its page comes back when the file does.', name);
  }
}
