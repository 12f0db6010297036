import { type Report, shown, summaryOf } from './report.ts';

/** `--format json`, a contract: see the README. */
export function jsonReport(report: Report): string {
  const findings = report.findings.map(({ path, rule, severity, message, range, fix }) => ({
    file: shown(path, report.cwd),
    rule,
    severity,
    message,
    range,
    fixable: fix !== undefined,
  }));
  const notes = report.notes.length > 0 ? { notes: report.notes } : {};
  return `${JSON.stringify({ findings, summary: { ...summaryOf(report), ...notes } }, undefined, 2)}\n`;
}
