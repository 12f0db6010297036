import * as l10n from '#l10n';
import type { Chapter, Summary, SummaryProblem } from '../../book/book.ts';
import { chaptersOf } from '../../book/chapters.ts';
import { type Document, lineAt } from '../../text/document.ts';
import { dirname, isWithin, join, type Path } from '../../text/path.ts';
import { range } from '../../text/range.ts';
import { decode, respell } from '../address.ts';
import type { Fix } from '../finding.ts';
import { didYouMean } from '../nearest.ts';
import { nearestPaths } from '../nearest-path.ts';
import { defineBookRule, type Found, type LintContext } from '../rule.ts';

/** A chapter that would be lost from the book, or stop its build, is found at its line of SUMMARY.md. */
export const summary = defineBookRule({
  id: 'summary',
  summary: 'Require every line of SUMMARY.md to be a chapter, once, with a file, at the right depth',
  severity: 'error',
  fixable: true,
  *check(book, context) {
    const { document, problems } = book.summary;
    if (document === undefined) return;
    for (const problem of problems)
      yield { path: document.path, ...wording(problem, document, book.summary) };
    for (const chapter of chaptersOf(book.summary).values()) {
      const found = withoutFile(chapter, book.source, context);
      if (found !== undefined) yield { path: document.path, ...found };
    }
  },
});

function wording(problem: SummaryProblem, document: Document, summary: Summary): Found {
  const { detail } = problem;
  switch (problem.kind) {
    case 'duplicate':
      return {
        range: problem.range,
        message: sentences(
          l10n.t('This file is listed twice.'),
          detail,
          l10n.t('Take one of the two lines out.'),
        ),
      };
    case 'not-a-chapter':
      return { range: problem.range, message: sentences(l10n.t('This line is no chapter.'), detail) };
    case 'syntax':
      return {
        range: problem.range,
        message: sentences(l10n.t('This line stops the build of the book.'), detail),
      };
    case 'skipped-level': {
      const indent = rightIndent(problem, document, summary);
      const { line } = problem.range.start;
      const written = /^[ \t]*/.exec(lineAt(document, line))?.[0].length ?? 0;
      const message = sentences(
        l10n.t('This line is indented too far to be a chapter.'),
        detail,
        indent === 1
          ? l10n.t('The fix indents it by 1 space.')
          : l10n.t('The fix indents it by {0} spaces.', indent),
      );
      const newText = isIndentedByTabs(document, summary) ? '\t'.repeat(indent / 4) : ' '.repeat(indent);
      const edits = [{ range: range(line, 0, line, written), newText }];
      return { range: problem.range, message, fix: { title: l10n.t('Correct the indentation'), edits } };
    }
  }
}

function sentences(...each: readonly (string | undefined)[]): string {
  return each.filter((sentence) => sentence !== undefined).join(' ');
}

/**
 * How far the line is to be indented: below the chapter in whose folder it lies, unless others of that folder stand beside
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
  const isShifted = (from: number) => (written - from) % 4 === 0;
  const target = /\]\(<?([^)>]*)/.exec(lineAt(document, start.line))?.[1] ?? '';
  const folder = dirname(join('/', decode(target)));
  const standsBeside = ({ target: other, depth }: Chapter) =>
    depth === before.depth && dirname(join('/', decode(other))) === folder;
  const isBelowByFolder =
    isWithin(stemOf(before), folder) && ![...chaptersOf(summary).values()].some(standsBeside);
  if (written - below === 4 || isBelowByFolder) return below;
  const next = chapterAfter(start.line, summary);
  const fits = (indent: number) =>
    next === undefined || columns(next) <= indent || columns(next) === indent + below - beside;
  if (fits(below) !== fits(beside)) return fits(below) ? below : beside;
  if (isShifted(below) !== isShifted(beside)) return isShifted(below) ? below : beside;
  for (const [index, chapter] of above.entries()) {
    const next = above[index - 1];
    if (isWithin(stemOf(chapter), folder)) return next === undefined ? below : columns(next);
  }
  return folder === dirname(join('/', decode(before.target))) && folder !== '/' ? beside : below;
}

/** Width of a line's indentation; a tab reaches to the next column that four divides. */
function columnsOf(line: string): number {
  let columns = 0;
  for (const character of /^[ \t]*/.exec(line)?.[0] ?? '') {
    columns += character === '\t' ? 4 - (columns % 4) : 1;
  }
  return columns;
}

/** By how many columns this SUMMARY.md indents a level: by the fewest, since a level may be lost with its line. */
function stepOf(document: Document, summary: Summary): number {
  const steps = [...chaptersOf(summary).values()].flatMap((chapter) =>
    chapter.children.map(
      (child) => columnsOf(lineAt(document, child.line)) - columnsOf(lineAt(document, chapter.line)),
    ),
  );
  return steps.length === 0 ? 0 : Math.min(...steps);
}

/** Whether the chapters are indented by tabs. */
function isIndentedByTabs(document: Document, summary: Summary): boolean {
  return [...chaptersOf(summary).values()].some(({ line }) => lineAt(document, line).startsWith('\t'));
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

/** The folder in which a chapter's own chapters usually lie: `/a/b` for `a/b.md` and for `a/b/README.md`. */
function stemOf({ target }: Chapter): Path {
  return join('/', decode(target)).replace(/(\/README)?\.md$/, '');
}

function withoutFile(chapter: Chapter, source: Path, context: LintContext): Found | undefined {
  const { path, target, targetRange } = chapter;
  if (path === undefined) return;
  const content = context.files.read(path);
  if (content.kind === 'text') return;
  if (content.kind === 'unreadable') {
    return {
      range: targetRange,
      message: l10n.t(
        '`{0}` cannot be read: {1}. The book cannot be built without it.',
        target,
        content.reason,
      ),
    };
  }
  const text = `# ${chapter.title}\n`;
  const create: Fix = { title: l10n.t('Create {0}', target), edits: [], creates: [{ path, text }] };
  const chapters = chaptersOf(context.book?.summary ?? { document: undefined, items: [], problems: [] });
  const unlisted = context.files.list(source).filter((file) => file.endsWith('.md') && !chapters.has(file));
  const near = nearestPaths(path, unlisted, join(source, 'SUMMARY.md')).names.map((file) =>
    respell(target, source, file, source),
  );
  const message = l10n.t(
    'The chapter file `{0}` does not exist, so the book has an empty page or cannot be built.',
    target,
  );
  return {
    range: targetRange,
    message:
      near.length > 0
        ? message + didYouMean({ names: near, sure: undefined })
        : `${message} ${l10n.t('Create it, or correct its path.')}`,
    suggestions: [
      create,
      ...near.map((name) => ({
        title: l10n.t('Change to {0}', name),
        edits: [{ range: targetRange, newText: name }],
      })),
    ],
  };
}
