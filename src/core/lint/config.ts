import type { Severity } from './finding.ts';

/** `lectern.json` at the book's root, and what it says of checking. */
export interface LintConfig {
  /** Level per rule id; a rule not named keeps its own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Globs of files, relative to the book's root, that are not checked. */
  readonly exclude: readonly string[];
  /** Header forms that hold instead of the book's own. */
  readonly headers: readonly HeaderConfig[];
}

/** A header form for some files, or for code blocks of some languages. */
export interface HeaderConfig {
  /** Globs relative to the book's root; absent: every Markdown file. */
  readonly files?: readonly string[];
  /** Code languages; absent: the form is for pages, not for code. */
  readonly languages?: readonly string[];
  readonly holder: string;
  /** SPDX identifier: `CC-BY-4.0`. */
  readonly licence: string;
  /** Text before each header line of code: `# // `. */
  readonly prefix?: string;
  /** The lines of the header with `{year}`, `{holder}`, `{licence}`; absent: the usual two. */
  readonly lines?: readonly string[];
}

export const defaultLintConfig: LintConfig = { rules: {}, exclude: [], headers: [] };
