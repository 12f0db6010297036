import type { Chapter, SummaryProblem } from '../../book/book.ts';
import { type Document, lineAt } from '../../text/document.ts';
import { dirname, join, type Path } from '../../text/path.ts';
import { range } from '../../text/range.ts';
import { decode, respell } from '../address.ts';
import { chaptersOf } from '../chapters.ts';
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

function wording(
  problem: SummaryProblem,
  document: Document,
  summary: Parameters<typeof chaptersOf>[0],
): Found {
  const detail = problem.detail === undefined ? '' : ` ${problem.detail}`;
  switch (problem.kind) {
    case 'duplicate':
      return {
        range: problem.range,
        message: `This file is listed twice.${detail} Take one of the two lines out.`,
      };
    case 'not-a-chapter':
      return { range: problem.range, message: `This line is no chapter.${detail}` };
    case 'syntax':
      return { range: problem.range, message: `This line stops the build of the book.${detail}` };
    case 'skipped-level': {
      const indent = rightIndent(problem, document, summary);
      const { line } = problem.range.start;
      const written = /^[ \t]*/.exec(lineAt(document, line))?.[0].length ?? 0;
      const message = `This line is indented too far to be a chapter.${detail} The fix indents it by ${indent} ${indent === 1 ? 'space' : 'spaces'}.`;
      const edits = [{ range: range(line, 0, line, written), newText: ' '.repeat(indent) }];
      return { range: problem.range, message, fix: { title: 'Correct the indentation', edits } };
    }
  }
}

/**
 * How far the line is to be indented: beside a chapter whose folder it shares, below one whose folder it lies in, else
 * one level below the chapter before it.
 */
function rightIndent(
  { range: { start }, indent = 0 }: SummaryProblem,
  document: Document,
  summary: Parameters<typeof chaptersOf>[0],
): number {
  const target = /\]\(<?([^)>]*)/.exec(lineAt(document, start.line))?.[1] ?? '';
  const folder = dirname(join('/', decode(target)));
  let before: Chapter | undefined;
  for (const chapter of chaptersOf(summary).values()) if (chapter.line < start.line) before = chapter;
  if (before === undefined) return indent;
  const columns = /^[ \t]*/.exec(lineAt(document, before.line))?.[0].replaceAll('\t', '    ').length ?? 0;
  if (before.number.length === 0 || columns > indent) return indent;
  const other = join('/', decode(before.target));
  const isBelow = folder === other.replace(/\.md$/, '');
  return folder === dirname(other) && folder !== '/' && !isBelow ? columns : indent;
}

function withoutFile(chapter: Chapter, source: Path, context: LintContext): Found | undefined {
  const { path, target, targetRange } = chapter;
  if (path === undefined) return;
  const content = context.files.read(path);
  if (content.kind === 'text') return;
  if (content.kind === 'unreadable') {
    return {
      range: targetRange,
      message: `\`${target}\` cannot be read: ${content.reason}. The book cannot be built without it.`,
    };
  }
  const text = `# ${chapter.title}\n`;
  const create: Fix = { title: `Create ${target}`, edits: [], creates: [{ path, text }] };
  const chapters = chaptersOf(context.book?.summary ?? { document: undefined, items: [], problems: [] });
  const unlisted = context.files.list(source).filter((file) => file.endsWith('.md') && !chapters.has(file));
  const near = nearestPaths(path, unlisted, join(source, 'SUMMARY.md')).names.map((file) =>
    respell(target, source, file, source),
  );
  const message = `The chapter file \`${target}\` does not exist, so the book has an empty page or cannot be built.`;
  return {
    range: targetRange,
    message:
      near.length > 0
        ? message + didYouMean({ names: near, sure: undefined })
        : `${message} Create it, or correct its path.`,
    suggestions: [
      create,
      ...near.map((name) => ({ title: `Change to ${name}`, edits: [{ range: targetRange, newText: name }] })),
    ],
  };
}
