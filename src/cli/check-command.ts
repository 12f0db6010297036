import { version } from '../../package.json';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import { dirname, type Path } from '../core/text/path.ts';
import { changedSince } from './changed-since.ts';
import { validateCheck } from './check-options.ts';
import { withConfigOptions } from './config-options.ts';
import { findInputs, type Inputs } from './inputs.ts';
import { exit, type Io, UsageError, wantsColor } from './io.ts';
import { toPath } from './native-path.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';
import { counted, type Report, shown, summaryOf } from './report.ts';
import { loadReporter } from './reporters.ts';

const levels = ['error', 'warning', 'info', 'hint'];

/** `lectern check`. */
export async function check(given: Given, io: Io, host: NodeHost): Promise<number> {
  validateCheck(given);
  const reporter = await loadReporter(given.text('format'));
  await loadYaml();
  const cwd = toPath('.', io.cwd);
  const rules = given.all('rule');
  const world = {
    ...host,
    files: withConfigOptions(host.files, { config: given.text('config'), rules }, io),
  };
  const lectern = createLectern(world);
  const inputs = given.is('stdin')
    ? await fromStdin(given, io, host)
    : findInputs(given.paths, io, host.files, lectern);
  const problems: string[] = [];
  const files = (await sinceFilter(given, inputs.files, cwd)).filter((path) => {
    const content = host.files.read(path);
    if (content.kind === 'unreadable')
      problems.push(`${shown(path, cwd)} cannot be read: ${content.reason}.`);
    return content.kind === 'text';
  });

  const fixing = given.is('fix') || given.is('fix-dry-run');
  if (fixing) {
    const { fixesOf } = await import('./fix-files.ts');
    const show = (path: Path) => shown(path, cwd);
    const fixes = await settled(world, () => fixesOf(files, lectern, rules, show));
    problems.push(...fixes.problems);
    if (given.is('fix')) {
      const { writeFixes } = await import('./write-fixes.ts');
      problems.push(
        ...writeFixes(fixes.changes, { lectern, files: host.files, covers: inputs.covers, show }),
      );
    } else {
      const { unifiedDiff } = await import('./unified-diff.ts');
      for (const change of fixes.changes) io.out(unifiedDiff(change, show(change.path)));
    }
  }

  await startSlowThings(files, rules, lectern, host);
  const found = await settled(world, () => files.flatMap((path) => lectern.check(path)));
  const lowest = levels.indexOf(given.text('severity') ?? 'hint');
  let findings = found.filter(
    ({ rule, severity }) =>
      (rules.length === 0 || rules.includes(rule)) && levels.indexOf(severity) <= lowest,
  );
  const document = lectern.document;
  const baseline = given.text('baseline');
  if (baseline !== undefined) {
    const { newFindings } = await import('./baseline.ts');
    findings = [...newFindings({ findings, document }, baseline, dirname(toPath(baseline, io.cwd)), io)];
  }
  const notes = historyNotes(host);
  const report: Report = { findings, files: files.length, notes, cwd, version, document };
  // A diff stands alone on standard output, so that it can be applied.
  if (!given.is('fix-dry-run')) io.out(reporter(report, { color: wantsColor(io), quiet: given.is('quiet') }));
  for (const problem of problems) io.err(`lectern: ${problem}\n`);
  if (problems.length > 0) return exit.wrong;
  const { errors, warnings } = summaryOf(report);
  return errors > 0 || warnings > Number(given.text('max-warnings') ?? 0) ? exit.findings : exit.clean;
}

async function fromStdin(given: Given, io: Io, host: NodeHost): Promise<Inputs> {
  const bytes = Buffer.from(await io.input());
  const { isUtf8 } = await import('node:buffer');
  if (!isUtf8(bytes)) throw new UsageError('The text on standard input is not UTF-8.');
  const path = toPath(given.text('stdin-filename') ?? '', io.cwd);
  host.files.put(path, bytes.toString('utf8'));
  return { files: [path], covers: (other) => other === path };
}

async function sinceFilter(given: Given, files: readonly Path[], cwd: Path): Promise<readonly Path[]> {
  const since = given.text('since');
  if (since === undefined) return files;
  const changed = await changedSince(since, cwd);
  return files.filter((path) => changed.has(path));
}

/** Has git asked before the rules ask, and diagrams begun before the rest, so that little is left to wait for. */
async function startSlowThings(
  files: readonly Path[],
  rules: readonly string[],
  lectern: Lectern,
  host: NodeHost,
) {
  if (rules.length === 0 || rules.includes('copyright-year')) {
    for (const path of files) host.history.begin(path);
    await host.history.settle();
  }
  for (const path of files) if (/^[ >]*```bob/m.test(lectern.document(path)?.text ?? '')) lectern.check(path);
}

/** The one note of `copyright-year`: for how many files no history could be asked. */
function historyNotes({ history }: NodeHost): string[] {
  const count = history.askedInVain;
  if (count === 0) return [];
  const files = counted(count, 'file');
  return [
    `The years of copyright headers were not checked in ${files}: there is no whole git history to ask.`,
  ];
}
