import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/lint/finding.ts';
import type { Range } from '../../core/text/range.ts';
import type { Workspace } from '../workspace.ts';
import { isOfRule } from './config-problems.ts';
import { rulePage } from './rule-pages.ts';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A range as VS Code has it; both count lines and UTF-16 code units from zero. */
export function toRange(range: Range): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

/** A finding as Problems shows it: source `lectern`, the rule's id as code, its page as the code's target. */
export function toDiagnostic(finding: Finding, workspace: Workspace): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(finding.range),
    finding.message,
    severities[finding.severity],
  );
  diagnostic.source = 'lectern';
  diagnostic.code = isOfRule(finding)
    ? { value: finding.rule, target: rulePage(finding.rule) }
    : finding.rule;
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map(
      ({ path, range, message }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(workspace.uriOf(path), toRange(range)),
          message,
        ),
    );
  }
  if (finding.unnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
