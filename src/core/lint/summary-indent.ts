import type { Chapter, Summary, SummaryProblem } from '../book/book.ts';
import { chaptersOf } from '../book/chapters.ts';
import { columnsOf } from '../book/summary-problems.ts';
import { type Document, lineAt } from '../text/document.ts';
import { dirname, isWithin, join, type Path } from '../text/path.ts';
import { decode } from './address.ts';

/** A bullet and its blank: text that starts four columns further right than this is no list below it. */
const bullet = 2;
const tab = 4;

/**
 * How far each line of SUMMARY.md that is indented too far is to be indented, in columns, by its number. A line that comes
 * right by itself once the line above it is right has no entry.
 */
export function rightIndents(document: Document, summary: Summary): ReadonlyMap<number, number> {
  const indents = new Map<number, number>();
  let run: { before: Chapter | undefined; readonly rights: Map<number, number>; last: number } | undefined;
  for (const problem of summary.problems) {
    if (problem.kind !== 'skipped-level') continue;
    const { line } = problem.range.start;
    const written = columnsOf(lineAt(document, line));
    const [before] = chainBefore(line, summary);
    const known = run?.before === before ? run : undefined;
    const right = (known && afterRun(written, known)) ?? rightIndent(problem, document, summary);
    if (right !== written) indents.set(line, right);
    run = known ?? { before, rights: new Map(), last: right };
    run.rights.set(written, right);
    run.last = right;
  }
  return indents;
}

/** Of a line below others that were too far right with it: as they are to be moved, or where it stands if that is right then. */
function afterRun(
  written: number,
  { rights, last }: { readonly rights: ReadonlyMap<number, number>; readonly last: number },
): number | undefined {
  const same = rights.get(written);
  if (same !== undefined) return same;
  const isRight = (columns: number) => columns >= 0 && columns < last + bullet + tab;
  if (isRight(written)) return written;
  const [first] = rights;
  const moved = first ? written - (first[0] - first[1]) : undefined;
  return moved !== undefined && isRight(moved) ? moved : undefined;
}

/** Whether the chapters are indented by tabs. */
export function isIndentedByTabs(document: Document, summary: Summary): boolean {
  return [...chaptersOf(summary).values()].some(({ line }) => lineAt(document, line).startsWith('\t'));
}

/**
 * How far a line is to be indented: below the chapter in whose folder it lies, unless others of that folder stand beside
 * it, else below or beside the one before it. The indentation of the next chapter may fit one of them only; a slip of the
 * Tab key shows itself as a shift by fours; where that says nothing, the folders do.
 */
function rightIndent(
  { range: { start }, indent = 0 }: SummaryProblem,
  document: Document,
  summary: Summary,
): number {
  const written = columnsOf(lineAt(document, start.line));
  const above = chainBefore(start.line, summary);
  const columns = (chapter: Chapter) => columnsOf(lineAt(document, chapter.line));
  const [before] = above;
  if (before === undefined || before.number.length === 0) return indent;
  const beside = columns(before);
  const below = Math.max(indent, beside + stepOf(document, summary));
  const target = /\]\(<?([^)>]*)/.exec(lineAt(document, start.line))?.[1] ?? '';
  const folder = dirname(join('/', decode(target)));
  const standsBeside = (other: Chapter) =>
    other.depth === before.depth && dirname(join('/', decode(other.target))) === folder;
  const isBelowByFolder = holds(before, folder) && ![...chaptersOf(summary).values()].some(standsBeside);
  // In a book that indents by a Tab's width, a Tab too many on a chapter below looks like two too many on one beside.
  const isAlike = below - beside === tab;
  if (isBelowByFolder || (written - below === tab && !isAlike)) return below;
  const next = chapterAfter(start.line, summary);
  const fits = (indent: number) =>
    next === undefined || columns(next) <= indent || columns(next) === indent + below - beside;
  if (fits(below) !== fits(beside)) return fits(below) ? below : beside;
  if (isAlike && next && columns(next) === below) return homeOf(next) === homeOf({ target }) ? below : beside;
  if (isAlike && homeOf(before) === homeOf({ target })) return beside;
  const isShifted = (from: number) => (written - from) % tab === 0;
  if (isShifted(below) !== isShifted(beside)) return isShifted(below) ? below : beside;
  for (const [index, chapter] of above.entries()) {
    const next = above[index - 1];
    if (holds(chapter, folder)) return next === undefined ? below : columns(next);
  }
  // A chapter below another is rarely alone there.
  return isAlike || (folder === dirname(join('/', decode(before.target))) && folder !== '/') ? beside : below;
}

/** By how many columns this SUMMARY.md indents a level most often, or least where that says nothing: a line may have taken its level with it. */
function stepOf(document: Document, summary: Summary): number {
  const times = new Map<number, number>();
  for (const chapter of chaptersOf(summary).values()) {
    const [child] = chapter.children;
    if (!child) continue;
    const step = columnsOf(lineAt(document, child.line)) - columnsOf(lineAt(document, chapter.line));
    times.set(step, (times.get(step) ?? 0) + 1);
  }
  const [most] = [...times].sort(([step, often], [other, times]) => times - often || step - other);
  return most?.[0] ?? 0;
}

/** The chapter before a line, its parent, and so on up. */
function chainBefore(line: number, summary: Summary): Chapter[] {
  const chain: Chapter[] = [];
  for (const chapter of chaptersOf(summary).values()) {
    if (chapter.line < line) chain[chapter.depth] = chapter;
    if (chapter.line < line) chain.length = chapter.depth + 1;
  }
  return chain.reverse();
}

function chapterAfter(line: number, summary: Summary): Chapter | undefined {
  return [...chaptersOf(summary).values()].find(
    (chapter) => chapter.line > line && chapter.number.length > 0,
  );
}

/** The folder in which a chapter's own chapters usually lie: `/a/b` for `a/b.md`, `a/b/README.md` and `a/b/index.md`. */
function stemOf({ target }: Pick<Chapter, 'target'>): Path {
  return join('/', decode(target)).replace(/(\/README|\/index)?\.md$/, '');
}

/** Whether a folder is a chapter's own, or lies in it; the book's first page owns none. */
function holds(chapter: Chapter, folder: Path): boolean {
  const stem = stemOf(chapter);
  return stem !== '' && isWithin(stem, folder);
}

/** The folder that a chapter shares with those beside it: `/a` for all of these. */
function homeOf(chapter: Pick<Chapter, 'target'>): Path {
  return dirname(stemOf(chapter));
}
