import type { Book } from '../core/book/book.ts';
import { scheduleMarkdown, scheduleOf } from '../core/course/schedule.ts';
import type { ScheduleDiff } from '../core/course/schedule-diff.ts';
import { diffMarkdown } from '../core/course/schedule-diff-markdown.ts';
import { scheduleSince } from '../core/history/schedule-since.ts';
import { createLectern, type Lectern } from '../core/lectern.ts';
import { settled } from '../core/ports.ts';
import { loadYaml } from '../core/slide/yaml.ts';
import { dirname, join, type Path } from '../core/text/path.ts';
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
    const diff = await diffSince(since, book, lectern, host);
    io.out(json ? asJson(diff) : diffMarkdown(diff));
  } else {
    io.out(json ? asJson(scheduleOf(courses, book)) : scheduleMarkdown(courses));
  }
  return (await sayProblems(book, lectern, io, host)) ? exit.findings : exit.clean;
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

/** What changed since a revision; of a book that was not there then, everything is new. */
async function diffSince(since: string, book: Book, lectern: Lectern, host: NodeHost): Promise<ScheduleDiff> {
  const { findRevision } = await import('./changed-since.ts');
  const { filesAt } = await import('./git-files.ts');
  const revision = await findRevision(since, book.root);
  const past = { ...host, files: await filesAt(revision, book.root), history: undefined };
  return scheduleSince(book, lectern.courses(book), past);
}

/** Says why parts of a course could not be counted; whether there was anything to say. */
async function sayProblems(book: Book, lectern: Lectern, io: Io, host: NodeHost): Promise<boolean> {
  const paths = new Set(lectern.courses(book).problems.map(({ path }) => path));
  if (paths.size === 0) return false;
  const cwd = toPath('.', io.cwd);
  const findings = await settled(host, () => [...paths].flatMap((path) => lectern.check(path)));
  const told = findings.filter(({ rule, severity }) => rule === 'course-structure' && severity === 'error');
  for (const { path, range, message } of told) {
    io.err(`${shown(path, cwd)}:${range.start.line + 1}:${range.start.character + 1}: ${message}\n`);
  }
  return told.length > 0;
}
