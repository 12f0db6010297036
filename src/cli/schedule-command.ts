import type { Book } from '../core/book/book.ts';
import { chaptersOf } from '../core/book/written-chapters.ts';
import { scheduleMarkdown, scheduleOf } from '../core/course/schedule.ts';
import type { ScheduleDiff } from '../core/course/schedule-diff.ts';
import { diffMarkdown } from '../core/course/schedule-diff-markdown.ts';
import { scheduleSince } from '../core/history/schedule-since.ts';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import { dirname, join, type Path } from '../core/text/path.ts';
import { uncountedFindings } from '../core/uncounted.ts';
import { exit, type Io, UsageError } from './io.ts';
import { toPath } from './native-path.ts';
import type { NodeHost } from './node-host.ts';
import type { Given } from './options.ts';
import { shown } from './report.ts';

/** `lectern schedule`. */
export async function schedule(given: Given, io: Io, host: NodeHost): Promise<number> {
  if (given.paths.length > 1) throw new UsageError('Name one folder: lectern schedule [DIR].');
  await loadYaml();
  const lectern = createLectern(host);
  const where = given.paths[0] ?? '.';
  const folder = folderOf(where, toPath(where, io.cwd), host);
  const book = findBookIn(where, folder, lectern, host, toPath('.', io.cwd));
  const courses = await settled(host, () => lectern.courses(book));
  const json = given.text('format') === 'json';
  const since = given.text('since');
  if (since !== undefined) {
    const diff = await diffSince(since, book, lectern, io, host);
    io.out(json ? asJson(diff) : diffMarkdown(diff));
  } else {
    io.out(json ? asJson(scheduleOf(courses, book)) : scheduleMarkdown(courses));
  }
  return await sayProblems(book, lectern, io, host);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function folderOf(given: string, path: Path, { files }: NodeHost): Path {
  const kind = files.kindOf(path);
  if (kind === undefined) throw new UsageError(`There is no folder ${given}.`);
  return kind === 'file' ? dirname(path) : path;
}

/** The book a folder is in, or the only one below it. */
function findBookIn(given: string, folder: Path, lectern: Lectern, { files }: NodeHost, cwd: Path): Book {
  const above = lectern.bookOf(join(folder, 'SUMMARY.md'));
  if (above) return above;
  const below = new Map<Path, Book>();
  for (const path of files.list(folder)) {
    if (!/\/(?:book\.toml|SUMMARY\.md)$/.test(path)) continue;
    const book = lectern.bookOf(path);
    if (book) below.set(book.root, book);
  }
  const [first, second] = below.values();
  if (!first) throw new UsageError(`There is no book in ${given}: neither book.toml nor SUMMARY.md.`);
  if (second) {
    const names = [...below.keys()].map((root) => shown(root, cwd)).join(', ');
    throw new UsageError(`There are several books in ${given}: ${names}. Name one of them.`);
  }
  return first;
}

/** What changed since a revision; says so where the book was not there then, or lay elsewhere. */
async function diffSince(
  since: string,
  book: Book,
  lectern: Lectern,
  io: Io,
  host: NodeHost,
): Promise<ScheduleDiff> {
  const { findRevision } = await import('./changed-since.ts');
  const { filesAt } = await import('./git-files.ts');
  const revision = await findRevision(since, book.root);
  const past = { ...host, files: await filesAt(revision), history: undefined };
  const { diff, before } = scheduleSince(book, lectern.courses(book), past, (path) =>
    host.files.exists(path),
  );
  if (!before) io.err(`lectern: This book was not there at ${since}, so all of it is new.\n`);
  else if (before.root !== book.root)
    io.err(`lectern: This book lay in ${shown(before.root, toPath('.', io.cwd))} at ${since}.\n`);
  return diff;
}

/** Says why parts of a course could not be counted, and gives the exit code that this means. */
async function sayProblems(book: Book, lectern: Lectern, io: Io, host: NodeHost): Promise<number> {
  const cwd = toPath('.', io.cwd);
  const findings = await settled(host, () => uncountedFindings(book, lectern, host));
  for (const { path, range, message } of [...configProblems(book), ...findings])
    io.err(`${shown(path, cwd)}:${range.start.line + 1}:${range.start.character + 1}: ${message}\n`);
  const unread = unreadableFiles(book, host, cwd);
  for (const sentence of unread) io.err(`lectern: ${sentence}\n`);
  if (unread.length > 0) return exit.wrong;
  return findings.length + book.config.problems.length > 0 ? exit.findings : exit.clean;
}

/** What book.toml gets wrong: where it says so, the chapters may lie in another folder than it means. */
function configProblems({ root, config }: Book) {
  return config.problems.map((problem) => ({ ...problem, path: join(root, 'book.toml') }));
}

/** A sentence on each file of the book that cannot be read. */
function unreadableFiles(book: Book, { files }: NodeHost, cwd: Path): string[] {
  const summary = join(book.source, 'SUMMARY.md');
  if (!files.exists(summary)) return [`There is no ${shown(summary, cwd)}, so the book has no chapters.`];
  const paths = [join(book.root, 'book.toml'), summary, ...chaptersOf(book).map(({ path }) => path)];
  return paths.flatMap((path) => {
    const content = files.read(path);
    if (content.kind === 'unreadable') return [`${shown(path, cwd)} cannot be read: ${content.reason}.`];
    return files.kindOf(path) === 'folder' ? [`${shown(path, cwd)} is a folder, not a chapter’s file.`] : [];
  });
}
