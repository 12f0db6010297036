// The bare echo that key presses are measured beside: text in, text out.
const vscode = require('vscode');

exports.activate = (context) => {
  const open = () => {
    const document = vscode.window.activeTextEditor?.document;
    const panel = vscode.window.createWebviewPanel('echo', 'Echo', vscode.ViewColumn.Beside, {
      enableScripts: true,
    });
    panel.webview.html =
      "<!doctype html><main id=echo></main><script>addEventListener('message',({data})=>{document.getElementById('echo').textContent=data});acquireVsCodeApi().postMessage('ready')</script>";
    const send = () => panel.webview.postMessage(document?.getText());
    panel.webview.onDidReceiveMessage(send);
    const typing = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) send();
    });
    panel.onDidDispose(() => typing.dispose());
  };
  context.subscriptions.push(vscode.commands.registerCommand('echo.open', open));
};
