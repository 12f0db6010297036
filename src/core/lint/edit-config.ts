import { applyEdits, modify } from 'jsonc-parser';
import type { HeaderConfig } from './config.ts';
import type { Severity } from './finding.ts';

const formatting = { insertSpaces: true, tabSize: 2 };

/** The text of a `lectern.json` in which `rule` has that level, all else as it was; `text` may be empty. */
export function withRuleLevel(text: string, rule: string, level: Severity | 'off'): string {
  const edits = modify(text, ['rules', rule], level, { formattingOptions: formatting });
  const changed = applyEdits(text, edits);
  return changed.endsWith('\n') ? changed : `${changed}\n`;
}

/** The text of a first `lectern.json`: the header forms that hold, and room for rules. */
export function firstConfig(headers: readonly HeaderConfig[]): string {
  return `${JSON.stringify({ headers, rules: {} }, undefined, 2)}\n`;
}
