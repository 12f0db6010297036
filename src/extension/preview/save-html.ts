import type * as vscode from 'vscode';
import type { Workspace } from '../workspace.ts';

/** Saves a slide's published page as one self-contained file. */
export async function saveHtml(
  _workspace: Workspace,
  _extension: vscode.Uri,
  _slide: vscode.Uri,
): Promise<void> {}
