/** A piece of the page and the zero-based source line it starts at; pixels are counted from the page's top. */
export interface LineMark {
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
}

/** Marks in the order of the page, without those whose line goes back (footnotes, repeated text). */
export function rising(marks: readonly LineMark[]): LineMark[] {
  const kept: LineMark[] = [];
  for (const mark of marks) {
    const last = kept.at(-1);
    if (last === undefined || mark.line > last.line) kept.push(mark);
  }
  return kept;
}

/** Where a source line (with a fraction) stands on the page, in pixels. */
export function pixelOf(marks: readonly LineMark[], line: number): number {
  const next = marks.findIndex((mark) => mark.line > line);
  const mark = marks[next === -1 ? marks.length - 1 : next - 1];
  // Above the first mark stand front matter and comments: the page's top.
  if (mark === undefined) return 0;
  const after = next === -1 ? undefined : marks[next];
  if (after === undefined) return Math.min(mark.top + (line - mark.line) * 20, mark.bottom);
  return mark.top + ((line - mark.line) / (after.line - mark.line)) * (after.top - mark.top);
}

/** The source line (with a fraction) that stands at a pixel of the page. */
export function lineAtPixel(marks: readonly LineMark[], pixel: number): number {
  const next = marks.findIndex((mark) => mark.top > pixel);
  const mark = marks[next === -1 ? marks.length - 1 : next - 1];
  if (mark === undefined) return 0;
  const after = next === -1 ? undefined : marks[next];
  const end = after ?? { line: mark.line + 1, top: Math.max(mark.bottom, mark.top + 1) };
  const share = Math.min((pixel - mark.top) / Math.max(end.top - mark.top, 1), 1);
  return mark.line + share * (end.line - mark.line);
}
