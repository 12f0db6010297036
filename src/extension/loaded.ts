import type { Path } from '../core/text/path.ts';

/**
 * What is known of files, loaded one by one: an answer is given at once, and what could not be given, or is out of
 * date, is remembered until `settle` loads it. Loads are shared, so that each waits for no more than it asked for.
 */
export class Loaded<T> {
  readonly #load: (path: Path) => Promise<T>;
  readonly #arrived: (path: Path) => void;
  readonly #known = new Map<Path, T>();
  /** Known, but not any more for sure: what was known stands until it has been loaded again, so that nobody sees a gap. */
  readonly #stale = new Set<Path>();
  readonly #asked = new Set<Path>();
  readonly #loading = new Map<Path, Promise<void>>();

  /** `load` never rejects; `arrived` is called when what it gave is known. */
  constructor(load: (path: Path) => Promise<T>, arrived: (path: Path) => void) {
    this.#load = load;
    this.#arrived = arrived;
  }

  /** What is known now; `undefined` before it has been loaded. */
  get(path: Path): T | undefined {
    const known = this.#known.get(path);
    if (known === undefined || this.#stale.has(path)) this.#asked.add(path);
    return known;
  }

  /** What is known now, without asking for more. */
  peek(path: Path): T | undefined {
    return this.#known.get(path);
  }

  /** Everything of which something is known. */
  keys(): Iterable<Path> {
    return this.#known.keys();
  }

  /** Makes something stand until it has been loaded. */
  putStale(path: Path, value: T): void {
    this.#known.set(path, value);
    this.touch(path);
  }

  /** Something happened to the file: it is loaded again by who asks next, even where a load is on its way. */
  touch(path: Path): void {
    if (this.#known.has(path)) this.#stale.add(path);
    this.#loading.delete(path);
  }

  /** The loads of everything asked for in vain since the last call. */
  settle(): Promise<void>[] {
    const work = [...this.#asked].map((path) => this.#loading.get(path) ?? this.#start(path));
    this.#asked.clear();
    return work;
  }

  #start(path: Path): Promise<void> {
    const loading: Promise<void> = this.#load(path).then((value) => {
      // A load that something has overtaken says nothing any more.
      if (this.#loading.get(path) !== loading) return;
      this.#loading.delete(path);
      this.#stale.delete(path);
      this.#known.set(path, value);
      this.#arrived(path);
    });
    this.#loading.set(path, loading);
    return loading;
  }
}
