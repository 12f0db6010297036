import * as vscode from 'vscode';
import { setMinutesEdits } from '../../core/course/set-minutes.ts';
import { toRange } from '../checks/diagnostic.ts';
import { toEdit } from '../edits/file-edits.ts';
import { courseMarkdown, setting } from '../ids.ts';
import type { Workspace } from '../workspace.ts';

/**
 * On `minutes`, and in all of the front matter where none are stated: what Lectern would estimate, and why; and an action
 * that writes it.
 */
export function registerEstimateHelp(workspace: Workspace): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(courseMarkdown, {
      async provideHover(document, position) {
        const range = await estimateRange(workspace, document);
        if (!range?.contains(position)) return undefined;
        const path = workspace.pathOf(document.uri);
        await workspace.parsedBookOf(path);
        const estimate = await workspace.settled((lectern) => lectern.estimate(path));
        if (!estimate) return undefined;
        const text = new vscode.MarkdownString();
        text.appendMarkdown(
          vscode.l10n.t(
            'Estimate from the content: ~{0} min ({1}–{2}).',
            estimate.minutes,
            estimate.low,
            estimate.high,
          ),
        );
        for (const reason of estimate.reasons) {
          text.appendMarkdown('\n- ');
          text.appendText(reason);
        }
        return new vscode.Hover(text, range);
      },
    }),
    vscode.languages.registerCodeActionsProvider(
      courseMarkdown,
      {
        async provideCodeActions(document, wanted) {
          const path = workspace.pathOf(document.uri);
          const range = (await estimateRange(workspace, document)) ?? (await topOfSlide(workspace, document));
          if (!range.intersection(wanted)) return [];
          const book = await workspace.parsedBookOf(path);
          const { current, estimate, stated } = await workspace.settled((lectern) => ({
            current: lectern.document(path),
            estimate: lectern.estimate(path),
            stated: lectern.facts(path)?.minutes,
          }));
          if (!current || !estimate || !book || estimate.minutes === stated) return [];
          const title = vscode.l10n.t('Write the estimate: minutes: {0}', estimate.minutes);
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.set(document.uri, setMinutesEdits(current, estimate.minutes).map(toEdit));
          return [action];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

/**
 * Where the estimate is told: at `minutes`, or in the whole front matter while it states none, since nobody can point at
 * a line that is missing; `undefined` where there is no front matter.
 */
async function estimateRange(
  workspace: Workspace,
  document: vscode.TextDocument,
): Promise<vscode.Range | undefined> {
  const slide = await workspace.settled((lectern) => lectern.slide(workspace.pathOf(document.uri)));
  const { frontMatter } = slide ?? {};
  if (!frontMatter) return undefined;
  const entry = frontMatter.entries.find(({ key }) => key === 'minutes');
  if (entry && frontMatter.minutes !== undefined)
    return new vscode.Range(toRange(entry.keyRange).start, toRange(entry.valueRange).end);
  return toRange(frontMatter.range);
}

/** From the start of a slide without front matter to the line of its title: where the front matter will stand. */
async function topOfSlide(workspace: Workspace, document: vscode.TextDocument): Promise<vscode.Range> {
  const slide = await workspace.settled((lectern) => lectern.slide(workspace.pathOf(document.uri)));
  const title = slide?.headings[0];
  return new vscode.Range(
    new vscode.Position(0, 0),
    title ? toRange(title.range).end : new vscode.Position(1, 0),
  );
}

/** What the stated minutes of a slide look like beside the estimate; a hint, and only where it is asked for. */
export function estimateHint(
  stated: number | undefined,
  estimate: { readonly minutes: number; readonly low: number; readonly high: number } | undefined,
  scope: vscode.Uri,
): string | undefined {
  if (!setting('time.estimateHints', scope) || !stated || !estimate) return undefined;
  // Outside by half again: a stated time just beyond the range is the author's own judgement.
  const far = stated > estimate.high * 1.5 || stated < estimate.low / 1.5;
  if (!far) return undefined;
  return vscode.l10n.t(
    'The content looks like ~{0} min ({1}–{2}), not {3}. Check whether the time still holds.',
    estimate.minutes,
    estimate.low,
    estimate.high,
    stated,
  );
}
