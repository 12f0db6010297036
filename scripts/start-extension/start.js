// Runs inside VS Code under `npm start`: puts the preview beside the slide that the address opened.
const vscode = require('vscode');

exports.activate = async (context) => {
  if (vscode.window.activeTextEditor) await openPreview();
  else {
    const waiting = vscode.window.onDidChangeActiveTextEditor(async (editor) => {
      if (editor?.document.languageId !== 'markdown') return;
      waiting.dispose();
      await openPreview();
    });
    context.subscriptions.push(waiting);
  }
};

async function openPreview() {
  if (vscode.window.tabGroups.all.length > 1) return;
  await vscode.commands.executeCommand('lectern.openPreviewToSide');
  await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
}
