import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/finding.ts';

/**
 * Actions that silence a finding with a suppress comment: for its line, or for the file. In front matter the
 * comment is YAML's; elsewhere it is one of HTML, on a line of its own.
 */
export function disableActions(
  document: vscode.TextDocument,
  finding: Finding,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (document.languageId !== 'markdown') return [];
  const { rule } = finding;
  const { line } = finding.range.start;
  const body = bodyLine(document);
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const actions: vscode.CodeAction[] = [];
  const add = (title: string, at: vscode.Position, text: string): void => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.insert(document.uri, at, text);
    action.diagnostics = diagnostics;
    actions.push(action);
  };
  const forLine = vscode.l10n.t('Disable “{0}” for this line', rule);
  if (line > 0 && line < body) {
    add(forLine, document.lineAt(line).range.end, ` # lectern-disable-line ${rule}`);
  } else if (!isInCode(document, line) && line >= body) {
    const indent = /^[ \t]*/.exec(document.lineAt(line).text)?.[0] ?? '';
    const comment = `${indent}<!-- lectern-disable-next-line ${rule} -->${eol}`;
    add(forLine, new vscode.Position(line, 0), comment);
  }
  add(
    vscode.l10n.t('Disable “{0}” for this file', rule),
    new vscode.Position(body, 0),
    `${body > 0 ? eol : ''}<!-- lectern-disable-file ${rule} -->${eol}`,
  );
  return actions;
}

/** The first line after the front matter; 0 without any. */
function bodyLine(document: vscode.TextDocument): number {
  if (document.lineAt(0).text.trim() !== '---') return 0;
  for (let line = 1; line < document.lineCount; line++) {
    if (document.lineAt(line).text.trimEnd() === '---') return Math.min(line + 1, document.lineCount - 1);
  }
  return 0;
}

/** Whether a line stands inside a fence, where a comment would be code; fences are counted from the top. */
function isInCode(document: vscode.TextDocument, line: number): boolean {
  let fence: string | undefined;
  for (let index = 0; index < line; index++) {
    const mark = /^[\s>]*(`{3,}|~{3,})/.exec(document.lineAt(index).text)?.[1];
    if (mark === undefined) continue;
    if (fence === undefined) fence = mark;
    else if (mark.startsWith(fence)) fence = undefined;
  }
  return fence !== undefined;
}
