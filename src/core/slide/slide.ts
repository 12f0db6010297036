import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';

/**
 * One slide, parsed once from the file as written (includes not expanded). Everything that reads a slide reads
 * this; every range is one of `document`.
 */
export interface Slide {
  readonly document: Document;
  /** `undefined` when there is none, not even one that is broken or stands in the wrong place. */
  readonly frontMatter: FrontMatter | undefined;
  /** Offset of the first character after the front matter (0 without any). */
  readonly bodyOffset: number;
  /** Every HTML comment outside code, in order; suppress comments and headers among them. */
  readonly comments: readonly Comment[];
  readonly headings: readonly Heading[];
  readonly codeBlocks: readonly CodeBlock[];
  /** `<details>` tags outside code and comments, paired by nesting. */
  readonly notes: readonly Notes[];
  /** Every raw HTML tag outside code and comments, in order. */
  readonly tags: readonly Tag[];
  /** Course directives, in code too: they are replaced everywhere. */
  readonly directives: readonly Directive[];
  /** mdBook's `{{#…}}`, in code too. Escaped ones are left out. */
  readonly includes: readonly Include[];
  /** Links and images, Markdown's and raw HTML's, outside code. */
  readonly links: readonly Link[];
  /** Words of prose outside notes, and words in notes: what people read and what the teacher says. */
  readonly words: { readonly page: number; readonly notes: number };
}

/** The YAML at a slide's start. Ranges hold neither fence nor line end unless said. */
export interface FrontMatter {
  /** Whether mdbook-course takes it as front matter; where not, it shows on the page and `minutes` and the rest are `undefined`. */
  readonly read: boolean;
  /** From the opening fence to the end of the closing fence's line, without that line's end. */
  readonly range: Range;
  /** The lines between the fences. */
  readonly content: Range;
  /** Keys of the top mapping in order, a key that stands twice twice; empty when the YAML does not parse. */
  readonly entries: readonly FrontMatterEntry[];
  /** What mdbook-course reads from it; `undefined` for absent, empty or wrong values. */
  readonly minutes: number | undefined;
  readonly targetMinutes: number | undefined;
  readonly course: string | undefined;
  readonly session: string | undefined;
  /** What is wrong with it; the lint rule `front-matter-syntax` words and mends it. */
  readonly problems: readonly FrontMatterProblem[];
}

export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** The value as the YAML library reads it; `null` for an empty one. */
  readonly value: unknown;
  /** The value as mdbook-course reads minutes; `undefined` where it finds none, or refuses it. */
  readonly number: number | undefined;
  /** The value as mdbook-course reads a name, which a number is too; `undefined` where it finds none, or refuses it. */
  readonly text: string | undefined;
  /** An empty range after the colon when there is no value. */
  readonly valueRange: Range;
  /** The value as written, quotes and all; empty when there is none. */
  readonly source: string;
}

export interface FrontMatterProblem {
  readonly kind:
    | 'not-closed'
    /** A fence that is not exactly `---` and a line end: blanks behind it, another number of dashes, the end of the file. */
    | 'fence-form'
    /** The same fence on two lines that follow each other. */
    | 'fence-twice'
    /** The keys and the closing fence stand there, the opening one does not. */
    | 'not-opened'
    | 'text-before'
    | 'byte-order-mark'
    | 'blank-lines-before'
    | 'indented-fence'
    | 'not-a-mapping'
    | 'yaml'
    | 'duplicate-key';
  readonly range: Range;
  /** The YAML library's own words, the character, the key, or the fence as it should be, where there are any. */
  readonly detail?: string;
  /** Why YAML refuses it, where that is not the library's word. */
  readonly cause?: 'control-character' | 'second-document' | 'no-word';
}

/** An HTML comment; `text` is what stands between `<!--` and `-->`. */
export interface Comment {
  readonly range: Range;
  readonly text: string;
  /** False when it shares its lines with other text. */
  readonly ownLines: boolean;
}

export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** The heading's text without markup. */
  readonly text: string;
  /** The id mdBook gives it on the page. */
  readonly id: string;
  readonly range: Range;
}

/** A fenced code block. */
export interface CodeBlock {
  /** The whole block, from its opening fence (after the indent) to the end of its closing fence. */
  readonly range: Range;
  /** The rest of the opening line after the fence, trimmed: `rust,editable`. */
  readonly info: string;
  readonly infoRange: Range;
  /** The info string's first part: `rust`, or the empty string. */
  readonly language: string;
  /** The parts after the language, in order, with their places. */
  readonly annotations: readonly { readonly text: string; readonly range: Range }[];
  /** The lines inside, container indent and quote marks taken away, joined with LF, no final one. */
  readonly content: string;
  /** Document line of the first content line. */
  readonly firstLine: number;
  /** Number of content lines. */
  readonly lineCount: number;
  /** What stands before the opening fence on its line and is to be repeated on every line of the block. */
  readonly indent: string;
  /** False when no closing fence ends it. */
  readonly closed: boolean;
  /** Whether it stands inside speaker notes. */
  readonly inNotes: boolean;
}

/** A raw HTML tag. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly closing: boolean;
  /** False for one that its Markdown block ends in the middle of, such as `</details` without `>`; it is then no tag. */
  readonly complete: boolean;
  readonly range: Range;
}

/** One `<details>` element: speaker notes. */
export interface Notes {
  readonly open: Range;
  /** The closing tag; `undefined` when there is none. */
  readonly close: Range | undefined;
}

/** `{{%words…}}`; unclosed ones have `closed` false and a range to the end of the line. */
export interface Directive {
  readonly range: Range;
  readonly words: readonly string[];
  readonly closed: boolean;
}

/** `{{#kind target}}`. */
export interface Include {
  readonly range: Range;
  readonly kind: 'include' | 'rustdoc_include' | 'playground' | 'title' | 'unknown';
  /** Everything after the kind, trimmed: `exercise.rs:main`. */
  readonly target: string;
  readonly targetRange: Range;
  /** Whether it stands in a code block. */
  readonly inCode: boolean;
}

export interface Link {
  readonly kind: 'link' | 'image';
  /** Where it is written: `[x](here)`, `<a href>`, `<img src>`, or the definition of a reference. */
  readonly form: 'inline' | 'reference' | 'definition' | 'autolink' | 'html';
  /** The address as written, entities and escapes resolved. */
  readonly target: string;
  readonly targetRange: Range;
  readonly range: Range;
  /** Alternative text of an image as shown; `undefined` when an `<img>` has no `alt` at all. */
  readonly alt?: string | undefined;
}
