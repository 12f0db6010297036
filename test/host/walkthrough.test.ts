import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { show, textOf } from './support/course.ts';
import { test } from './support/host-test.ts';
import { closeTexts } from './support/previews.ts';
import { until } from './support/until.ts';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Walkthrough {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

const extension = () => {
  const found = vscode.extensions.getExtension('lectern.lectern');
  assert.ok(found);
  return found;
};

const walkthroughs = (): readonly Walkthrough[] => extension().packageJSON.contributes.walkthroughs;

test('every command and view that the walkthrough names is there, and every picture', async () => {
  await extension().activate();
  const commands = new Set(await vscode.commands.getCommands(true));
  const views = Object.values<{ id: string }[]>(extension().packageJSON.contributes.views).flat();
  for (const { id, description, media, completionEvents } of walkthroughs().flatMap(({ steps }) => steps)) {
    const linked = [...description.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command ?? '');
    assert.equal(linked.length, 1, `The step ${id} leads to one command.`);
    for (const command of linked) assert.ok(commands.has(command), `There is no command ${command}.`);
    const picture = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(extension().extensionUri, media.svg),
    );
    assert.match(new TextDecoder().decode(picture), /<svg[\s\S]*<\/svg>/);
    assert.ok(media.altText.length > 0);
    for (const event of completionEvents) {
      const [kind, name = ''] = event.split(':');
      if (kind === 'onCommand') assert.ok(commands.has(name), `Nothing is called ${name}.`);
      if (kind === 'onView')
        assert.ok(
          views.some((view) => view.id === name),
          `No view is called ${name}.`,
        );
    }
  }
});

test('its steps work on the slide that was active before it, and say so where there is none', async () => {
  const { executeCommand } = vscode.commands;
  const slide = 'src/first-look/names.md';
  const { document } = await show(slide);
  await executeCommand('workbench.action.openSettings');
  await until(() => vscode.window.activeTextEditor === undefined);
  await answering(['3'], () => executeCommand('lectern.setMinutes'));
  assert.match(await textOf(slide), /^minutes: 3$/m);
  assert.equal(vscode.window.activeTextEditor?.document, document, 'What is changed is shown.');
  await executeCommand('undo');
  await document.save();
  await closeTexts();
  await until(() => vscode.window.activeTextEditor === undefined);
  for (const command of ['lectern.setMinutes', 'lectern.fixDocument', 'lectern.splitSlide']) {
    const [told] = await answering([], () => executeCommand(command));
    assert.match(told?.title ?? '', /Open a slide first/, command);
  }
});

test('its texts hold no marks that VS Code shows as they are', () => {
  const texts = walkthroughs().flatMap(({ steps }) => steps.map(({ description }) => description));
  assert.deepEqual(
    texts.filter((text) => text.includes('`')),
    [],
  );
});
