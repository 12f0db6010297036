import type { Book, Chapter } from '../book/book.ts';
import type { HeaderForm } from '../lint/house-headers.ts';
import type { FileEdits } from '../text/edit.ts';
import { dirname, type Path, relative } from '../text/path.ts';
import { blockOf, childMarker, editToLines, linesOf, type Marker, markerOf } from './summary-lines.ts';
import { yamlText } from './yaml-text.ts';

/** What a new slide starts with. */
export interface NewSlide {
  readonly title: string;
  /** Minutes to state; `undefined` for none. */
  readonly minutes?: number | undefined;
  readonly course?: string | undefined;
  readonly session?: string | undefined;
  /** The header the book's pages carry, and the year to put in it. */
  readonly header?: HeaderForm | undefined;
  readonly year: number;
  readonly eol?: '\n' | '\r\n';
}

/** The text of a new slide: front matter where there is something to say, header, heading. Ends with a line end. */
export function newSlideText(slide: NewSlide): string {
  const keys = [
    ...(slide.course === undefined ? [] : [`course: ${yamlText(slide.course)}`]),
    ...(slide.session === undefined ? [] : [`session: ${yamlText(slide.session)}`]),
    ...(slide.minutes === undefined ? [] : [`minutes: ${slide.minutes}`]),
  ];
  const parts = [
    ...(keys.length > 0 ? [['---', ...keys, '---'].join('\n')] : []),
    ...(slide.header ? [headerText(slide.header, slide.year)] : []),
    `# ${slide.title.trim()}`,
  ];
  return `${parts.join('\n\n')}\n`.replaceAll('\n', slide.eol ?? '\n');
}

/** The house header of a page with its year, without a line end at its end. */
export function headerText(header: HeaderForm, year: number): string {
  return header.text.replaceAll('{year}', String(year)).trimEnd();
}

/** A file name for a title: `What's new?` becomes `whats-new.md`; letters of every script stay. */
export function slideFileName(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${words || 'slide'}.md`;
}

/**
 * Where a slide of this title is best put: below a segment `x.md` in the folder `x`, beside another slide in its
 * folder. A name that `exists` is counted up (`loops-2.md`).
 */
export function slidePath(
  title: string,
  place: 'before' | 'after' | 'into',
  target: Chapter,
  book: Book,
  exists: (path: Path) => boolean,
): Path {
  const beside = target.path ?? book.source;
  const sibling = target.children.find((child) => child.path !== undefined)?.path;
  const folder =
    place !== 'into'
      ? dirname(target.path ?? `${book.source}/x`)
      : sibling !== undefined
        ? dirname(sibling)
        : /\/(?:README|index)\.md$/i.test(beside)
          ? dirname(beside)
          : beside.replace(/\.md$/i, '');
  const name = slideFileName(title);
  for (let count = 1; ; count++) {
    const path = `${folder === '/' ? '' : folder}/${count === 1 ? name : name.replace(/\.md$/, `-${count}.md`)}`;
    if (!exists(path)) return path;
  }
}

/** The edit of SUMMARY.md that lists a new chapter at a place; `undefined` when the book has no SUMMARY.md. */
export function listChapter(
  book: Book,
  title: string,
  path: Path,
  place: 'before' | 'after' | 'into',
  target: Chapter,
): FileEdits | undefined {
  const { summary, source } = book;
  const { document } = summary;
  if (!document) return undefined;
  const lines = linesOf(document);
  const marker = place === 'into' ? childMarker(target, summary, lines) : markerOf(lines[target.line] ?? '');
  const block = blockOf(target, lines);
  const at = place === 'before' ? block.start : block.end;
  const line = chapterLine(marker, title, relative(source, path)) + document.eol;
  return { path: document.path, edits: editToLines(document, lines.toSpliced(at, 0, line)) };
}

/** A new last chapter of a book without any to stand beside; after a blank line. */
export function listFirstChapter(book: Book, title: string, path: Path): FileEdits | undefined {
  const { document } = book.summary;
  if (!document) return undefined;
  const lines = linesOf(document);
  const marker = { indent: '', bullet: '-', gap: ' ' };
  const line = chapterLine(marker, title, relative(book.source, path)) + document.eol;
  const blank = lines.length > 0 && (lines.at(-1) ?? '').trim() !== '' ? [document.eol] : [];
  return { path: document.path, edits: editToLines(document, [...lines, ...blank, line]) };
}

function chapterLine({ indent, bullet, gap }: Marker, title: string, file: string): string {
  const label = title.trim().replace(/[\\[\]]/g, '\\$&');
  const address = /[\s()<>]/.test(file) ? `<${file.replace(/[<>\\]/g, '\\$&')}>` : file;
  return `${indent}${bullet}${gap}[${label}](${address})`;
}
