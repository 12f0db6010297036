import type { TextEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import type { Range } from '../text/range.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One thing that is wrong, where it is wrong, and how it may be mended. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly range: Range;
  /** One or two plain sentences: what is wrong, why it matters, what the fix does. */
  readonly message: string;
  /** The one right answer; `lectern check --fix` and fix-all apply it. */
  readonly fix?: Fix | undefined;
  /** Answers that need a choice: quick fixes in the editor only. */
  readonly suggestions?: readonly Fix[];
  /** Other places that explain it. */
  readonly related?: readonly RelatedPlace[];
  /** What the marked text is besides wrong: greyed out when it does nothing. */
  readonly unnecessary?: boolean;
}

/** A change that mends a finding. */
export interface Fix {
  /** What it does, as an editor's menu shows it: “Change the year to 2024”. */
  readonly title: string;
  /** Edits of the finding's own file. */
  readonly edits: readonly TextEdit[];
  /** Files it makes (path and text), or edits of other files; only in suggestions. */
  readonly creates?: readonly { readonly path: Path; readonly text: string }[];
  readonly elsewhere?: readonly { readonly path: Path; readonly edits: readonly TextEdit[] }[];
}

export interface RelatedPlace {
  readonly path: Path;
  readonly range: Range;
  readonly message: string;
}
