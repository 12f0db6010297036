import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { nodeWorkers } from '../diagrams/start-node-worker.ts';
import type { StartWorker } from '../diagrams/start-worker.ts';
import type { RunGit } from './run-git.ts';

/** Starts workers that draw diagrams; in the Node extension host they are threads. */
export function diagramWorkers(extension: vscode.Uri): StartWorker {
  const file = (name: string): string => vscode.Uri.joinPath(extension, 'dist', name).fsPath;
  return nodeWorkers(file('diagram-worker.js'), file('svgbob.wasm'));
}

export const runGit: RunGit | undefined = (git, args, folder) =>
  new Promise((resolve, reject) => {
    execFile(git, [...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
