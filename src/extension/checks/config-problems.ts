import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/finding.ts';
import { rules } from '../../core/lint/rules.ts';

const ids = new Set(rules.map(({ id }) => id));

/** Whether what was found is a rule's; what `lectern.json` itself gets wrong is not, so it has no page and no level. */
export function isOfRule({ rule }: Pick<Finding, 'rule'>): boolean {
  return ids.has(rule);
}

/** Whether VS Code's own JSON support, which knows the schema, says something of `lectern.json` at the same place already. */
export function isToldByOthers(uri: vscode.Uri, finding: Finding): boolean {
  if (isOfRule(finding)) return false;
  const { line, character } = finding.range.start;
  return vscode.languages
    .getDiagnostics(uri)
    .some(
      ({ source, range }) =>
        source !== 'lectern' && range.start.isEqual(new vscode.Position(line, character)),
    );
}
