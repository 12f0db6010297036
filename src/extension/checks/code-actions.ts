import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/lint/finding.ts';
import { toEdit } from '../edits/file-edits.ts';
import { courseMarkdown } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { isOfRule } from './config-problems.ts';
import { toRange } from './diagnostic.ts';
import type { Diagnostics } from './diagnostics.ts';
import { disableActions } from './disable-actions.ts';
import { fixFile } from './fix-edits.ts';

const fixAll = vscode.CodeActionKind.SourceFixAll.append('lectern');

/** Quick fixes at a finding, and `source.fixAll.lectern` for the whole file. */
export function registerCodeActions(workspace: Workspace, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [courseMarkdown, { pattern: '**/book.toml' }, { pattern: '**/lectern.json' }],
    {
      async provideCodeActions(document, range, context, token) {
        const actions: vscode.CodeAction[] = [];
        if (context.only?.intersects(fixAll) || context.only?.contains(fixAll)) {
          const action = await fixAllAction(workspace, document);
          return action && !token.isCancellationRequested ? [action] : [];
        }
        if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
        const here = diagnostics
          .of(document.uri)
          .filter((finding) => toRange(finding.range).intersection(range));
        for (const finding of here) actions.push(...fixActions(workspace, document, finding, context));
        for (const rule of new Set(here.filter(isOfRule).map((finding) => finding.rule))) {
          actions.push(...ruleActions(document, rule, here, context));
        }
        return actions;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll] },
  );
}

/** The actions that mend one finding: its one right fix first and preferred, then those that need a choice. */
function fixActions(
  workspace: Workspace,
  document: vscode.TextDocument,
  finding: Finding,
  context: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const fixes = [...(finding.fix ? [finding.fix] : []), ...(finding.suggestions ?? [])];
  return fixes.map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = fixEdit(workspace, document.uri, fix);
    action.diagnostics = diagnosticsOf(context, finding);
    action.isPreferred = fix === finding.fix;
    return action;
  });
}

/** What can be done about a rule: mend all of it, silence it, read about it. */
function ruleActions(
  document: vscode.TextDocument,
  rule: string,
  here: readonly Finding[],
  context: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  const first = here.find((finding) => finding.rule === rule);
  const add = (title: string, command: string, ...args: unknown[]): void => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command, arguments: args };
    if (first) action.diagnostics = diagnosticsOf(context, first);
    actions.push(action);
  };
  if (here.some((finding) => finding.rule === rule && finding.fix)) {
    add(vscode.l10n.t('Fix all “{0}” in this file', rule), 'lectern.fixDocument', document.uri, rule);
    add(vscode.l10n.t('Fix all “{0}” in the book', rule), 'lectern.fixWorkspace', rule);
  }
  if (first) actions.push(...disableActions(document, first, diagnosticsOf(context, first)));
  add(vscode.l10n.t('Disable “{0}” for the book', rule), 'lectern.disableRule', document.uri, rule);
  add(vscode.l10n.t('Open the page of “{0}”', rule), 'lectern.openRulePage', rule);
  return actions;
}

async function fixAllAction(
  workspace: Workspace,
  document: vscode.TextDocument,
): Promise<vscode.CodeAction | undefined> {
  const edits = await fixFile(workspace, workspace.pathOf(document.uri));
  if (edits.length === 0) return undefined;
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all Lectern findings'), fixAll);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, edits.map(toEdit));
  return action;
}

/** A fix as VS Code's edit, files that it makes or changes elsewhere included; one undo takes all of it back. */
function fixEdit(workspace: Workspace, uri: vscode.Uri, fix: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  if (fix.edits.length > 0) edit.set(uri, fix.edits.map(toEdit));
  for (const { path, edits } of fix.elsewhere ?? []) edit.set(workspace.uriOf(path), edits.map(toEdit));
  for (const { path, text } of fix.creates ?? []) {
    edit.createFile(workspace.uriOf(path), {
      ignoreIfExists: true,
      contents: new TextEncoder().encode(text),
    });
  }
  return edit;
}

function diagnosticsOf(context: vscode.CodeActionContext, finding: Finding): vscode.Diagnostic[] {
  const range = toRange(finding.range);
  return context.diagnostics.filter(
    ({ source, code, range: shown }) =>
      source === 'lectern' &&
      (typeof code === 'object' ? code.value : code) === finding.rule &&
      shown.isEqual(range),
  );
}
