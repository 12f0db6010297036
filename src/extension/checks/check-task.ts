import * as vscode from 'vscode';

const type = 'lectern';

/** A task of `tasks.json`: `{ "type": "lectern", "fix": true }`. */
interface CheckDefinition extends vscode.TaskDefinition {
  /** Whether what has one right answer is fixed. */
  readonly fix?: boolean;
}

/**
 * Tasks that run the book's own `lectern check` in a terminal, as its CI does, with what it finds in Problems. The
 * program is the one that npm finds for the folder; it is not part of the extension.
 */
export function registerCheckTasks(): vscode.Disposable {
  // In the browser there is no terminal to run anything in.
  if (vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined) {
    return new vscode.Disposable(() => {});
  }
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => [
        checkTask({ type }, folder),
        checkTask({ type, fix: true }, folder),
      ]),
    resolveTask: (task) => {
      const { scope } = task;
      if (typeof scope !== 'object') return undefined;
      return checkTask(task.definition as CheckDefinition, scope);
    },
  });
}

function checkTask(definition: CheckDefinition, folder: vscode.WorkspaceFolder): vscode.Task {
  const name = definition.fix ? vscode.l10n.t('check and fix the book') : vscode.l10n.t('check the book');
  const args = ['--no-install', 'lectern', 'check', '--quiet', ...(definition.fix ? ['--fix'] : [])];
  const execution = new vscode.ShellExecution('npx', args);
  const task = new vscode.Task(definition, folder, name, 'lectern', execution, '$lectern');
  if (!definition.fix) task.group = vscode.TaskGroup.Test;
  return task;
}
