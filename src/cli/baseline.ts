import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import nodePath from 'node:path';
import type { Finding } from '../core/lint/finding.ts';
import { fingerprints } from './fingerprint.ts';
import { type Io, UsageError } from './io.ts';
import { reasonOf } from './node-files.ts';
import { counted, type Report, shown } from './report.ts';

/** The file of `--baseline`: known findings by file, each as a fingerprint. */
interface Baseline {
  readonly version: 1;
  readonly findings: Readonly<Record<string, readonly string[]>>;
}

/**
 * The findings that a baseline does not know. Where there is no such file yet, it is written with all findings,
 * and none is new. Fingerprints are made of paths as seen from the baseline's own folder.
 */
export function newFindings(
  report: Pick<Report, 'findings' | 'document'>,
  file: string,
  root: Report['cwd'],
  io: Io,
): readonly Finding[] {
  const place = nodePath.resolve(io.cwd, file);
  const keys = fingerprints({ ...report, cwd: root });
  if (!existsSync(place)) {
    writeBaseline(place, file, report.findings, keys, root);
    io.err(
      `lectern: ${file} now holds ${counted(keys.length, 'known finding')}; from now on only new ones count.\n`,
    );
    return [];
  }
  const known = readBaseline(place, file);
  return report.findings.filter(
    ({ path }, index) => !known.findings[shown(path, root)]?.includes(keys[index] ?? ''),
  );
}

function writeBaseline(
  place: string,
  file: string,
  findings: readonly Finding[],
  keys: readonly string[],
  root: Report['cwd'],
): void {
  const byFile: Record<string, string[]> = {};
  findings.forEach(({ path }, index) => {
    const name = shown(path, root);
    byFile[name] ??= [];
    byFile[name].push(keys[index] ?? '');
  });
  try {
    writeFileSync(
      place,
      `${JSON.stringify({ version: 1, findings: byFile } satisfies Baseline, undefined, 2)}\n`,
    );
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}

function readBaseline(place: string, file: string): Baseline {
  try {
    const value: unknown = JSON.parse(readFileSync(place, 'utf8'));
    if (isBaseline(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  throw new UsageError(
    `${file} is no baseline that \`lectern check --baseline\` wrote. Delete it to write a new one.`,
  );
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== 'object' || value === null || !('findings' in value) || !('version' in value))
    return false;
  const { version, findings } = value;
  return (
    version === 1 &&
    typeof findings === 'object' &&
    findings !== null &&
    Object.values(findings).every(Array.isArray)
  );
}
