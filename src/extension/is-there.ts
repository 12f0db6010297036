import * as vscode from 'vscode';

/** Whether a file is there now, whatever VS Code has told of it. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
