import * as vscode from 'vscode';

/** A file of the sample course that these tests run on. */
export function courseFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** The text of a file as VS Code has it, unsaved changes included. */
export async function textOf(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(courseFile(path))).getText();
}

/** Shows a file with its cursor at the start. */
export async function show(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(courseFile(path), { preview: false });
}

/** The chapter lines of SUMMARY.md, trimmed. */
export async function chapterLines(): Promise<string[]> {
  const text = await textOf('src/SUMMARY.md');
  return text.split('\n').flatMap((line) => (line.includes('](') ? [line.trim()] : []));
}
