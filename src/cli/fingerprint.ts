import { createHash } from 'node:crypto';
import type { Finding } from '../core/lint/finding.ts';
import { lineAt } from '../core/text/document.ts';
import { type Report, shown } from './report.ts';

/**
 * What tells a finding from others when lines above it come and go: its rule, file, message, and the text of its
 * line, with a count where these are the same. In the order of the findings.
 */
export function fingerprints(report: Pick<Report, 'findings' | 'document' | 'cwd'>): string[] {
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const base = fingerprintOf(finding, report);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return `${base}:${count}`;
  });
}

function fingerprintOf(
  { rule, path, message, range }: Finding,
  { document, cwd }: Pick<Report, 'document' | 'cwd'>,
): string {
  const text = document(path);
  const line = text ? lineAt(text, range.start.line).trim() : '';
  // Numbers in a message may be places, which move.
  const parts = [rule, shown(path, cwd), message.replace(/\d+/g, '#'), line];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}
