import * as vscode from 'vscode';
import { setMinutesEdits } from '../../core/course/set-minutes.ts';
import { basename } from '../../core/text/path.ts';
import { toEdit } from '../edits/file-edits.ts';
import { registerCommand } from '../ids.ts';
import type { LastSlide } from '../last-slide.ts';
import type { Workspace } from '../workspace.ts';

/** Largest number of minutes that is taken without a doubt: a whole working day. */
const day = 480;

/** `lectern.setMinutes`: asks for the minutes of a slide and writes them into its front matter as one undoable edit. */
export function registerSetMinutes(workspace: Workspace, slides: LastSlide): vscode.Disposable {
  return registerCommand('lectern.setMinutes', async (target?: vscode.Uri, minutes?: number) => {
    const uri = target instanceof vscode.Uri ? target : (await slides.show())?.document.uri;
    if (!uri) return;
    const path = workspace.pathOf(uri);
    const { slide, isSummary } = await workspace.settled((lectern) => ({
      slide: lectern.slide(path),
      isSummary: lectern.bookOf(path)?.summary.document?.path === path,
    }));
    if (!slide || isSummary) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('“{0}” is no slide. Open the slide that shall have other minutes.', basename(path)),
      );
      return;
    }
    const stated = slide.frontMatter?.minutes;
    const wanted = typeof minutes === 'number' ? minutes : await askMinutes(stated);
    if (wanted === undefined || wanted === stated) return;
    const current = await workspace.settled((lectern) => lectern.document(path));
    if (!current) return;
    const edit = new vscode.WorkspaceEdit();
    edit.set(uri, setMinutesEdits(current, wanted).map(toEdit));
    await vscode.workspace.applyEdit(edit);
  });
}

/** Asks for whole minutes; `undefined` when the author thinks better of it. */
export async function askMinutes(stated: number | undefined): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Minutes of this slide'),
    prompt: vscode.l10n.t('How long it takes to teach, in whole minutes.'),
    value: stated === undefined ? '' : String(stated),
    validateInput: (text) => {
      if (!/^\s*\d+\s*$/.test(text))
        return vscode.l10n.t('Minutes are a whole number, 0 or more. Write for example 5.');
      return Number(text) > day
        ? vscode.l10n.t('That is more than a day. Write the minutes of this slide alone.')
        : undefined;
    },
  });
  return answer === undefined ? undefined : Number(answer);
}
