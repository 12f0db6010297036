import type { Block, SourceLines } from './page.ts';
import { endTag, isOnOwnLine, serialize, startTag } from './serialize.ts';
import { type Element, isVoid, type Node, nodesBelow } from './tree.ts';

/** Characters of HTML below which a block is sent whole: cutting costs more than it saves. */
const shortest = 1500;
/** How deep blocks are cut; raw HTML can be nested as deep as a file is long. */
const deepest = 8;

/** What may stand in elements that hold nothing else: cut apart, the rest would be moved out of them by a browser. */
const onlyChildren: Readonly<Record<string, RegExp>> = {
  ul: /^li$/,
  ol: /^li$/,
  dl: /^d[td]$/,
  table: /^(?:thead|tbody|tfoot)$/,
  tbody: /^tr$/,
};
const flow = new Set('article aside blockquote dd details div footer header li main section'.split(' '));

/** A node's block, cut into blocks of its own where it is long, so that a change in it touches only a part. */
export function cutBlock(
  node: Node,
  before: string,
  sourceOf: (node: Node) => SourceLines | undefined,
): Block {
  if (node.kind !== 'element' || isLeftOpen(node)) {
    return { html: serialize(node, before), source: sourceOf(node) };
  }
  return cut(node, before, sourceOf, deepest);
}

function cut(
  element: Element,
  before: string,
  sourceOf: (node: Node) => SourceLines | undefined,
  depth: number,
): Block {
  const source = sourceOf(element);
  if (depth === 0 || !canCut(element)) return { html: serialize(element, before), source };
  const { name, children } = element;
  let open = `${isOnOwnLine(name) && before !== '' && !before.endsWith('\n') ? '\n' : ''}${startTag(element)}`;
  // Kept apart from the text, which would have to be put together to be asked for its end.
  let last = open.at(-1) ?? '';
  const parts: Block[] = [];
  // A summary stays with the element it names.
  const head = name === 'details' ? children.findIndex(isSummary) + 1 : 0;
  for (const [index, child] of children.entries()) {
    const isPart = index >= head && child.kind === 'element';
    const part = isPart ? cut(child, last, sourceOf, depth - 1) : undefined;
    const text = part?.html ?? serialize(child, last);
    last = text.at(-1) ?? last;
    const before = part ? undefined : parts.pop();
    if (part) parts.push(part);
    else if (before) parts.push(withEnd(before, text));
    else open += text;
  }
  const close = endTag(element);
  const html = [open, ...parts.map((part) => part.html), close].join('');
  // An element around one long thing, as around each table, is cut too.
  const isWorth = html.length >= shortest && (parts.length > 1 || parts[0]?.inside !== undefined);
  return isWorth ? { html, source, inside: { name, open, parts, close } } : { html, source };
}

function withEnd(block: Block, text: string): Block {
  const { inside } = block;
  return {
    ...block,
    html: block.html + text,
    ...(inside ? { inside: { ...inside, close: inside.close + text } } : {}),
  };
}

function canCut({ name, attributes, children }: Element): boolean {
  // What stands where a drawing was is one thing: the preview shows the last drawing in it.
  if (attributes.get('class')?.startsWith('lectern-')) return false;
  const only = onlyChildren[name];
  if (!only) return flow.has(name);
  return children.every((child) =>
    child.kind === 'element' ? only.test(child.name) : child.kind === 'text' && child.text.trim() === '',
  );
}

function isSummary(node: Node): boolean {
  return node.kind === 'element' && node.name === 'summary';
}

/** Whether raw HTML closes an element with its start tag: browsers leave it open, and what follows belongs to it. */
function isLeftOpen(element: Element): boolean {
  for (const node of nodesBelow(element)) {
    if (node.kind === 'element' && node.selfClosing && !isVoid(node.name)) return true;
  }
  return false;
}
