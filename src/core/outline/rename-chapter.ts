import type { Chapter } from '../book/book.ts';
import type { Slide } from '../slide/slide.ts';
import { type Document, textOf } from '../text/document.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import { range } from '../text/range.ts';

/**
 * The edits that give a chapter another title: its line in SUMMARY.md and, where the slide's own first heading
 * says the same, that heading too. `undefined` when the line holds no link.
 */
export function renameChapter(
  summary: Document,
  chapter: Chapter,
  slide: Slide | undefined,
  title: string,
): readonly { readonly path: Path; readonly edits: readonly TextEdit[] }[] | undefined {
  const { labelRange } = chapter;
  const old = textOf(summary, labelRange);
  if (old === '') return undefined;
  const escaped = title.replace(/[[\]\\]/g, '\\$&');
  const changes = [{ path: summary.path, edits: [{ range: labelRange, newText: escaped }] }];
  const heading = slide?.headings.find(({ level }) => level === 1);
  if (slide && heading && heading.range.start.line === heading.range.end.line) {
    const written = textOf(slide.document, heading.range);
    const at = written.indexOf(old);
    if (at >= 0 && written.replace(/^#\s*/, '').replace(/\s*(\{[^}]*\})?\s*#*$/, '') === old) {
      const { line: row, character } = heading.range.start;
      const place = range(row, character + at, row, character + at + old.length);
      changes.push({ path: slide.document.path, edits: [{ range: place, newText: title }] });
    }
  }
  return changes;
}
