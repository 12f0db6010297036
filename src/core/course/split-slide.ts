import * as l10n from '#l10n';
import type { Book, Chapter } from '../book/book.ts';
import type { HeaderForm } from '../lint/house-headers.ts';
import { parseSlide } from '../slide/parse-slide.ts';
import type { Slide } from '../slide/slide.ts';
import { type Document, lineAt, positionAt, rangeBetween } from '../text/document.ts';
import type { FileEdits } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import { changeKeys } from './front-matter-edits.ts';
import { headerText, listChapter } from './new-slide.ts';

/** A split slide: edits of the old file and of SUMMARY.md, and the new file. */
export interface SlideSplit {
  readonly files: readonly FileEdits[];
  readonly created: { readonly path: Path; readonly text: string };
  /** What the new slide is called. */
  readonly title: string;
  /** The minutes of both halves; `undefined` when the slide stated none. */
  readonly minutes: { readonly first: number; readonly second: number } | undefined;
}

export interface SplitOptions {
  readonly document: Document;
  /** The zero-based line that becomes the new slide's first. */
  readonly line: number;
  readonly path: Path;
  /** The new slide's title; by default the heading it starts with, else the old one's with `(2)`. */
  readonly title?: string;
  readonly book: Book | undefined;
  /** The old slide's chapter; without it SUMMARY.md stays as it is. */
  readonly chapter: Chapter | undefined;
  readonly header: HeaderForm | undefined;
  readonly year: number;
}

/**
 * Splits a slide before a line: what stands from there on becomes a slide of its own, listed right after the old
 * one, with the same header; the minutes are divided by the length of both halves, notes counted, so that their sum stays. Or
 * a sentence, where the slide cannot be split there. Wait for `loadYaml()` before.
 */
export function splitSlide(options: SplitOptions): SlideSplit | { readonly refused: string } {
  const { document, line, book, chapter, path, year } = options;
  const slide = parseSlide(document);
  const at = document.lineStarts[line] ?? document.text.length;
  const refused = whyNot(slide, at);
  if (refused) return { refused };
  const { eol } = document;
  const rest = document.text.slice(at).trim();
  const heading = slide.headings.find((each) => each.range.start.line >= line);
  const startsWithHeading =
    heading !== undefined &&
    document.text.slice(at, offset(document, heading.range.start.line)).trim() === '';
  const title =
    options.title?.trim() ||
    (startsWithHeading && heading.text) ||
    `${slide.headings[0]?.text ?? 'Slide'} (2)`;
  const minutes = share(slide, at);
  const body = startsWithHeading
    ? raised(document, heading, rest, options.title)
    : `# ${title}${eol}${eol}${rest}`;
  const header =
    oldHeader(slide, at) ?? (options.header && headerText(options.header, year).replaceAll('\n', eol));
  const parts = [
    ...(minutes ? [['---', `minutes: ${minutes.second}`, '---'].join(eol)] : []),
    ...(header ? [header] : []),
    body,
  ];
  const files: FileEdits[] = [{ path: document.path, edits: oldEdits(document, at, minutes?.first) }];
  const listed = book && chapter ? listChapter(book, title, path, 'after', chapter) : undefined;
  if (listed) files.push(listed);
  return { files, created: { path, text: parts.join(eol + eol) + eol }, title, minutes };
}

function whyNot(slide: Slide, at: number): string | undefined {
  const { document } = slide;
  const head = document.text.slice(slide.bodyOffset, at).replace(/<!--[\s\S]*?-->/g, '');
  if (at <= slide.bodyOffset || head.trim() === '')
    return l10n.t('There is nothing to leave on this slide above the line. Split it further down.');
  if (document.text.slice(at).trim() === '')
    return l10n.t('There is nothing below the line for a new slide. Split it further up.');
  const { line } = positionAt(document, at);
  if (slide.codeBlocks.some(({ range }) => range.start.line < line && line <= range.end.line))
    return l10n.t('The line is inside a code block. Split the slide before or after the block.');
  if (slide.comments.some(({ range }) => range.start.line < line && line <= range.end.line))
    return l10n.t('The line is inside a comment. Split the slide before or after it.');
  const inNotes = slide.notes.some(
    ({ open, close }) => open.start.line < line && (!close || line <= close.end.line),
  );
  return inNotes
    ? l10n.t('The line is inside speaker notes. Split the slide before or after them.')
    : undefined;
}

/** Minutes by length of text, notes counted; each half that can have one gets at least a minute. */
function share(slide: Slide, at: number): SlideSplit['minutes'] {
  const minutes = slide.frontMatter?.minutes;
  if (minutes === undefined) return undefined;
  const { text } = slide.document;
  const above = weight(text.slice(slide.bodyOffset, at));
  const below = weight(text.slice(at));
  const second = Math.round((minutes * below) / Math.max(above + below, 1));
  const most = minutes > 1 ? minutes - 1 : minutes;
  const bounded = Math.min(Math.max(second, minutes > 1 ? 1 : 0), most);
  return { first: minutes - bounded, second: bounded };
}

function weight(text: string): number {
  return text.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, '').length;
}

/** The new slide's text with its first heading at level one. */
function raised(
  document: Document,
  heading: Slide['headings'][number],
  rest: string,
  title: string | undefined,
): string {
  const { eol } = document;
  const lines = rest.split(/\r\n|\n|\r/);
  const count = heading.range.end.line - heading.range.start.line + 1;
  const first = lineAt(document, heading.range.start.line).trim();
  const words = title ?? (first.startsWith('#') ? first.replace(/^#+[ \t]*/, '') : (lines[0] ?? '').trim());
  return [`# ${words}`, ...lines.slice(first.startsWith('#') ? 1 : count)].join(eol);
}

/** The header the old slide carries above the split. */
function oldHeader(slide: Slide, at: number): string | undefined {
  const { document } = slide;
  const comment = slide.comments.find(({ text }) => /^\s*(?:Copyright|SPDX-)/m.test(text));
  if (!comment?.ownLines) return undefined;
  const start = document.lineStarts[comment.range.start.line] ?? 0;
  return start < at
    ? document.text.slice(start, offset(document, comment.range.end.line + 1)).trimEnd()
    : undefined;
}

function oldEdits(document: Document, at: number, minutes: number | undefined): FileEdits['edits'] {
  const kept = document.text.slice(0, at).trimEnd();
  const final = /[\r\n]$/.test(document.text) ? document.eol : '';
  const cut = { range: rangeBetween(document, kept.length, document.text.length), newText: final };
  const change = minutes === undefined ? [] : changeKeys(document, new Map([['minutes', String(minutes)]]));
  return [...change, cut];
}

function offset(document: Document, line: number): number {
  return document.lineStarts[line] ?? document.text.length;
}
