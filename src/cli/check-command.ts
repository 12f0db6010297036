import { version } from '../../package.json';
import { createDocument, type Document } from '../core/text/document.ts';
import { dirname, type Path } from '../core/text/path.ts';
import { validateCheck } from './check-options.ts';
import type { Found } from './find-all.ts';
import { exit, type Io, wantsColor } from './io.ts';
import { toPath } from './native-path.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';
import { counted, type Report, summaryOf } from './report.ts';
import { loadReporter } from './reporters.ts';

const levels = ['error', 'warning', 'info', 'hint'];

/** `lectern check`. */
export async function check(given: Given, io: Io, host: NodeHost): Promise<number> {
  validateCheck(given);
  const reporter = await loadReporter(given.text('format'));
  const { problems, ...found } = await findOrRecall(given, io, host);
  const rules = given.all('rule');
  const lowest = levels.indexOf(given.text('severity') ?? 'hint');
  let findings = found.findings.filter(
    ({ rule, severity }) =>
      (rules.length === 0 || rules.includes(rule)) && levels.indexOf(severity) <= lowest,
  );
  const document = documentsOf(host);
  const baseline = given.text('baseline');
  if (baseline !== undefined) {
    const { newFindings } = await import('./baseline.ts');
    findings = [...newFindings({ findings, document }, baseline, dirname(toPath(baseline, io.cwd)), io)];
  }
  const notes = historyNotes(found);
  const report: Report = { findings, files: found.files, notes, cwd: toPath('.', io.cwd), version, document };
  // A diff stands alone on standard output, so that it can be applied.
  if (!given.is('fix-dry-run')) io.out(reporter(report, { color: wantsColor(io), quiet: given.is('quiet') }));
  for (const problem of problems) io.err(`lectern: ${problem}\n`);
  if (problems.length > 0) return exit.wrong;
  const { errors, warnings } = summaryOf(report);
  return errors > 0 || warnings > Number(given.text('max-warnings') ?? 0) ? exit.findings : exit.clean;
}

/** What is found, or with `--cache` what was found the last time, where all that was read is still the same. */
async function findOrRecall(given: Given, io: Io, host: NodeHost): Promise<Found> {
  // What finds is loaded only when something must be found: it is nearly all of the program.
  if (!given.is('cache')) return (await (await import('./find-all.ts')).findAll(given, io, host)).found;
  const { CheckCache } = await import('./check-cache.ts');
  const cache = new CheckCache(given, io, host, version);
  const known = await cache.recall();
  if (known) return known;
  const { findAll } = await import('./find-all.ts');
  return cache.keep(await findAll(given, io, host));
}

/** The documents that reports quote, as the check has read them. */
function documentsOf({ files }: NodeHost): Report['document'] {
  const documents = new Map<Path, Document>();
  return (path) => {
    const known = documents.get(path);
    if (known) return known;
    const content = files.read(path);
    if (content.kind !== 'text') return undefined;
    const document = createDocument(path, content.text);
    documents.set(path, document);
    return document;
  };
}

/** The one note of `copyright-year`: for how many files no history could be asked. */
function historyNotes({ withoutHistory }: Pick<Found, 'withoutHistory'>): string[] {
  if (withoutHistory === 0) return [];
  const files = counted(withoutHistory, 'file');
  return [
    `The years of copyright headers were not checked in ${files}: there is no whole git history to ask.`,
  ];
}
