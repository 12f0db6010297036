import * as l10n from '#l10n';
import { type Document, lineAt } from '../text/document.ts';
import type { Path } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import type { Chapter, SummaryItem, SummaryProblem } from './book.ts';
import type { SummaryEvent } from './summary-events.ts';

const bulletedLink = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[.*\]\(.*\)/;
/** A link, or the start of one behind a bullet, whose rest stands on the next line. */
const chapterLike = /\[[^\]]*\]\(|^\s*(?:[-*+]|\d{1,9}[.)])\s*\[/;
const anyLink = /\[[^\]]*\]\([^)]*\)/;

/** Lines that look like chapters, or like anything, and that mdBook passes over in silence. */
export function leftOut(
  document: Document,
  events: readonly SummaryEvent[],
  taken: ReadonlySet<SummaryEvent>,
  items: readonly SummaryItem[],
): SummaryProblem[] {
  const chapters = flatten(items);
  const lines = new Map<number, SummaryProblem>();
  const reported = new Set(chapters.map((chapter) => chapter.line));
  const report = (line: number, said: string) => {
    const marked = line === 0 && document.text.startsWith('\uFEFF');
    // The file's title is not missed by anyone.
    if (lines.has(line) || (marked && /^\uFEFF#\s/.test(document.text))) return;
    const detail = marked
      ? l10n.t('The byte-order mark before it makes it text for mdBook: delete the mark.')
      : said;
    lines.set(line, lineProblem(document, line, detail, chapters));
  };
  let paragraph: { line: number; text: boolean; link: boolean } | undefined;
  for (const event of events) {
    if (event.kind === 'start' && event.tag === 'paragraph')
      paragraph = { line: event.line, text: false, link: false };
    else if (event.kind === 'text' && paragraph && event.text.trim() !== '' && !taken.has(event))
      paragraph.text = true;
    else if (event.kind === 'end' && event.tag === 'paragraph') {
      if (paragraph?.text && !paragraph.link && !reported.has(paragraph.line))
        report(
          paragraph.line,
          l10n.t('mdBook passes over it: only links, lists of links, parts and separators count.'),
        );
      paragraph = undefined;
    } else if (event.kind === 'start' && event.tag === 'link') {
      if (paragraph) paragraph.link = true;
      if (!taken.has(event)) report(event.line, dropped(event.line, chapters));
    } else if (event.kind === 'start' && event.tag === 'code') {
      for (let line = event.line; line <= event.lastLine; line++)
        if (chapterLike.test(lineAt(document, line)))
          report(line, l10n.t('mdBook takes it for a code block.'));
    } else if (event.kind === 'html') addHtml(event.text, event.line, report);
  }
  for (const chapter of chapters) {
    if (chapter.number.length === 0 && bulletedLink.test(lineAt(document, chapter.line)))
      report(
        chapter.line,
        l10n.t('mdBook takes it for a chapter without number: its indentation makes it text, not a list.'),
      );
  }
  return [...lines.values()];
}

/** Files that stand in SUMMARY.md twice; the later place is reported. */
export function duplicates(items: readonly SummaryItem[]): SummaryProblem[] {
  const first = new Map<Path, Chapter>();
  const problems: SummaryProblem[] = [];
  for (const chapter of flatten(items)) {
    if (chapter.path === undefined) continue;
    const earlier = first.get(chapter.path);
    if (!earlier) first.set(chapter.path, chapter);
    else {
      const detail = l10n.t`It stands in line ${earlier.line + 1} already; mdBook stops here.`;
      problems.push({ kind: 'duplicate', range: chapter.targetRange, detail });
    }
  }
  return problems;
}

/** All chapters in the order of the file, nested ones after their parent. */
function flatten(items: readonly SummaryItem[]): Chapter[] {
  const chapters: Chapter[] = [];
  const add = (chapter: Chapter): void => {
    chapters.push(chapter);
    for (const child of chapter.children) add(child);
  };
  for (const item of items) if (item.kind === 'chapter') add(item);
  return chapters;
}

function dropped(line: number, chapters: readonly Chapter[]): string {
  const owner = lastBefore(line, chapters);
  return owner
    ? l10n.t`mdBook drops it: it reads the line as more text of line ${owner.line + 1}.`
    : l10n.t('mdBook drops it.');
}

/** Comments hide what is in them on purpose; anything else in an HTML block that looks like a chapter is lost. */
function addHtml(html: string, firstLine: number, report: (line: number, detail: string) => void): void {
  if (/^\s*<!--/.test(html) && !html.includes('-->')) {
    report(firstLine, l10n.t('The comment is never closed: mdBook drops all that follows.'));
    return;
  }
  const visible = html.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const [index, line] of visible.split('\n').entries())
    if (anyLink.test(line)) report(firstLine + index, l10n.t('mdBook takes it for HTML.'));
}

function lineProblem(
  document: Document,
  line: number,
  detail: string,
  chapters: readonly Chapter[],
): SummaryProblem {
  const text = lineAt(document, line);
  const range: Range = {
    start: { line, character: Math.max(text.search(/\S/), 0) },
    end: { line, character: text.trimEnd().length },
  };
  if (!bulletedLink.test(text)) return { kind: 'not-a-chapter', range, detail };
  const indent = rightIndent(document, line, chapters);
  return columnsOf(text) > indent
    ? { kind: 'skipped-level', range, detail, indent }
    : { kind: 'not-a-chapter', range, detail };
}

/** The column where a child of the chapter before this line would start; 0 at the top. */
function rightIndent(document: Document, line: number, chapters: readonly Chapter[]): number {
  const owner = lastBefore(line, chapters);
  if (!owner || owner.number.length === 0) return 0;
  const text = lineAt(document, owner.line);
  const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(text)?.[0] ?? '';
  return columnsOf(text) + bullet.trim().length + Math.max(1, bullet.length - bullet.trimEnd().length);
}

/** Width of a line's indentation; a tab reaches to the next column that four divides. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (char === '\t') columns += 4 - (columns % 4);
    else if (char === ' ') columns++;
    else break;
  }
  return columns;
}

function lastBefore(line: number, chapters: readonly Chapter[]): Chapter | undefined {
  let low = 0;
  let high = chapters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chapters[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return chapters[low - 1];
}
