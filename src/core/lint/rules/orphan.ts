import * as l10n from '#l10n';
import type { Book } from '../../book/book.ts';
import { chaptersOf } from '../../book/chapters.ts';
import { rangeBetween } from '../../text/document.ts';
import { extname, join, type Path, relative } from '../../text/path.ts';
import { range } from '../../text/range.ts';
import type { Fix } from '../finding.ts';
import { includedFiles } from '../included-files.ts';
import { defineBookRule, type LintContext } from '../rule.ts';

/** A page that was written but forgotten in SUMMARY.md is found before its class looks for it. */
export const orphan = defineBookRule({
  id: 'orphan',
  summary: 'Require every Markdown file of the book to stand in SUMMARY.md or in an include',
  severity: 'info',
  fixable: false,
  *check(book, context) {
    const { document } = book.summary;
    if (document === undefined) return;
    const chapters = chaptersOf(book.summary);
    const included = includedFiles(book, context);
    const exempt = new Set([
      document.path,
      join(book.source, '404.md'),
      join(book.source, book.config.input404),
    ]);
    for (const path of context.files.list(book.source)) {
      if (extname(path) !== '.md' || chapters.has(path) || included.has(path) || exempt.has(path)) continue;
      yield {
        path,
        range: range(0, 0, 0, 0),
        message: l10n.t(
          'This file is in no line of SUMMARY.md and in no include, so no page is made of it. Add it to SUMMARY.md, or delete it.',
        ),
        suggestions: [addToSummary(path, book, context)],
        related: [
          { path: document.path, range: range(0, 0, 0, 0), message: l10n.t('The chapters of this book') },
        ],
      };
    }
  },
});

/** A line after the chapter whose file stands nearest: the folder's own page, or the last of its chapters. */
function addToSummary(path: Path, book: Book, context: LintContext): Fix {
  const { document } = book.summary;
  const title = context.slide(path)?.headings[0]?.text ?? relative(book.source, path).replace(/\.md$/, '');
  const target = relative(book.source, path);
  const line = (indent: string) => `${indent}- [${title.replace(/[[\]\\]/g, '\\$&')}](${encodeURI(target)})`;
  const fixTitle = l10n.t('Add to SUMMARY.md');
  if (document === undefined) return { title: fixTitle, edits: [] };
  const neighbour = lastBeside(path, book);
  const place = neighbour === undefined ? undefined : document.lineStarts[neighbour.line + 1];
  const at = place ?? document.text.length;
  const before = at === document.text.length && !/(^|\n)$/.test(document.text) ? document.eol : '';
  const newText = `${before}${line(neighbour?.indent ?? '')}${document.eol}`;
  const edits = [{ range: rangeBetween(document, at, at), newText }];
  return { title: fixTitle, edits: [], elsewhere: [{ path: document.path, edits }] };
}

/** The last numbered chapter in the same folder, with its line's indent. */
function lastBeside(path: Path, book: Book): { line: number; indent: string } | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  let last: { line: number; indent: string } | undefined;
  for (const [other, chapter] of chaptersOf(book.summary)) {
    if (chapter.number.length === 0 || !other.startsWith(folder) || other.slice(folder.length).includes('/'))
      continue;
    const start = book.summary.document?.lineStarts[chapter.line] ?? 0;
    const indent = /^[ \t]*/.exec(book.summary.document?.text.slice(start) ?? '')?.[0] ?? '';
    last = { line: chapter.line, indent };
  }
  return last;
}
