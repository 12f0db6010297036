import * as vscode from 'vscode';

/** What is said to one question: a text for an input box, a label for a list or a message, labels for a list of many. */
type Answer = string | readonly string[] | undefined;

/** A question as the author would see it. */
export interface Asked {
  readonly title: string;
  /** What an input box proposes, or what a list or message offers. */
  readonly offered: readonly string[];
  /** What a list says beside each of its labels. */
  readonly described: readonly string[];
  /** In a list of many, what is chosen from the start. */
  readonly chosen: readonly string[];
  /** Why an input box did not take the answer; `undefined` when it did. */
  readonly refused: string | undefined;
}

/**
 * Runs something that asks the author, and answers in their stead, in order: a test cannot type into VS Code's quick
 * input from inside. An input box that refuses an answer takes the next one, `undefined` closes a question. Fails
 * when fewer questions were asked than answered, or when an answer was not on offer. Gives what was asked.
 */
export async function answering(
  answers: readonly Answer[],
  run: () => PromiseLike<unknown>,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const left = [...answers];
  const next = (title: string): Answer => {
    if (left.length === 0) throw new Error(`Nobody answers “${title}”.`);
    return left.shift();
  };
  const stood = {
    showInputBox: vscode.window.showInputBox,
    showQuickPick: vscode.window.showQuickPick,
    showInformationMessage: vscode.window.showInformationMessage,
    showSaveDialog: vscode.window.showSaveDialog,
  };
  const instead = {
    async showInputBox(options: vscode.InputBoxOptions = {}) {
      for (;;) {
        const title = options.title ?? '';
        const answer = next(title);
        const told = typeof answer === 'string' ? await options.validateInput?.(answer) : undefined;
        const refused = typeof told === 'object' && told ? told.message : (told ?? undefined);
        asked.push({ title, offered: [options.value ?? ''], described: [], chosen: [], refused });
        if (refused === undefined) return answer;
      }
    },
    async showQuickPick(
      given:
        | readonly (string | vscode.QuickPickItem)[]
        | PromiseLike<readonly (string | vscode.QuickPickItem)[]>,
      options: vscode.QuickPickOptions = {},
    ) {
      const all = await given;
      const items = all.map((each) => (typeof each === 'string' ? { label: each } : each));
      const title = options.title ?? '';
      const answer = next(title);
      const chosen = items.filter(({ picked }) => picked).map(({ label }) => label);
      const described = items.map(({ description }) => description ?? '');
      const labels = items.map(({ label }) => label);
      asked.push({ title, offered: labels, described, chosen, refused: undefined });
      const item = (label: string) => all[offered(items, label, title)];
      if (answer === undefined) return undefined;
      return typeof answer === 'string' ? item(answer) : answer.map(item);
    },
    async showInformationMessage(title: string, ...more: readonly (string | vscode.MessageOptions)[]) {
      const buttons = more.filter((each) => typeof each === 'string');
      asked.push({ title, offered: buttons, described: [], chosen: [], refused: undefined });
      if (buttons.length === 0) return undefined;
      const answer = next(title);
      if (typeof answer === 'string' && !buttons.includes(answer)) throw new Error(`No “${answer}” here.`);
      return answer;
    },
    async showSaveDialog(options: vscode.SaveDialogOptions = {}) {
      const title = options.defaultUri?.path ?? '';
      const answer = next(title);
      asked.push({ title, offered: [], described: [], chosen: [], refused: undefined });
      return typeof answer === 'string' ? options.defaultUri?.with({ path: answer }) : undefined;
    },
  };
  Object.assign(vscode.window, instead);
  try {
    await run();
  } finally {
    Object.assign(vscode.window, stood);
  }
  if (left.length > 0) throw new Error(`Nobody asked for ${JSON.stringify(left)}.`);
  return asked;
}

/** The index of the item with this label. */
function offered(items: readonly vscode.QuickPickItem[], label: string, title: string): number {
  const index = items.findIndex((each) => each.label === label);
  if (index >= 0) return index;
  const labels = items.map((each) => each.label).join('”, “');
  throw new Error(`“${title}” does not offer “${label}”, but “${labels}”.`);
}
