import type { CodeBlock, Slide } from '../slide/slide.ts';
import { templateOf, yearIn } from './header-form.ts';

/** The header at the start of a code block, as it may be the house's form. */
export interface CodeHeader {
  readonly language: string;
  /** What stands before each of its lines, such as `# // `. */
  readonly prefix: string;
  /** Its lines and the hidden empty line after them, with `{year}`; `undefined` for a block without a hidden header. */
  readonly template: string | undefined;
}

/** Includes alone, damaged ones too, which the rule `include` finds. */
const includeLine = /^\s*(?:\{\{?\s*#\s*\w+[\s:][^{}]*\}{0,2}\s*)+$/;
const headerish =
  /^\s{0,99}(?:\S{1,2}\s{1,20}|[^\s\w#/;%*<-]{1,3})?(?:\/\/+|\/\*+|\*+|#+|--+|;+|%+|<!--)?\s{0,20}(?:copyright\b|SPDX-)/i;
const firstLine = /^(?:((\S+) \S+ )|(([^\s\w#/;%*<-]{1,3})[#/;%*-]+ ))(?:Copyright|SPDX-)/;
/** A header that is not hidden: the form of books in languages of which no lines can be hidden. */
const visibleLine = /^(?:(?:\/\/|#|--|;+|%+) )(?=Copyright|SPDX-)/;
/** What is left of a hidden empty line: `#`, or what the book hides lines of another language by. */
const hiddenEmpty = /^(?:#|[^\s\w#/;%*<{}()[\],."'-]{1,3})$/;

/** Whether nothing but includes and blank lines is left of a block without its header: their files have their own. */
export function isExempt(block: CodeBlock): boolean {
  return block.content
    .split('\n')
    .every(
      (line) =>
        line.trim() === '' || hiddenEmpty.test(line.trim()) || includeLine.test(line) || headerish.test(line),
    );
}

/** Whether a line of code speaks of copyright in a comment. */
export function isHeaderLine(line: string): boolean {
  return headerish.test(line);
}

const known = new WeakMap<Slide, readonly CodeHeader[]>();

/** The headers of a slide's code blocks, exempt ones left out. Read once per slide. */
export function codeHeaders(slide: Slide): readonly CodeHeader[] {
  let headers = known.get(slide);
  if (!headers) {
    headers = slide.codeBlocks.filter((block) => block.language !== '' && !isExempt(block)).map(read);
    known.set(slide, headers);
  }
  return headers;
}

function read({ language, content }: CodeBlock): CodeHeader {
  const lines = content.split('\n', 12);
  const first = firstLine.exec(lines[0] ?? '');
  const visible = language === 'rust' ? undefined : visibleLine.exec(lines[0] ?? '')?.[0];
  const prefix = first?.[1] ?? first?.[3] ?? visible;
  if (prefix === undefined) return { language, prefix: '', template: undefined };
  const hide = first?.[2] ?? first?.[4] ?? '';
  const own = lines.findIndex((line) => !line.startsWith(prefix));
  const count = own < 0 ? lines.length : own;
  const text = lines.slice(0, count + (lines[count] === hide ? 1 : 0)).join('\n');
  return { language, prefix, template: templateOf(text) };
}

const years = new WeakMap<Slide, { readonly year: number | undefined }>();

/** The year of the first code block's header; `undefined` when none has one. Read once per slide. */
export function codeHeaderYear(slide: Slide): number | undefined {
  const before = years.get(slide);
  if (before) return before.year;
  const year = readCodeYear(slide);
  years.set(slide, { year });
  return year;
}

function readCodeYear(slide: Slide): number | undefined {
  for (const { content } of slide.codeBlocks) {
    const header = content.split('\n', 6).filter(isHeaderLine).join('\n');
    const found = yearIn(header);
    if (found) return found.year;
  }
  return undefined;
}
