import type { DiagramOptions, Drawing } from '../ports.ts';
import type { Path } from '../text/path.ts';
import type { Range } from '../text/range.ts';

/** The inside of the published page's `<main>`, as mdBook makes it. */
export interface Page {
  /** What stands at the top of the page, in order; joined, their HTML is the page. */
  readonly blocks: readonly Block[];
  /** Every file the page was made from, the slide first; those that do not exist among them. */
  readonly dependencies: readonly Path[];
  /** What the author should know of it, such as a missing anchor; mdBook itself is silent here. */
  readonly notices: readonly Notice[];
}

/** One element (or run of text) at the top of the page. */
export interface Block {
  readonly html: string;
  /** Where it comes from: the first and last line of its source, `undefined` for what has none (footnotes). */
  readonly source: SourceLines | undefined;
  /** For a long one in the preview: what it is made of. */
  readonly inside?: Inside;
}

/** A long block cut apart: start tag, parts and end tag, joined, are its HTML. */
export interface Inside {
  /** The element's name. */
  readonly name: string;
  /** The start tag, and what stands before the first part. */
  readonly open: string;
  readonly parts: readonly Block[];
  readonly close: string;
}

/** Zero-based lines of one file, both included. */
export interface SourceLines {
  readonly path: Path;
  readonly first: number;
  readonly last: number;
}

export interface Notice {
  readonly kind:
    | 'include'
    | 'anchor'
    | 'diagram'
    | 'math'
    | 'preprocessor'
    | 'directive'
    | 'front-matter'
    | 'book';
  /** A sentence or two for people. */
  readonly message: string;
  readonly path: Path;
  readonly range: Range | undefined;
}

/** How a page is wanted. */
export interface PageOptions {
  /** `published`: exactly mdBook's. `preview`: with `data-line`, `data-file`, notices at their place. */
  readonly mode: 'published' | 'preview';
  /** Draws one diagram, or says that it is pending. */
  readonly draw: (source: string, options: DiagramOptions) => Drawing;
}
