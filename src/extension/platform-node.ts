import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { nodeWorkers } from '../diagrams/start-node-worker.ts';
import type { StartWorker } from '../diagrams/start-worker.ts';
import type { LocalFiles } from './local-files.ts';
import { nodeFiles } from './node-files.ts';
import type { RunGit } from './run-git.ts';

/** Starts workers that draw diagrams; in the Node extension host they are threads. */
export function diagramWorkers(extension: vscode.Uri): StartWorker {
  const file = (name: string): string => vscode.Uri.joinPath(extension, 'dist', name).fsPath;
  return nodeWorkers(file('diagram-worker.js'), file('svgbob.wasm'));
}

const gitBytes: RunGit['bytes'] = (git, args, folder, { input, signal } = {}) =>
  new Promise((resolve, reject) => {
    const options = {
      cwd: folder,
      maxBuffer: 1 << 29,
      encoding: 'buffer' as const,
      ...(signal ? { signal } : {}),
    };
    const child = execFile(git, [...args], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    // A program that ends early closes its input; its exit code tells why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });

export const runGit: RunGit | undefined = Object.assign(
  async (...given: Parameters<RunGit>) => new TextDecoder().decode(await gitBytes(...given)),
  { bytes: gitBytes },
);

/** The machine's own files. */
export const localFiles: LocalFiles | undefined = nodeFiles;
