import * as vscode from 'vscode';

/** The part of VS Code's own git extension that is used here (its API, version 1). */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

/** What the git extension tells: where git is, and the repositories of the workspace. */
export interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

/** One repository and the commit it is at. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
}

/** The git extension's API; `undefined` where there is no such extension. Rejects when it is switched off or finds no git. */
export async function gitExtension(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  return (extension.isActive ? extension.exports : await extension.activate()).getAPI(1);
}
