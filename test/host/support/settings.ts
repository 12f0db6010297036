import * as vscode from 'vscode';

/** Runs something with settings of Lectern as given, and puts them back. */
export async function withSettings(
  values: Readonly<Record<string, unknown>>,
  run: () => PromiseLike<void>,
): Promise<void> {
  const set = async (value: (name: string) => unknown): Promise<void> => {
    for (const name of Object.keys(values)) {
      const { Workspace } = vscode.ConfigurationTarget;
      await vscode.workspace.getConfiguration('lectern').update(name, value(name), Workspace);
    }
  };
  await set((name) => values[name]);
  try {
    await run();
  } finally {
    await set(() => undefined);
  }
}
