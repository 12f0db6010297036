import * as vscode from 'vscode';
import { courseFile } from './course.ts';
import { until } from './until.ts';

/** Waits until VS Code tells of changes on the disk: right after its start it does not yet. */
export async function watched(): Promise<void> {
  const probe = courseFile('watched.txt');
  const watcher = vscode.workspace.createFileSystemWatcher('**/watched.txt');
  let seen = false;
  const see = () => {
    seen = true;
  };
  watcher.onDidChange(see);
  await until(async () => {
    await vscode.workspace.fs.writeFile(probe, new TextEncoder().encode(`${Math.random()}`));
    return seen;
  });
  watcher.dispose();
  await vscode.workspace.fs.delete(probe);
}
