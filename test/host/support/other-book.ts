import * as vscode from 'vscode';
import { courseFile } from './course.ts';
import { until } from './until.ts';

/** A book of a test's own, beside the folder that is open. */
export interface OtherBook {
  readonly folder: vscode.Uri;
  file(path: string): vscode.Uri;
  write(path: string, text: string): Promise<void>;
}

/** Makes a folder beside the course's with these files. */
export async function otherBook(name: string, files: Readonly<Record<string, string>>): Promise<OtherBook> {
  const folder = courseFile(`../${name}`);
  const file = (path: string) => vscode.Uri.joinPath(folder, path);
  const write = async (path: string, text: string): Promise<void> =>
    vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { folder, file, write };
}

/** What is used here of a repository in VS Code's own git extension. */
interface Repository {
  /** No paths for all of them. */
  add(paths: readonly string[]): Promise<void>;
  commit(message: string): Promise<void>;
  setConfig(key: string, value: string): Promise<string>;
  createBranch(name: string, checkout: boolean): Promise<void>;
}

/** Makes the folder a git repository by VS Code's own git extension, on the branch `main`; in the Node host only. */
export async function repositoryIn(folder: vscode.Uri): Promise<Repository> {
  const extension = vscode.extensions.getExtension('vscode.git');
  const git = (await extension?.activate())?.getAPI(1);
  if (!git) throw new Error('VS Code has no git extension here.');
  // The extension takes what lies beside the workspace for a parent of it.
  await vscode.workspace
    .getConfiguration('git')
    .update('openRepositoryInParentFolders', 'always', vscode.ConfigurationTarget.Global);
  await git.init(folder, { defaultBranch: 'main' });
  // Right after its start the extension opens none yet.
  const made: Repository = await until(async () => (await git.openRepository(folder)) ?? undefined);
  await made.setConfig('user.name', 'A Teacher');
  await made.setConfig('user.email', 'teacher@example.org');
  await made.setConfig('commit.gpgsign', 'false');
  return made;
}

/** Closes every editor and drops what is not saved, so that later tests see the open folder's book alone. */
export async function closeEditors(): Promise<void> {
  await until(async () => {
    if (!vscode.window.activeTextEditor) return true;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return false;
  });
}
