import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import type { FileContent, Files } from '../core/ports.ts';
import { basename, dirname, join, type Path } from '../core/text/path.ts';
import { ignoredBelow } from './ignored.ts';
import { toFile } from './native-path.ts';

type Kind = 'file' | 'folder';

const missing: FileContent = { kind: 'missing' };

/** Files of this machine, each read once: a command sees one state of the disk. */
export class NodeFiles implements Files {
  /** How often `put` has been called: nothing else changes an answer. */
  changes = 0;
  readonly #contents = new Map<Path, FileContent>();
  readonly #folders = new Map<Path, ReadonlyMap<string, Kind>>();
  readonly #listed = new Set<Path>();
  readonly #probed = new Set<Path>();
  readonly #lists = new Map<Path, readonly Path[]>();

  read(path: Path): FileContent {
    let content = this.#contents.get(path);
    if (!content) {
      content = this.exists(path) ? readText(path) : missing;
      this.#contents.set(path, content);
    }
    return content;
  }

  /** Makes a file have a text: what stands on standard input, or what has just been written. */
  put(path: Path, text: string): void {
    this.changes++;
    this.#contents.set(path, { kind: 'text', text });
  }

  exists(path: Path): boolean {
    return path === '/' || this.#contents.get(path)?.kind === 'text' || this.kindOf(path) !== undefined;
  }

  /** `undefined` when nothing stands there. Links count as what they lead to. */
  kindOf(path: Path): Kind | undefined {
    this.#probed.add(path);
    return path === '/' ? 'folder' : this.#entries(dirname(path)).get(basename(path));
  }

  list(folder: Path): readonly Path[] {
    let list = this.#lists.get(folder);
    if (!list) {
      const found: Path[] = [];
      this.#walk(folder, ignoredBelow(folder, this), found);
      list = found.sort();
      this.#lists.set(folder, list);
    }
    return list;
  }

  /** The folders of which everything has been listed. */
  listedFolders(): readonly Path[] {
    return [...this.#listed];
  }

  /** What has been looked for by name, in folders that were not listed. */
  probed(): readonly Path[] {
    return [...this.#probed].filter((path) => !this.#listed.has(dirname(path)));
  }

  /** The files that have been read, or looked for to read. */
  askedFiles(): readonly Path[] {
    return [...this.#contents.keys()];
  }

  /** All that is known of a folder, as one text: names, kinds, and which of them are links to folders. */
  listing(folder: Path): string {
    const entries = [...this.#entries(folder)].sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify(
      entries.map(([name, kind]) => [name, kind, this.#links.has(join(folder, name)) ? 'link' : '']),
    );
  }

  #walk(folder: Path, ignored: ReturnType<typeof ignoredBelow>, found: Path[]): void {
    const rules = ignored.enter(folder);
    this.#listed.add(folder);
    for (const [name, kind] of this.#entries(folder)) {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      if (rules.ignores(path, kind === 'folder')) continue;
      if (kind === 'file') found.push(path);
      else if (!this.#links.has(path)) this.#walk(path, rules, found);
    }
  }

  /** Folders that are links: they are not walked, for they may lead in circles. */
  readonly #links = new Set<Path>();

  #entries(folder: Path): ReadonlyMap<string, Kind> {
    let entries = this.#folders.get(folder);
    if (!entries) {
      entries = this.#readFolder(folder);
      this.#folders.set(folder, entries);
    }
    return entries;
  }

  #readFolder(folder: Path): ReadonlyMap<string, Kind> {
    const entries = new Map<string, Kind>();
    let found: Dirent[];
    try {
      found = readdirSync(toFile(folder) || '/', { withFileTypes: true });
    } catch {
      return entries;
    }
    for (const entry of found) {
      const kind = entry.isSymbolicLink() ? this.#follow(`${folder}/${entry.name}`) : kindOf(entry);
      if (kind) entries.set(entry.name, kind);
    }
    return entries;
  }

  #follow(path: Path): Kind | undefined {
    try {
      const kind = kindOf(statSync(toFile(path)));
      if (kind === 'folder') this.#links.add(path.replace(/^\/\//, '/'));
      return kind;
    } catch {
      return undefined;
    }
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): Kind | undefined {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : undefined;
}

function readText(path: Path): FileContent {
  try {
    const bytes = readFileSync(toFile(path));
    if (!isUtf8(bytes)) return { kind: 'unreadable', reason: 'it is not UTF-8 text' };
    return { kind: 'text', text: bytes.toString('utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return missing;
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Why the system refused, as a clause for people. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'reading or writing it is not permitted';
  if (code === 'EROFS') return 'its file system is read-only';
  if (code === 'ENOSPC') return 'there is no room left on the disk';
  if (code === 'ENOENT') return 'it does not exist';
  return code ?? message;
}
