import * as l10n from '#l10n';
import type { Chapter, SummaryProblem } from '../../book/book.ts';
import { chaptersOf } from '../../book/chapters.ts';
import { type Document, lineAt } from '../../text/document.ts';
import { join, type Path } from '../../text/path.ts';
import { range } from '../../text/range.ts';
import { respell } from '../address.ts';
import type { Fix } from '../finding.ts';
import { didYouMean } from '../nearest.ts';
import { nearestPaths } from '../nearest-path.ts';
import { defineBookRule, type Found, type LintContext } from '../rule.ts';
import { isIndentedByTabs, rightIndents } from '../summary-indent.ts';

/** A chapter that would be lost from the book, or stop its build, is found at its line of SUMMARY.md. */
export const summary = defineBookRule({
  id: 'summary',
  summary: 'Require every line of SUMMARY.md to be a chapter, once, with a file, at the right depth',
  severity: 'error',
  fixable: true,
  *check(book, context) {
    const { document, problems } = book.summary;
    if (document === undefined) return;
    const indents = rightIndents(document, book.summary);
    const byTabs = problems.length > 0 && isIndentedByTabs(document, book.summary);
    for (const problem of problems) {
      const indent = indents.get(problem.range.start.line);
      if (problem.kind === 'skipped-level' && indent === undefined) continue;
      yield { path: document.path, ...wording(problem, document, { indent: indent ?? 0, byTabs }) };
    }
    for (const chapter of chaptersOf(book.summary).values()) {
      const found = withoutFile(chapter, book.source, context);
      if (found !== undefined) yield { path: document.path, ...found };
    }
  },
});

function wording(
  problem: SummaryProblem,
  document: Document,
  { indent, byTabs }: { readonly indent: number; readonly byTabs: boolean },
): Found {
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
      const { line } = problem.range.start;
      const written = /^[ \t]*/.exec(lineAt(document, line))?.[0].length ?? 0;
      const message = sentences(
        l10n.t('This line is indented too far to be a chapter.'),
        detail,
        indent === 1
          ? l10n.t('The fix indents it by 1 space.')
          : l10n.t('The fix indents it by {0} spaces.', indent),
      );
      const newText = byTabs ? '\t'.repeat(indent / 4) : ' '.repeat(indent);
      const edits = [{ range: range(line, 0, line, written), newText }];
      return { range: problem.range, message, fix: { title: l10n.t('Correct the indentation'), edits } };
    }
  }
}

function sentences(...each: readonly (string | undefined)[]): string {
  return each.filter((sentence) => sentence !== undefined).join(' ');
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
