import type { Reporter } from './report.ts';

/** The reporter of a format, loaded when it is asked for; text without one. */
export async function loadReporter(format: string | undefined): Promise<Reporter> {
  if (format === 'json') return (await import('./json-report.ts')).jsonReport;
  if (format === 'sarif') return (await import('./sarif-report.ts')).sarifReport;
  if (format === 'github') return (await import('./github-report.ts')).githubReport;
  return (await import('./text-report.ts')).textReport;
}
