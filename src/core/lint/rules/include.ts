import * as l10n from '#l10n';
import { chaptersOf } from '../../book/chapters.ts';
import { fileLines, parseSelection } from '../../book/include-lines.ts';
import type { Include, Slide } from '../../slide/slide.ts';
import { type Document, offsetAt, rangeBetween } from '../../text/document.ts';
import { dirname, isWithin, type Path, relative } from '../../text/path.ts';
import { respell } from '../address.ts';
import { type AnchorMark, anchorMarks } from '../anchors.ts';
import { blankInTarget, brokenIncludes, neverClosed } from '../broken-include.ts';
import { followInclude } from '../include-chain.ts';
import { misspelt } from '../include-kind.ts';
import { type IncludeTarget, includedFiles, includeTarget } from '../included-files.ts';
import { leadsNowhere } from '../leads-nowhere.ts';
import { nearestNames } from '../nearest.ts';
import { nearestPaths } from '../nearest-path.ts';
import { defineSlideRule, type Found, type LintContext } from '../rule.ts';

/** Code that the page was to show, and shows not, is found before the class sees the gap. */
export const include = defineSlideRule({
  id: 'include',
  summary: 'Require includes to name files, lines and anchors that exist, without going round in circles',
  severity: 'error',
  fixable: true,
  *check(slide, context) {
    if (!isExpanded(slide.document.path, context)) return;
    yield* brokenIncludes(slide, context);
    for (const found of slide.includes) {
      const open = neverClosed(found, slide);
      if (open !== undefined) {
        yield open;
        continue;
      }
      if (found.kind === 'unknown') yield* misspelt(found, slide, context);
      const target = includeTarget(found.kind, found.target, slide.document.path);
      if (target === undefined) continue;
      const file = context.document(target.path);
      if (file === undefined) {
        yield unreadable(found, target, slide, context);
        continue;
      }
      const problem = blankInTarget(found, file, slide) ?? selected(found, target, file, slide);
      if (problem !== undefined) yield problem;
      for (const below of followInclude(found, target, slide, context))
        if (below.path === undefined) yield below;
    }
  },
  *checkBook(book, context) {
    if (!book.config.links) return;
    for (const [path, includers] of includedFiles(book, context)) {
      const file = isWithin(book.root, path) ? context.document(path) : undefined;
      if (file !== undefined)
        yield* unpaired(
          file,
          includers.some(({ kind }) => kind === 'rustdoc_include'),
        );
    }
    for (const path of context.files.list(book.source)) {
      if (!isMarkdown(path) || !context.document(path)?.text.includes('{{')) continue;
      const slide = context.slide(path);
      if (slide !== undefined && slide.includes.length > 0) yield* inOtherFiles(slide, context);
    }
  },
});

/** Files beside the book's source are read as they are, unless a chapter is among them. */
function isExpanded(path: Path, { book }: LintContext): boolean {
  if (book === undefined) return true;
  return book.config.links && (isWithin(book.source, path) || chaptersOf(book.summary).has(path));
}

function isMarkdown(path: Path): boolean {
  return path.endsWith('.md');
}

/** What goes wrong in the files that a slide's includes name, where it stands in one of them. */
function* inOtherFiles(slide: Slide, context: LintContext): Iterable<Found & { readonly path: Path }> {
  for (const found of slide.includes) {
    const target = includeTarget(found.kind, found.target, slide.document.path);
    if (target === undefined) continue;
    for (const below of followInclude(found, target, slide, context)) {
      const { path } = below;
      if (path !== undefined) yield { ...below, path };
    }
  }
}

function unreadable(found: Include, target: IncludeTarget, slide: Slide, context: LintContext): Found {
  const range = wordRange(found, slide, 0, target.written.length);
  if (target.written === '')
    return {
      range,
      message: l10n.t(
        'This include names no file, so its text stands on the page as it is. Name one after the blank.',
      ),
    };
  const content = context.files.read(target.path);
  if (content.kind === 'unreadable') {
    return {
      range,
      message: l10n.t(
        '`{0}` cannot be read: {1}. The page shows this line as it is written.',
        target.written,
        content.reason,
      ),
    };
  }
  const message = l10n.t(
    'The file `{0}` does not exist, so the page shows this line as it is written.',
    target.written,
  );
  const folder = dirname(slide.document.path);
  const nearest = nearestPaths(target.path, candidates(target.path, context), slide.document.path);
  // An absolute path is one of this machine.
  const spell = (path: Path) =>
    target.written.startsWith('/')
      ? relative(folder, path)
      : respell(target.written, folder, path, context.book?.source ?? folder);
  return leadsNowhere(range, message, nearest, spell);
}

