import type { Rule } from './rule.ts';
import { bobBox } from './rules/bob-box.ts';
import { bobClipped } from './rules/bob-clipped.ts';
import { bobLabel } from './rules/bob-label.ts';
import { bobSource } from './rules/bob-source.ts';
import { codeHeader } from './rules/code-header.ts';
import { copyrightHeader } from './rules/copyright-header.ts';
import { copyrightYear } from './rules/copyright-year.ts';
import { courseStructure } from './rules/course-structure.ts';
import { detailsBalance } from './rules/details-balance.ts';
import { detailsBlankLine } from './rules/details-blank-line.ts';
import { directive } from './rules/directive.ts';
import { fence } from './rules/fence.ts';
import { frontMatterKey } from './rules/front-matter-key.ts';
import { frontMatterSyntax } from './rules/front-matter-syntax.ts';
import { frontMatterValue } from './rules/front-matter-value.ts';
import { heading } from './rules/heading.ts';
import { imageAlt } from './rules/image-alt.ts';
import { include } from './rules/include.ts';
import { link } from './rules/link.ts';
import { missingMinutes } from './rules/missing-minutes.ts';
import { orphan } from './rules/orphan.ts';
import { redirect } from './rules/redirect.ts';
import { summary } from './rules/summary.ts';
import { suppression } from './rules/suppression.ts';
import { xgettextSkip } from './rules/xgettext-skip.ts';

/** Every rule there is. To add one, add its line here. */
export const rules: readonly Rule[] = [
  bobBox,
  bobClipped,
  bobLabel,
  bobSource,
  codeHeader,
  copyrightHeader,
  copyrightYear,
  courseStructure,
  detailsBalance,
  detailsBlankLine,
  directive,
  fence,
  frontMatterKey,
  frontMatterSyntax,
  frontMatterValue,
  heading,
  imageAlt,
  include,
  link,
  missingMinutes,
  orphan,
  redirect,
  summary,
  suppression,
  xgettextSkip,
];

/** The rule of that id; `undefined` when there is none. */
export function ruleNamed(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
