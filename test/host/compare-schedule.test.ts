import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers.ts';
import { show } from './support/course.ts';
import { host, test } from './support/host-test.ts';
import { closeEditors, otherBook, repositoryIn } from './support/other-book.ts';

const compare = (...revision: string[]) =>
  vscode.commands.executeCommand('lectern.compareSchedule', ...revision);

const slide = (frontMatter: string, title: string) => `---\n${frontMatter}\n---\n\n# ${title}\n`;

const teaCourse = {
  'book.toml': '[book]\ntitle = "Tea"\n\n[preprocessor.course]\n',
  'src/SUMMARY.md': '# Summary\n\n- [Leaves](leaves.md)\n  - [Green](green.md)\n  - [Black](black.md)\n',
  'src/leaves.md': slide('course: Tea\nsession: Morning\nminutes: 1\ntarget_minutes: 20', 'Leaves'),
  'src/green.md': slide('minutes: 5', 'Green'),
  'src/black.md': slide('minutes: 10', 'Black'),
};

if (host === 'node') {
  test('the schedule is compared with where the branch began, and copied for a pull request', async () => {
    const book = await otherBook('tea', teaCourse);
    const repository = await repositoryIn(book.folder);
    await repository.add([]);
    await repository.commit('Plant tea');
    await vscode.window.showTextDocument(book.file('src/green.md'));
    // On main itself the proposal is the last commit.
    const [onMain] = await answering([undefined], compare);
    assert.deepEqual(onMain?.offered, ['HEAD']);

    await repository.createBranch('longer', true);
    await book.write('src/green.md', slide('minutes: 7', 'Green'));
    await repository.add([]);
    await repository.commit('Steep longer');
    // An editor's unsaved text counts as the schedule of now.
    const edited = await vscode.window.showTextDocument(book.file('src/black.md'));
    await edited.edit((edit) => edit.replace(edited.document.lineAt(1).range, 'minutes: 14'));

    const [asked] = await answering(['main', 'Copy'], compare);
    assert.match(asked?.title ?? '', /Compare the schedule with/);
    assert.match(asked?.offered[0] ?? '', /^[0-9a-f]{7,}$/);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'markdown');
    assert.match(text, /\+6 minutes/);
    assert.match(text, /Green/);
    assert.match(text, /Black/);
    assert.equal(await vscode.env.clipboard.readText(), text);
    // What is read from git leaves the working tree alone.
    const disk = new TextDecoder().decode(await vscode.workspace.fs.readFile(book.file('src/green.md')));
    assert.match(disk, /minutes: 7/);
    await closeEditors();
  });

  test('a comparison that is cancelled shows nothing and says nothing', async () => {
    const book = await otherBook('tea', teaCourse);
    const repository = await repositoryIn(book.folder);
    await repository.add([]);
    await repository.commit('Plant tea');
    const { document } = await vscode.window.showTextDocument(book.file('src/green.md'));
    const { withProgress } = vscode.window;
    const cancelled: string[] = [];
    const atOnce: typeof withProgress = (options, task) => {
      const source = new vscode.CancellationTokenSource();
      const work = task({ report() {} }, source.token);
      cancelled.push(options.cancellable ? (options.title ?? '') : '');
      source.cancel();
      return work;
    };
    Object.assign(vscode.window, { withProgress: atOnce });
    try {
      assert.deepEqual(await answering([], () => compare('HEAD')), []);
    } finally {
      Object.assign(vscode.window, { withProgress });
    }
    assert.deepEqual(cancelled, ['Comparing the schedule with HEAD']);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await closeEditors();
  });

  test('a revision that is none, and a book without history, are said in a sentence', async () => {
    const book = await otherBook('tea', {});
    await vscode.window.showTextDocument(book.file('src/green.md'));
    const [none] = await answering([], () => compare('no-such-branch'));
    assert.match(none?.title ?? '', /There is no revision no-such-branch/);
    const [option] = await answering([], () => compare('--help'));
    assert.match(option?.title ?? '', /There is no revision --help/);

    const plain = await otherBook('plain-tea', teaCourse);
    await vscode.window.showTextDocument(plain.file('src/green.md'));
    const [history] = await answering([], () => compare('HEAD'));
    assert.match(history?.title ?? '', /in no git repository/);
    await closeEditors();
  });
} else {
  test('where there is no git, comparing says what to do', async () => {
    await show('src/first-look/names.md');
    const [told] = await answering([], () => compare('HEAD'));
    assert.match(told?.title ?? '', /Open the folder in VS Code on its own machine/);
  });
}
