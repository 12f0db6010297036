/** A label between brackets: as it counts, and the offset after its `]`. */
export interface Label {
  readonly label: string;
  readonly end: number;
  /** Whether it starts with `^` and may be a footnote's; `label` is without it. */
  readonly footnote: boolean;
}

const longest = 999;
const piece = /[^\\[\]]+|\\[!-/:-@[-`{-~]|\\/y;

/**
 * The label that starts with `[` at an offset; `undefined` where none does: no bracket in it but escaped ones, not only
 * white space. Port of pulldown-cmark's `scan_link_label`.
 */
export function scanLabel(text: string, start: number, max: number): Label | undefined {
  if (text[start] !== '[') return undefined;
  if (text[start + 1] === '^' && text[start + 2] !== ']') {
    const note = scanRest(text, start + 2, max);
    if (note && !note.label.includes('\n'))
      return { ...note, label: normalLabel(note.label), footnote: true };
  }
  const found = scanRest(text, start + 1, max);
  return found && { ...found, label: normalLabel(found.label), footnote: false };
}

function scanRest(text: string, start: number, max: number): { label: string; end: number } | undefined {
  let end = start;
  for (piece.lastIndex = end; end < max && text[end] !== ']'; end = piece.lastIndex) {
    piece.lastIndex = end;
    if (text[end] === '[' || !piece.test(text) || piece.lastIndex - start > longest) return undefined;
  }
  if (end >= max) return undefined;
  const label = text.slice(start, end);
  return /[^ \t\r\n\v\f]/.test(label) ? { label, end: end + 1 } : undefined;
}

/** A label trimmed, its runs of white space made one space. */
function normalLabel(label: string): string {
  return label.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').replace(/[ \t\r\n\v\f]{2,}|[\t\r\n\v\f]/g, ' ');
}
