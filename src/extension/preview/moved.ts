import * as vscode from 'vscode';

/** Where a file is after some were renamed or moved, itself or with a folder above it. */
export function movedWith(files: vscode.FileRenameEvent['files']): (uri: vscode.Uri) => vscode.Uri {
  return (uri) => {
    for (const { oldUri, newUri } of files) {
      if (oldUri.scheme !== uri.scheme || oldUri.authority !== uri.authority) continue;
      if (uri.path === oldUri.path) return uri.with({ path: newUri.path });
      const folder = `${oldUri.path}/`;
      if (uri.path.startsWith(folder)) {
        return uri.with({ path: `${newUri.path}/${uri.path.slice(folder.length)}` });
      }
    }
    return uri;
  };
}

/** The new document that a file was just saved from: VS Code saves one by writing its text into a file, then emptying it. */
export function savedFrom(saved: vscode.TextDocument): vscode.Uri | undefined {
  const text = saved.getText();
  if (text === '' || saved.isUntitled) return undefined;
  return vscode.workspace.textDocuments.find((document) => document.isUntitled && document.getText() === text)
    ?.uri;
}
