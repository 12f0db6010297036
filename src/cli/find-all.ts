import { createLectern, type Lectern } from '../core/lectern.ts';
import type { Finding } from '../core/lint/finding.ts';
import { didYouMean, nearestNames } from '../core/lint/nearest.ts';
import { rules as allRules } from '../core/lint/rules.ts';
import { settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import type { Path } from '../core/text/path.ts';
import { changedSince } from './changed-since.ts';
import { withConfigOptions } from './config-options.ts';
import { findInputs, type Inputs } from './inputs.ts';
import { type Io, UsageError } from './io.ts';
import { toPath } from './native-path.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';
import { shown } from './report.ts';

/** What a check found, before anything is left out of its report. */
export interface Found {
  /** How many files were checked. */
  readonly files: number;
  /** Of all rules, by file and position. */
  readonly findings: readonly Finding[];
  /** A sentence for each file that could not be read, or not be fixed. */
  readonly problems: readonly string[];
  /** For how many files there was no history to ask. */
  readonly withoutHistory: number;
}

/** A check that has run, and whether it may be kept: not where a drawing failed, which may go well another time. */
export interface Run {
  readonly found: Found;
  readonly lasts: boolean;
  /** Whether a file belongs to what was checked: it is among the paths, or in a book. */
  concerns(path: Path): boolean;
}

/** Checks what the arguments name, and fixes it first where they say so. */
export async function findAll(given: Given, io: Io, host: NodeHost): Promise<Run> {
  const rules = given.all('rule');
  validateRules(rules);
  await loadYaml();
  const cwd = toPath('.', io.cwd);
  let lasts = true;
  const world = {
    ...host,
    files: withConfigOptions(host.files, { config: given.text('config'), rules }, io),
    diagrams: {
      draw(...asked: Parameters<NodeHost['diagrams']['draw']>) {
        const drawing = host.diagrams.draw(...asked);
        if (drawing.kind === 'failed') lasts = false;
        return drawing;
      },
    },
    looseConfig: given.text('config') === undefined ? undefined : toPath('lectern.json', io.cwd),
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

  if (given.is('fix') || given.is('fix-dry-run')) {
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
  const findings = await settled(world, () => files.flatMap((path) => lectern.check(path)));
  return {
    found: { files: files.length, findings, problems, withoutHistory: host.history.askedInVain },
    lasts,
    concerns: (path) => inputs.covers(path) || lectern.bookOf(path) !== undefined,
  };
}

function validateRules(wanted: readonly string[]): void {
  const ids = allRules.map(({ id }) => id);
  for (const id of wanted)
    if (!ids.includes(id))
      throw new UsageError(`There is no rule \`${id}\`.${didYouMean(nearestNames(id, ids))}`);
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

/** Has diagrams begun and git asked before any rule asks, so that little is left to wait for. */
async function startSlowThings(
  files: readonly Path[],
  rules: readonly string[],
  lectern: Lectern,
  host: NodeHost,
) {
  for (const path of files) if (mayHoldDiagram(lectern.document(path)?.text)) lectern.beginDrawings(path);
  if (rules.length === 0 || rules.includes('copyright-year')) {
    for (const path of files) host.history.begin(path);
    await host.history.settle();
  }
}

/** Whether a slide has to be parsed to know its diagrams. */
function mayHoldDiagram(text: string | undefined): boolean {
  return text !== undefined && /(?:```|~~~)[ \t]*bob/.test(text);
}
