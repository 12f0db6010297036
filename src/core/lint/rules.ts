import type { Rule } from './rule.ts';
import { courseStructure } from './rules/course-structure.ts';
import { directive } from './rules/directive.ts';
import { include } from './rules/include.ts';
import { orphan } from './rules/orphan.ts';
import { redirect } from './rules/redirect.ts';
import { summary } from './rules/summary.ts';
import { suppression } from './rules/suppression.ts';

/** Every rule there is. To add one, add its line here. */
export const rules: readonly Rule[] = [
  courseStructure,
  directive,
  include,
  orphan,
  redirect,
  summary,
  suppression,
];

/** The rule of that id; `undefined` when there is none. */
export function ruleNamed(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
