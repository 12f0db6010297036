import type { Finding, Severity } from '../core/lint/finding.ts';
import type { Document } from '../core/text/document.ts';
import { type Path, relative } from '../core/text/path.ts';

/** What a check found, ready to be printed in any form. */
export interface Report {
  /** By file and position. */
  readonly findings: readonly Finding[];
  /** How many files were checked. */
  readonly files: number;
  /** What could not be judged, a sentence each. */
  readonly notes: readonly string[];
  /** Paths are printed as seen from here. */
  readonly cwd: Path;
  readonly version: string;
  document(path: Path): Document | undefined;
}

/** Writes a report; the text ends in a line end, or is empty. */
export type Reporter = (report: Report, options: ReportOptions) => string;

export interface ReportOptions {
  readonly color: boolean;
  readonly quiet: boolean;
}

/** A report in numbers. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly fixable: number;
}

export function summaryOf({ findings, files }: Pick<Report, 'findings' | 'files'>): Summary {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    fixable: findings.filter(({ fix }) => fix !== undefined).length,
  };
}

/** How to print a path: as seen from the working directory, with forward slashes. */
export function shown(path: Path, cwd: Path): string {
  return relative(cwd, path);
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
