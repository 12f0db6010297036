import type { Book } from '../book/book.ts';
import type { Slide } from '../slide/slide.ts';
import type { Path } from '../text/path.ts';
import { comparePositions } from '../text/range.ts';
import type { LintConfig } from './config.ts';
import type { Finding, Severity } from './finding.ts';
import { isExcluded } from './globs.ts';
import type { Found, LintContext, Rule } from './rule.ts';
import { type Judgement, keyOf, suppressionFindings } from './rules/suppression.ts';
import { rules as allRules } from './rules.ts';
import { type Suppression, silencedBy, suppressionsOf } from './suppressions.ts';

/** What slide rules find in one slide, in the order of `compareFindings`. */
export function checkSlide(
  slide: Slide,
  context: LintContext,
  rules: readonly Rule[] = allRules,
  /** Findings of book rules in this file, silenced ones too: a comment that silences one of them is used. */
  ofBook: readonly Finding[] = [],
): Finding[] {
  const { path } = slide.document;
  if (isExcluded(context.config.exclude, path, context.book?.root)) return [];
  const suppressions = suppressionsOf(slide);
  const used = new Set<string>();
  for (const finding of ofBook) isSilenced(suppressions, finding, used);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = severityOf(rule, context.config);
    if (rule.scope !== 'slide' || severity === 'off') continue;
    for (const found of rule.check(slide, context)) {
      const finding = {
        ...found,
        rule: rule.id,
        severity: levelOf(found, rule, context),
        path: found.path ?? path,
      };
      if (!isSilenced(suppressions, finding, used)) findings.push(finding);
    }
  }
  const rule = rules.find(({ id }) => id === 'suppression');
  const severity = rule ? severityOf(rule, context.config) : 'off';
  if (rule && severity !== 'off' && suppressions.length + slide.comments.length > 0) {
    const judge = (id: string) => judgement(id, context);
    const ids = allRules.map(({ id }) => id);
    const about = () =>
      [...suppressionFindings(slide, used, judge, ids)].map(
        (found): Finding => ({ ...found, rule: rule.id, severity, path }),
      );
    // A comment that silences what is said of another one is at work too: that shows itself only when all is said.
    for (const finding of about()) isSilenced(suppressions, finding, used);
    findings.push(...about().filter((finding) => !isSilenced(suppressions, finding, used)));
  }
  return sortFindings(findings);
}

/** Whether a comment that names a rule could have been seen at work here. */
function judgement(id: string, context: LintContext): Judgement {
  const rule = allRules.find((one) => one.id === id);
  if (!rule) return 'unknown';
  if (id === 'copyright-year' && context.history === undefined) return 'not-judged';
  return rule.scope === 'slide' && severityOf(rule, context.config) !== 'off' ? 'ran' : 'not-judged';
}

/**
 * What book rules find in all files of a book, by file and position; comments in slides silence them too. A rule at a
 * time, so that whoever runs it may do something else in between.
 */
export function* checkBook(
  book: Book,
  context: LintContext,
  rules: readonly Rule[] = allRules,
): Generator<undefined, Finding[]> {
  const findings: Finding[] = [];
  const suppressions = new Map<Path, readonly Suppression[]>();
  for (const rule of rules) {
    for (const finding of bookFindings(book, context, [rule])) {
      if (isExcluded(context.config.exclude, finding.path, book.root)) continue;
      let known = suppressions.get(finding.path);
      if (!known) {
        const slide = finding.path.endsWith('.md') ? context.slide(finding.path) : undefined;
        known = slide ? suppressionsOf(slide) : [];
        suppressions.set(finding.path, known);
      }
      if (!isSilenced(known, finding, undefined)) findings.push(finding);
    }
    yield;
  }
  return sortFindings(findings);
}

/** Findings of book rules before any comment silences one, in no order. */
export function* bookFindings(
  book: Book,
  context: LintContext,
  rules: readonly Rule[] = allRules,
): Iterable<Finding> {
  for (const rule of rules) {
    const severity = severityOf(rule, context.config);
    if (severity === 'off') continue;
    const found = rule.scope === 'book' ? rule.check(book, context) : (rule.checkBook?.(book, context) ?? []);
    for (const each of found) yield { ...each, rule: rule.id, severity };
  }
}

/** The level a rule has in a book: that of `lectern.json`, else its own. */
export function severityOf(rule: Rule, config: LintConfig): Severity | 'off' {
  return Object.hasOwn(config.rules, rule.id) ? (config.rules[rule.id] ?? rule.severity) : rule.severity;
}

/** A finding's own level where it has one and nothing is configured, else its rule's. */
function levelOf(found: Found, rule: Rule, { config }: LintContext): Severity {
  const severity = severityOf(rule, config);
  if (found.severity !== undefined && !Object.hasOwn(config.rules, rule.id)) return found.severity;
  return severity === 'off' ? 'info' : severity;
}

/** The one order of findings everywhere: file, start, rule, end, words. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    byText(a.path, b.path) ||
    comparePositions(a.range.start, b.range.start) ||
    byText(a.rule, b.rule) ||
    comparePositions(a.range.end, b.range.end) ||
    byText(a.message, b.message)
  );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Sorts findings and keeps one of each that says the same of the same place. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(compareFindings);
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareFindings(before, finding) !== 0;
  });
}

function isSilenced(
  suppressions: readonly Suppression[],
  finding: Pick<Found, 'range'> & { readonly rule: string },
  used: Set<string> | undefined,
): boolean {
  const by = silencedBy(suppressions, finding.rule, finding.range.start.line);
  if (by) used?.add(keyOf(by, undefined)).add(keyOf(by, finding.rule));
  return by !== undefined;
}
