import * as vscode from 'vscode';

const scheme = 'lectern-rule';

/** The page of a rule, readable in VS Code without a network. */
export function rulePage(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${rule}.md` });
}

/** Serves the rules' pages from the extension's own `docs/rules`, on the desktop and in the browser. */
export function registerRulePages(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const page = vscode.Uri.joinPath(extension, 'docs', 'rules', uri.path);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    },
  });
}
