import { execFile } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { DiagramWorker } from '../diagrams/diagrams.ts';

/** Starts a worker that draws diagrams; the Node extension host runs it as a thread. */
export async function startDiagramWorker(extension: vscode.Uri): Promise<DiagramWorker> {
  const wasm = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'svgbob.wasm'));
  const worker = new Worker(vscode.Uri.joinPath(extension, 'dist', 'diagram-worker.js').fsPath);
  return worker as unknown as DiagramWorker;
}

/** What a git command prints; rejects where it fails. Only ever called in trusted workspaces. */
export const runGit: ((git: string, args: readonly string[], folder: string) => Promise<string>) | undefined = (
  git,
  args,
  folder,
) =>
  new Promise((resolve, reject) => {
    execFile(git, [...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
