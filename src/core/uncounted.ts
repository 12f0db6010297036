import type { Book } from './book/book.ts';
import { chaptersOf } from './book/written-chapters.ts';
import { createLectern, type Lectern } from './lectern.ts';
import type { Finding } from './lint/finding.ts';
import type { Host } from './ports.ts';
import { parseFrontMatter } from './slide/front-matter.ts';
import type { FrontMatterEntry } from './slide/slide.ts';
import type { Document } from './text/document.ts';
import { join, type Path } from './text/path.ts';

/** The rules that say why a chapter's time is not counted, or not as its author meant. */
const tellingRules = new Set(['summary', 'course-structure', 'front-matter-syntax', 'front-matter-value']);

/**
 * The findings that say which time of a book's courses is not counted, or stops mdbook-course, and why: of SUMMARY.md
 * first, then in the order of its chapters.
 */
export function uncountedFindings(book: Book, lectern: Lectern, host: Host): readonly Finding[] {
  const paths = filesInQuestion(book, lectern, host);
  if (paths.length === 0) return [];
  const asked = book.config.course ? lectern : createLectern(asCourse(book, host));
  return paths
    .flatMap((path) => asked.check(path))
    .filter(({ rule, severity }) => severity === 'error' && tellingRules.has(rule));
}

/** Few files in any book: all the rules need not run on the others. */
function filesInQuestion(book: Book, lectern: Lectern, { files }: Host): readonly Path[] {
  const { document, problems } = book.summary;
  const courses = lectern.courses(book);
  const chapters = chaptersOf(book);
  const misplaced = new Set(courses.problems.map(({ path }) => path));
  const paths: Path[] = [];
  if (document && (problems.length > 0 || chapters.some(({ path }) => !files.exists(path))))
    paths.push(document.path);
  for (const { path, depth } of chapters) {
    // mdbook-course reads the front matter of no other chapter.
    const visited = depth === 0 || courses.placeOf(path) !== undefined;
    const slide = visited ? lectern.document(path) : undefined;
    if (misplaced.has(path) || (slide && isRefused(slide))) paths.push(path);
  }
  return paths;
}

function isRefused(slide: Document): boolean {
  const frontMatter = parseFrontMatter(slide);
  if (!frontMatter) return false;
  const harmless = ['blank-lines-before', 'indented-fence'];
  return (
    frontMatter.problems.some(({ kind }) => !harmless.includes(kind)) ||
    frontMatter.entries.some(isRefusedValue)
  );
}

function isRefusedValue({ key, value, number, text }: FrontMatterEntry): boolean {
  if (value === null) return false;
  if (key === 'minutes' || key === 'target_minutes') return number === undefined;
  return (key === 'course' || key === 'session') && text === undefined;
}

/** The same files, where book.toml runs mdbook-course: who asks for a schedule means a course, and its rules hold. */
function asCourse(book: Book, host: Host): Host {
  const config = join(book.root, 'book.toml');
  const files: Host['files'] = {
    read(path) {
      const content = host.files.read(path);
      if (path !== config || content.kind !== 'text') return content;
      return { kind: 'text', text: `${content.text}\n[preprocessor.course]\n` };
    },
    exists: (path) => host.files.exists(path),
    list: (folder) => host.files.list(folder),
  };
  return { ...host, files };
}
