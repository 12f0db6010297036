import { firstYearsArguments, parseFirstYears } from '../core/history/first-years.ts';
import type { Files, History } from '../core/ports.ts';
import { dirname, join, type Path } from '../core/text/path.ts';
import { toFile } from './native-path.ts';

/** Years by path of one repository; `unknown` where there is no history to ask. */
type Years = ReadonlyMap<Path, number> | 'unknown' | 'loading';

/** When files were first committed, asked of git once per repository. */
export class NodeHistory implements History {
  readonly #files: Pick<Files, 'exists'>;
  /** By the repository's top folder. */
  readonly #years = new Map<Path, Years>();
  readonly #tops = new Map<Path, Path | undefined>();
  /** How many repositories have been read. */
  changes = 0;
  readonly #states = new Map<Path, string>();
  readonly #inVain = new Set<Path>();
  #loading: Promise<unknown> | undefined;

  constructor(files: Pick<Files, 'exists'>) {
    this.#files = files;
  }

  firstYear(path: Path): number | 'uncommitted' | 'unknown' {
    const years = this.begin(path);
    if (years === 'loading') return 'unknown';
    if (years !== 'unknown') return years.get(path) ?? 'uncommitted';
    this.#inVain.add(path);
    return 'unknown';
  }

  /** Has the history of a file's repository read, if that has not begun yet. */
  begin(path: Path): Years {
    const top = this.#topOf(dirname(path));
    if (top === undefined) return 'unknown';
    let years = this.#years.get(top);
    if (years === undefined) {
      years = 'loading';
      this.#years.set(top, years);
      this.#loading = Promise.all([this.#loading, this.#load(top)]);
    }
    return years;
  }

  /** Resolves when every repository asked for has been read; `undefined` when none is on its way. */
  settle(): Promise<void> | undefined {
    const loading = this.#loading;
    return loading?.then(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
  }

  /** For how many files there is no history to ask: no git, no repository, or a shallow one. */
  get askedInVain(): number {
    return this.#inVain.size;
  }

  #topOf(folder: Path): Path | undefined {
    if (this.#tops.has(folder)) return this.#tops.get(folder);
    const top = this.#files.exists(join(folder, '.git'))
      ? folder
      : folder === '/'
        ? undefined
        : this.#topOf(dirname(folder));
    this.#tops.set(folder, top);
    return top;
  }

  async #load(top: Path): Promise<void> {
    const state = await this.stateOf(top);
    this.#states.set(top, state);
    this.#years.set(top, await readYears(top, state));
    this.changes++;
  }

  /** What decides all years of a repository: its current commit, and whether its history is whole. */
  async stateOf(top: Path): Promise<string> {
    // git is loaded, and what starts it, only where there is a repository.
    const { git } = await import('./git.ts');
    const { code, out } = await git(toFile(top), ['rev-parse', '--is-shallow-repository', 'HEAD']);
    return `${code} ${out}`;
  }

  /** The states of the repositories that have been read. */
  states(): readonly (readonly [Path, string])[] {
    return [...this.#states];
  }
}

async function readYears(top: Path, state: string): Promise<Years> {
  const folder = toFile(top);
  // Without any commit, git says `false` and then fails.
  if (!/^\d+ false\n/.test(state)) return 'unknown';
  const { git } = await import('./git.ts');
  const log = await git(folder, firstYearsArguments);
  if (log.code === 0) return parseFirstYears(log.out, top);
  // A repository without any commit: nothing is committed yet.
  const head = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return head.code === 1 ? new Map() : 'unknown';
}