/** The files of the book, and those that stand where the missing one was looked for. */
function candidates(path: Path, { book, files }: LintContext): readonly Path[] {
  const beside = book !== undefined && isWithin(book.source, path) ? [] : files.list(dirname(path));
  return [...(book === undefined ? [] : files.list(book.source)), ...beside];
}

/** A part of the first word of the include's target. */
function wordRange({ targetRange }: Include, { document }: Slide, from: number, to: number): Found['range'] {
  const start = offsetAt(document, targetRange.start);
  return rangeBetween(document, start + from, start + to);
}

/** An anchor or lines that the file has not. */
function selected(found: Include, target: IncludeTarget, file: Document, slide: Slide): Found | undefined {
  if (target.selection === undefined || target.selection === '') return;
  const selection = parseSelection(target.selection);
  const from = target.written.length + 1;
  if (selection.kind === 'anchor') {
    const marks = anchorMarks(file);
    if (marks.some(({ end, name }) => !end && name === selection.name)) return;
    const range = wordRange(found, slide, from, from + selection.name.length);
    const message = l10n.t(
      '`{0}` has no anchor `{1}`, so the page shows nothing here.',
      target.written,
      selection.name,
    );
    const endOnly = marks.find(({ end, name }) => end && name === selection.name);
    if (endOnly !== undefined) {
      const related = [
        { path: file.path, range: endOnly.range, message: l10n.t('Its end is here, but not its start') },
      ];
      return { range, message: `${message} ${l10n.t('Only its `ANCHOR_END` is there.')}`, related };
    }
    const nearest = nearestNames(
      selection.name,
      marks.filter(({ end }) => !end).map(({ name }) => name),
    );
    return leadsNowhere(range, message, nearest);
  }
  const count = fileLines(file.text).length;
  const range = wordRange(found, slide, from, from + target.selection.length);
  const last = selection.end ?? selection.start + 1;
  if (selection.start >= count || last > count) {
    return { range, message: tooFew(target.written, count, selection.start < count) };
  }
  if (selection.end === undefined || selection.end > selection.start) return;
  return {
    range,
    message: l10n.t(
      'These lines end before they start, so the page shows nothing here. Write the first line before the last.',
    ),
  };
}

function tooFew(file: string, count: number, isPartThere: boolean): string {
  if (isPartThere)
    return count === 1
      ? l10n.t(
          '`{0}` has only one line, so the page shows fewer lines than named here. Name lines that it has, or an anchor.',
          file,
        )
      : l10n.t(
          '`{0}` has only {1} lines, so the page shows fewer lines than named here. Name lines that it has, or an anchor.',
          file,
          count,
        );
  return count === 1
    ? l10n.t(
        '`{0}` has only one line, so the page shows nothing here. Name lines that it has, or an anchor.',
        file,
      )
    : l10n.t(
        '`{0}` has only {1} lines, so the page shows nothing here. Name lines that it has, or an anchor.',
        file,
        count,
      );
}

/** Ends without a start, and anchors that start twice: mdBook then shows less than the author meant. */
function* unpaired(file: Document, mayReopen: boolean): Iterable<Found & { readonly path: Path }> {
  const open = new Set<string>();
  const seen = new Map<string, Found['range']>();
  for (const mark of anchorMarks(file)) {
    if (mark.end) {
      if (!open.delete(mark.name)) {
        yield {
          path: file.path,
          range: mark.range,
          message: l10n.t(
            'Nothing opens the anchor `{0}` that ends here, so an include of it shows nothing. Add its `ANCHOR` line, or delete this one.',
            mark.name,
          ),
        };
      }
      continue;
    }
    const first = seen.get(mark.name);
    const isOpen = open.has(mark.name);
    if (first !== undefined && (isOpen || !mayReopen)) {
      const related = [{ path: file.path, range: first, message: l10n.t('It is opened first here') }];
      yield { path: file.path, ...(isOpen ? openedInside(mark) : openedAgain(mark)), related };
    }
    if (first === undefined) seen.set(mark.name, mark.range);
    open.add(mark.name);
  }
}

function openedInside({ name, range }: AnchorMark): Found {
  const { start } = range;
  const at = { line: start.line, character: start.character + 'ANCHOR'.length };
  const edits = [{ range: { start: at, end: at }, newText: '_END' }];
  return {
    range,
    message: l10n.t(
      'The anchor `{0}` is opened here while it is open, so this line does nothing. Write `ANCHOR_END` where it ends, or delete this line.',
      name,
    ),
    suggestions: [{ title: l10n.t('End the anchor here'), edits }],
  };
}

function openedAgain({ name, range }: AnchorMark): Found {
  return {
    range,
    message: l10n.t(
      'The anchor `{0}` is opened a second time here, but an include of it shows only the first stretch. Give this one a name of its own.',
      name,
    ),
  };
}
