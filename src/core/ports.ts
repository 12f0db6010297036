import type { Severity } from './lint/finding.ts';
import type { Path } from './text/path.ts';

/** What a host knows of one file. `missing` is also said of folders. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /** It is there, but cannot be read as UTF-8 text; `reason` is a short clause for people. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * The files a host can read. All calls answer at once, from what the host has: one that reads asynchronously
 * answers `missing` for what it has not loaded, remembers the question, and loads it in `Host.settle`.
 * Editor buffers go before files.
 */
export interface Files {
  read(path: Path): FileContent;
  /** Whether a file or a folder stands there, readable or not (images, folders that links name). */
  exists(path: Path): boolean;
  /** All files below a folder, sorted by path, without what version control ignores. */
  list(folder: Path): readonly Path[];
}

/** One diagram as it came out of the drawing program. */
export type Drawing =
  /** Not drawn yet: asked for, and there after `Host.settle`. */
  | { readonly kind: 'pending' }
  | {
      readonly kind: 'drawn';
      /** A complete, safe `<svg class="bob" …>` element. */
      readonly svg: string;
      /** Size in CSS pixels. */
      readonly width: number;
      readonly height: number;
      /** Every piece of text that svgbob kept as text, in cells of 8 × 16 px: where it starts, what it says. */
      readonly labels: readonly DrawnLabel[];
      /**
       * Width in unscaled pixels that svgbob itself gives the picture, where it differs from ours: the published
       * page shows nothing of a label beyond it.
       */
      readonly publishedWidth?: number;
      /** Its height likewise. */
      readonly publishedHeight?: number;
    }
  | FailedDrawing;

/** A diagram that could not be drawn; `whyNotDrawn` says it to people, in their language. */
export type FailedDrawing =
  /** It took longer than the `seconds` it may take. */
  | { readonly kind: 'failed'; readonly cause: 'timeout'; readonly seconds: number }
  /** `detail` is what the drawing program says. */
  | { readonly kind: 'failed'; readonly cause: 'error'; readonly detail: string };

/** A run of text in a drawing: zero-based column and row of its first cell, and its text. */
export interface DrawnLabel {
  readonly column: number;
  readonly row: number;
  readonly text: string;
}

/** Options of `[preprocessor.svgbob]` that change the picture; absent ones are svgbob's own. */
export interface DiagramOptions {
  readonly fontSize?: number;
  readonly strokeWidth?: number;
  readonly scale?: number;
}

/** Draws `bob` diagrams, each text once. */
export interface Diagrams {
  draw(source: string, options?: DiagramOptions): Drawing;
}

/** When files were first committed. Absent from a host where nothing can be asked. */
export interface History {
  /**
   * The year of the first commit that added this path (renames not followed), `uncommitted` for a file no
   * commit has, `unknown` where there is no history for it (no repository, shallow, not loaded yet).
   */
  firstYear(path: Path): number | 'uncommitted' | 'unknown';
}

/** Where the core says what nobody needs to see but who looks for the cause of something. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}

/** All the core asks of whoever runs it. */
export interface Host {
  readonly files: Files;
  readonly diagrams: Diagrams;
  readonly history?: History | undefined;
  readonly log: Log;
  /**
   * Levels of rules that the person at this host wants, over those of the book; the same object for as long as
   * they stay. Absent: the book decides.
   */
  ruleLevels?(): Readonly<Record<string, Severity | 'off'>>;
  /** Where the `lectern.json` stands that holds for files in no book; absent where there is none. */
  readonly looseConfig?: Path | undefined;
  /** The current year, for files not committed yet. */
  readonly year: number;
  /**
   * A promise that resolves when everything asked for since the last call has been loaded, or `undefined`
   * when nothing is outstanding.
   */
  settle(): Promise<void> | undefined;
  /**
   * Counts changes: as long as the number stays, every answer of files, diagrams and history is the one it was, and
   * nothing needs to be asked again but drawings that were pending. Absent where a host cannot tell.
   */
  changes?(): number;
}

/**
 * Runs a pure function until nothing it asked the host for is outstanding, and gives its last answer. The
 * function is called at least once and at most `rounds` times (an include in an include takes one more round
 * each). Stops early when the signal says so, with the answer of the last complete run.
 */
export async function settled<T>(
  host: Host,
  run: () => T,
  options: { readonly rounds?: number; readonly signal?: { readonly aborted: boolean } } = {},
): Promise<T> {
  let answer = run();
  for (let round = 1; round < (options.rounds ?? 16); round++) {
    const loading = host.settle();
    if (loading === undefined) break;
    await loading;
    if (options.signal?.aborted) break;
    answer = run();
  }
  return answer;
}
