import type { Finding } from '../core/lint/finding.ts';
import { type Document, lineAt } from '../core/text/document.ts';
import { cellsOf } from '../diagrams/cells.ts';
import { counted, type Report, type ReportOptions, shown, summaryOf } from './report.ts';

const codes = { bold: 1, dim: 2, error: 31, warning: 33, info: 36, hint: 90, good: 32 } as const;

type Paint = (text: string, look: keyof typeof codes) => string;

/** How many columns of a source line are shown at most. */
const sourceWidth = 100;

/** `--format text`: findings by file with their source lines, for people. */
export function textReport(report: Report, { color, quiet }: ReportOptions): string {
  const paint: Paint = color ? (text, look) => `\u001b[${codes[look]}m${text}\u001b[0m` : (text) => text;
  let written = '';
  let file: string | undefined;
  for (const finding of report.findings) {
    if (finding.path !== file) {
      file = finding.path;
      written += `${written && '\n'}${paint(visible(shown(file, report.cwd)), 'bold')}\n`;
    }
    written += headline(finding, paint);
    if (!quiet) written += sourceLines(finding, report.document(file), paint);
  }
  if (quiet) return written;
  return `${written}${written && '\n'}${ending(report, paint)}`;
}

function headline({ range: { start }, severity, message, rule, fix }: Finding, paint: Paint): string {
  const place = `${start.line + 1}:${start.character + 1}`.padEnd(7);
  const fixable = fix ? paint(' (fixable)', 'dim') : '';
  return `  ${place} ${paint(severity.padEnd(7), severity)}  ${visible(message)}  ${paint(rule, 'dim')}${fixable}\n`;
}

/** The line of a finding, and carets below what it means; of several lines the first. */
function sourceLines({ range, severity }: Finding, document: Document | undefined, paint: Paint): string {
  if (!document) return '';
  const line = lineAt(document, range.start.line);
  const last = range.end.line > range.start.line ? line.length : Math.min(range.end.character, line.length);
  const from = Math.min(range.start.character, line.length);
  // Of a long line, the part around the finding.
  const cut = from > sourceWidth - 20 ? from - 20 : 0;
  const before = visible(line.slice(cut, from));
  const meant = visible(line.slice(from, Math.max(last, from)));
  const part = visible(line.slice(cut, cut + sourceWidth)).trimEnd();
  const number = `${range.start.line + 1}`;
  const room = Math.max(1, Math.min(cellsOf(meant), sourceWidth - cellsOf(before)));
  const bar = paint('|', 'dim');
  const carets = paint('^'.repeat(room), severity);
  return (
    `    ${paint(number, 'dim')} ${bar} ${part}\n` +
    `    ${' '.repeat(number.length)} ${bar} ${' '.repeat(cellsOf(before))}${carets}\n`
  );
}

/** Text without what a terminal would obey: control characters are shown as replacement characters. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replaceAll('\t', ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}

function ending(report: Report, paint: Paint): string {
  const { files, errors, warnings, infos, hints, fixable } = summaryOf(report);
  const total = errors + warnings + infos + hints;
  const lines = [...report.notes];
  if (total === 0) {
    lines.unshift(paint(`No findings in ${counted(files, 'file')}.`, 'good'));
  } else {
    const parts = [
      errors && counted(errors, 'error'),
      warnings && counted(warnings, 'warning'),
      infos && `${infos} info`,
      hints && counted(hints, 'hint'),
    ].filter(Boolean);
    const mend = fixable > 0 ? ` \`lectern check --fix\` mends ${fixable} of them.` : '';
    const found = `${counted(total, 'finding')} in ${counted(files, 'file')}: ${parts.join(', ')}.`;
    lines.unshift(`${paint(found, errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'info')}${mend}`);
  }
  return `${lines.join('\n')}\n`;
}
