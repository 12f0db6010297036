import type { DiagramOptions } from '../ports.ts';
import type { Document } from '../text/document.ts';
import type { Path } from '../text/path.ts';
import type { Range } from '../text/range.ts';

/** One mdBook: a folder with `book.toml` or, failing that, with a `SUMMARY.md`. */
export interface Book {
  /** The folder of `book.toml`. */
  readonly root: Path;
  /** The folder of the chapters, `src` unless `book.toml` says otherwise. */
  readonly source: Path;
  readonly config: BookConfig;
  readonly summary: Summary;
}

/** What of `book.toml` changes a page; defaults are mdBook 0.5.3's. */
export interface BookConfig {
  readonly title: string | undefined;
  readonly language: string;
  readonly textDirection: 'ltr' | 'rtl';
  readonly edition: string | undefined;
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  readonly admonitions: boolean;
  readonly mathjax: boolean;
  readonly playground: {
    readonly editable: boolean;
    readonly runnable: boolean;
    readonly lineNumbers: boolean;
  };
  /** Prefix that hides a line, by code language: `[output.html.code.hidelines]`. */
  readonly hideLines: Readonly<Record<string, string>>;
  /** Whether `[preprocessor.course]` stands in the file, or there is no file at all. */
  readonly course: boolean;
  /** `undefined` when the book does not draw `bob` blocks. */
  readonly svgbob: DiagramOptions | undefined;
  /** The info string of blocks that are drawn, when it is not `bob`: `[preprocessor.svgbob] code_block`. */
  readonly diagramFence?: string;
  /** Whether includes are expanded (`[build] use-default-preprocessors`, `links`). */
  readonly links: boolean;
  /** Preprocessors that Lectern does not know, in the file's order. */
  readonly otherPreprocessors: readonly string[];
  /** `[output.html.redirect]` with places in book.toml. */
  readonly redirects: readonly Redirect[];
  /** Regular expressions of every `[output.linkcheck*] exclude`, as written. */
  readonly linkcheckExclude: readonly string[];
  /** `input-404` of `[output.html]`, `404.md` when absent. */
  readonly input404: string;
  /** The file itself; `undefined` when there is none. */
  readonly document: Document | undefined;
  /** What could not be read in it, at its place; the defaults hold for that part. */
  readonly problems: readonly { readonly message: string; readonly range: Range }[];
}

export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly fromRange: Range;
  /** The target with its quotes off. */
  readonly toRange: Range;
}

/** SUMMARY.md, read as mdBook reads it. */
export interface Summary {
  readonly document: Document | undefined;
  /** Everything at the top, in order: prefix chapters, parts, numbered chapters, separators, suffix chapters. */
  readonly items: readonly SummaryItem[];
  readonly problems: readonly SummaryProblem[];
}

export type SummaryItem =
  | Chapter
  | { readonly kind: 'separator'; readonly line: number }
  | { readonly kind: 'part'; readonly title: string; readonly line: number };

/** One chapter line, and what is nested below it. */
export interface Chapter {
  readonly kind: 'chapter';
  /** The title as mdBook flattens it: text and code kept, inline HTML dropped. */
  readonly title: string;
  /** The title as written, in Markdown; a line break in it is a space. */
  readonly label: string;
  /** The label in the text; empty, at the end of the line, where there is no link. */
  readonly labelRange: Range;
  /** Absolute path of its file; `undefined` for a draft. */
  readonly path: Path | undefined;
  /** The link's address as written. */
  readonly target: string;
  readonly targetRange: Range;
  /** The whole line from bullet to end. */
  readonly range: Range;
  readonly line: number;
  /** 0 for chapters at the top. */
  readonly depth: number;
  /** Section number as `[1, 2]`; empty for prefix and suffix chapters. */
  readonly number: readonly number[];
  readonly children: readonly Chapter[];
}

export interface SummaryProblem {
  readonly kind: 'not-a-chapter' | 'skipped-level' | 'duplicate' | 'syntax';
  readonly range: Range;
  /** What mdBook makes of the line, for people. */
  readonly detail?: string;
  /** The line's right indentation in spaces, where that is the cure. */
  readonly indent?: number;
}
