import { firstYearsArguments, parseFirstYears } from '../core/history/first-years.ts';
import type { Files, History } from '../core/ports.ts';
import { dirname, join, type Path } from '../core/text/path.ts';
import { git } from './git.ts';
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
    this.#years.set(top, await readYears(top));
    this.changes++;
  }
}

async function readYears(top: Path): Promise<Years> {
  const folder = toFile(top);
  const shallow = await git(folder, ['rev-parse', '--is-shallow-repository']);
  if (shallow.code !== 0 || shallow.out.trim() !== 'false') return 'unknown';
  const log = await git(folder, firstYearsArguments);
  if (log.code === 0) return parseFirstYears(log.out, top);
  // A repository without any commit: nothing is committed yet.
  const head = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return head.code === 1 ? new Map() : 'unknown';
}
