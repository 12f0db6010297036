import * as vscode from 'vscode';
import type { Workspace } from '../workspace.ts';
import { linkTarget } from './link-target.ts';
import { placeOf } from './shown-text.ts';

/** Opens what a link of the page means: slides with `show`, or their text when `source` asks for it. */
export async function follow(
  workspace: Workspace,
  show: (uri: vscode.Uri, then: { readonly heading: string | undefined }) => void,
  slide: vscode.Uri,
  href: string,
  source: boolean,
): Promise<void> {
  const path = placeOf(workspace, slide);
  const question = (exists: Set<string>) =>
    linkTarget(href, path, workspace.lectern.bookOf(path), (file) => exists.has(file));
  // Which file a link means depends on which files there are: ask for those it names.
  const asked = new Set<string>();
  linkTarget(href, path, workspace.lectern.bookOf(path), (file) => {
    asked.add(file);
    return false;
  });
  const present = new Set<string>();
  for (const file of asked) if (await isThere(workspace.uriOf(file))) present.add(file);
  const target = question(present);
  switch (target.kind) {
    case 'slide': {
      // A link within an old revision stays in it.
      const uri = target.path === path ? slide : workspace.uriOf(target.path);
      if (source) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
      else show(uri, { heading: target.heading });
      break;
    }
    case 'file':
      await vscode.commands.executeCommand(
        'vscode.open',
        workspace.uriOf(target.path),
        vscode.ViewColumn.One,
      );
      break;
    case 'external':
      await vscode.env.openExternal(vscode.Uri.parse(target.address));
      break;
    case 'refused':
      break;
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
