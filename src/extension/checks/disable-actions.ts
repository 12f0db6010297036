import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/finding.ts';

/**
 * Actions that silence a finding with a suppress comment: for its line, or for the file. In front matter the
 * comment is YAML's; elsewhere it is one of HTML, on a line of its own where that leaves the page as it is.
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
    const { text } = document.lineAt(line);
    if (isInText(document, line, body)) {
      // Within a table's last cell: what stands behind it is none of the table.
      const end = /\s*\|?\s*$/.exec(text)?.index ?? text.length;
      add(forLine, new vscode.Position(line, end), ` <!-- lectern-disable-line ${rule} -->`);
    } else {
      const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
      add(forLine, new vscode.Position(line, 0), `${indent}<!-- lectern-disable-next-line ${rule} -->${eol}`);
    }
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

/** Whether a line goes on with text, a list or a table: a comment on a line of its own would cut that in two on the page. */
function isInText(document: vscode.TextDocument, line: number, body: number): boolean {
  if (line <= body || document.uri.path.endsWith('/SUMMARY.md')) return false;
  const before = document.lineAt(line - 1).text;
  const begins = /^\s*(?:#|<|`{3,}|~{3,}|\{\{)/;
  return before.trim() !== '' && !begins.test(before) && !begins.test(document.lineAt(line).text);
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
