import MarkdownItConstructor, { type StateBlock, type StateInline } from 'markdown-it';

/** A rule that reads blocks: whether it took what starts at `line`. */
export type BlockRule = (state: StateBlock, line: number, endLine: number, silent: boolean) => boolean;

/** markdown-it's own rule for a kind of block, to be called from one of ours. Throws when there is none. */
export function originalBlockRule(name: string): BlockRule {
  const { ruler } = new MarkdownItConstructor('default').block;
  ruler.enableOnly([name]);
  const [rule] = ruler.getRules('');
  if (!rule) throw new Error(`markdown-it has no rule ${name}.`);
  return rule;
}

/** markdown-it's own rule for a kind of inline thing. Throws when there is none. */
export function originalInlineRule(name: string): (state: StateInline, silent: boolean) => boolean {
  const { ruler } = new MarkdownItConstructor('default').inline;
  ruler.enableOnly([name]);
  const [rule] = ruler.getRules('');
  if (!rule) throw new Error(`markdown-it has no rule ${name}.`);
  return rule;
}
