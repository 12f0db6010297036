import * as vscode from 'vscode';

/** Whether a file stands in a tab, alone or as a side of a difference. */
export function isInTab(uri: vscode.Uri): boolean {
  const name = uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      if (input instanceof vscode.TabInputText) return input.uri.toString() === name;
      return (
        input instanceof vscode.TabInputTextDiff &&
        [input.original, input.modified].some((side) => side.toString() === name)
      );
    }),
  );
}
