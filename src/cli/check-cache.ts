import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import nodePath from 'node:path';
import type { Path } from '../core/text/path.ts';
import type { Found, Run } from './find-all.ts';
import { type Io, UsageError } from './io.ts';
import { toPath } from './native-path.ts';
import { reasonOf } from './node-files.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';

/** What a check asked of the machine, as digests of the answers. */
interface Asked {
  readonly folders: readonly (readonly [Path, string])[];
  readonly kinds: readonly (readonly [Path, string])[];
  readonly contents: readonly (readonly [Path, string])[];
  /** The state of each repository whose history was read. */
  readonly histories: readonly (readonly [Path, string])[];
}

/** One check as it is kept. */
interface Entry {
  readonly key: string;
  readonly asked: Asked;
  readonly found: Found;
}

/**
 * The file of `--cache`: the last check with these arguments, and everything it asked of the machine. It is given again
 * only where every answer is still the same, so that it cannot differ from a new one. Whatever else a file holds is
 * taken for nothing; a new one is renamed into its place whole, so that runs at the same time do not hurt each other.
 */
export class CheckCache {
  readonly #io: Io;
  readonly #host: NodeHost;
  readonly #key: string;
  readonly #file: string;

  constructor(given: Given, io: Io, host: NodeHost, version: string) {
    this.#io = io;
    this.#host = host;
    const arguments_ = JSON.stringify([io.cwd, given.paths, given.all('rule'), given.text('config')]);
    this.#key = JSON.stringify([version, host.build, host.year, arguments_]);
    const location = given.text('cache-location');
    this.#file =
      location === undefined
        ? nodePath.join(
            cacheFolder(io),
            'lectern',
            'checks',
            `${createHash('sha256').update(arguments_).digest('hex')}.json`,
          )
        : nodePath.resolve(io.cwd, location);
  }

  /** What was found the last time; `undefined` when there is no such time, or anything has changed since. */
  async recall(): Promise<Found | undefined> {
    const entry = readEntry(this.#file);
    if (entry?.key !== this.#key) return undefined;
    const { files, history } = this.#host;
    const { folders, kinds, contents, histories } = entry.asked;
    if (!folders.every(([path, known]) => digest(files.listing(path)) === known)) return undefined;
    if (!kinds.every(([path, known]) => (files.kindOf(path) ?? '') === known)) return undefined;
    if (!contents.every(([path, known]) => digestOf(files.read(path)) === known)) return undefined;
    for (const [top, known] of histories) if ((await history.stateOf(top)) !== known) return undefined;
    return entry.found;
  }

  /** Keeps what was found for the next time; gives it back. */
  keep({ found, lasts, concerns }: Run): Found {
    const { files, history } = this.#host;
    const asked: Asked = {
      folders: files.listedFolders().map((path) => [path, digest(files.listing(path))]),
      kinds: files.probed().map((path) => [path, files.kindOf(path) ?? '']),
      contents: files.askedFiles().map((path) => [path, digestOf(files.read(path))]),
      histories: history.states(),
    };
    if (concerns(toPath(this.#file, '/')))
      throw new UsageError('--cache-location must lie outside of the course and of what is checked.');
    if (!lasts) return found;
    try {
      writeEntry(this.#file, { key: this.#key, asked, found });
    } catch (error) {
      this.#io.err(`lectern: The cache ${this.#file} was not written: ${reasonOf(error)}.\n`);
    }
    return found;
  }
}

/** Where this system's programs keep what they can make again. */
function cacheFolder({ env }: Pick<Io, 'env'>): string {
  if (env.XDG_CACHE_HOME && nodePath.isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA;
  return nodePath.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function digestOf(content: ReturnType<NodeHost['files']['read']>): string {
  if (content.kind === 'text') return digest(content.text);
  return content.kind === 'missing' ? content.kind : `${content.kind}: ${content.reason}`;
}

/** The first line is the digest of the rest: half a file, or one that somebody has edited, is no entry. */
function readEntry(file: string): Entry | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const rest = text.slice(end + 1);
    return digest(rest) === text.slice(0, end) ? (JSON.parse(rest) as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function writeEntry(file: string, entry: Entry): void {
  const rest = JSON.stringify(entry);
  const beside = `${file}.${process.pid}`;
  mkdirSync(nodePath.dirname(file), { recursive: true });
  try {
    writeFileSync(beside, `${digest(rest)}\n${rest}`);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
