import * as vscode from 'vscode';
import type { Workspace } from '../workspace.ts';

/** Shows a source line in the editor that has the file, or in one beside the preview. */
export async function openSource(
  workspace: Workspace,
  slide: vscode.Uri,
  line: number,
  file: string | undefined,
): Promise<void> {
  const uri = file === undefined ? slide : workspace.uriOf(file);
  const visible = vscode.window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.validatePosition(new vscode.Position(Math.max(0, Math.floor(line)), 0));
  await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
}
