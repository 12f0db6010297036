import type { Book } from '../book/book.ts';
import type { Courses } from '../course/course.ts';
import type { DiagramOptions, Drawing, Files, History } from '../ports.ts';
import type { Slide } from '../slide/slide.ts';
import type { Document } from '../text/document.ts';
import type { Path } from '../text/path.ts';
import type { LintConfig } from './config.ts';
import type { Finding, Severity } from './finding.ts';
import type { HouseHeaders } from './house-headers.ts';

/** What a rule yields; the engine adds rule id, severity and, for slide rules, the path. */
export type Found = Omit<Finding, 'rule' | 'severity' | 'path'> & {
  readonly path?: Path;
  /** For a finding less grave than its rule; it holds while the rule's own level is not configured. */
  readonly severity?: Severity;
};

/** What rules may ask beyond the slide or book they are given. No I/O: all of it is there already. */
export interface LintContext {
  readonly config: LintConfig;
  /** The header forms this book's files carry; asked for only by header rules. */
  houseHeaders(): HouseHeaders;
  readonly files: Files;
  readonly history: History | undefined;
  readonly year: number;
  draw(source: string, options: DiagramOptions): Drawing;
  /** `undefined` for a file in no book. */
  readonly book: Book | undefined;
  courses(): Courses | undefined;
  /** Estimated whole minutes of a slide; `undefined` when nothing can be said. Absent where nobody estimates. */
  estimate?(path: Path): number | undefined;
  /** The parsed slide of any Markdown file of the workspace, `undefined` when it cannot be read. */
  slide(path: Path): Slide | undefined;
  /** The document of any file, `undefined` when it cannot be read. */
  document(path: Path): Document | undefined;
  /** Ids of the headings and of raw HTML elements on the published page of a chapter, includes expanded. */
  pageIds(path: Path): ReadonlySet<string> | undefined;
}

interface RuleFacts {
  /** Kebab-case: the name of the rule's file, page and fixture too. */
  readonly id: string;
  /** One line for tables and settings; starts with a verb, no full stop. */
  readonly summary: string;
  /** `off` for a rule that must be asked for. */
  readonly severity: Severity | 'off';
  /** Whether any of its findings carries a fix that `--fix` applies. */
  readonly fixable: boolean;
}

/** Looks at one slide at a time. */
export interface SlideRule extends RuleFacts {
  readonly scope: 'slide';
  check(slide: Slide, context: LintContext): Iterable<Found>;
  /** What the rule finds in files that are no slides (included code); absent when it looks at slides only. */
  checkBook?(book: Book, context: LintContext): Iterable<Found & { readonly path: Path }>;
}

/** Looks at a book once: SUMMARY.md, book.toml, and what only all files together show. */
export interface BookRule extends RuleFacts {
  readonly scope: 'book';
  check(book: Book, context: LintContext): Iterable<Found & { readonly path: Path }>;
}

export type Rule = SlideRule | BookRule;

/** Gives a slide rule its type. */
export function defineSlideRule(rule: Omit<SlideRule, 'scope'>): SlideRule {
  return { ...rule, scope: 'slide' };
}

/** Gives a book rule its type. */
export function defineBookRule(rule: Omit<BookRule, 'scope'>): BookRule {
  return { ...rule, scope: 'book' };
}
