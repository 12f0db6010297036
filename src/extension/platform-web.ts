import * as vscode from 'vscode';
import { webWorkers } from '../diagrams/start-web-worker.ts';
import type { StartWorker } from '../diagrams/start-worker.ts';
import type { LocalFiles } from './local-files.ts';
import type { RunGit } from './run-git.ts';

/** Starts workers that draw diagrams; the browser takes their program only as a blob of its own origin. */
export function diagramWorkers(extension: vscode.Uri): StartWorker {
  const read = (name: string): Thenable<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', name));
  return webWorkers(async () => {
    const [script, svgbob] = await Promise.all([read('diagram-worker.web.js'), read('svgbob.wasm')]);
    return { script: new TextDecoder().decode(script), svgbob: new Uint8Array(svgbob) };
  });
}

/** There is no git in the browser. */
export const runGit: RunGit | undefined = undefined;

/** There is no disk in the browser. */
export const localFiles: LocalFiles | undefined = undefined;
