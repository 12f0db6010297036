import type { Path } from '../text/path.ts';
import type { TracedText } from '../text/traced-text.ts';
import { cutBlock } from './cut-blocks.ts';
import type { Kept } from './kept-blocks.ts';
import type { Block, Notice, SourceLines } from './page.ts';
import { makeSafe } from './safe-tree.ts';
import { escapeText, serialize } from './serialize.ts';
import { type Element, type Node, nodesBelow } from './tree.ts';

/** How the tree is to become blocks. */
export interface BlockOptions {
  /** The slide's own file. */
  readonly path: Path;
  readonly mode: 'published' | 'preview';
  readonly notices: readonly Notice[];
  /** The keys of nodes that may be kept for the next page, and where to keep them. */
  readonly keys: ReadonlyMap<Node, string>;
  readonly kept: Kept<Block> | undefined;
}

/** The page's blocks, one for each node at its top; for the preview with places and notices, and made safe. */
export function blocksOf(root: Element, source: TracedText, options: BlockOptions): Block[] {
  const preview = options.mode === 'preview';
  if (preview) {
    makeSafe(root);
    place(root, source, options.path);
  }
  const blocks: Block[] = [];
  let before = '';
  for (const node of root.children) {
    const block = blockOf(node, before, source, options);
    if (block.html === '') continue;
    before = block.html;
    blocks.push(block);
  }
  return preview ? withNotices(blocks, options) : blocks;
}

function blockOf(node: Node, before: string, source: TracedText, options: BlockOptions): Block {
  // Blocks that are kept start on a line of their own and end one.
  const lineEnd = before === '' || before.endsWith('\n') ? '' : '\n';
  if (node.kind === 'raw' && node.block) {
    return lineEnd === '' ? node.block : { ...node.block, html: lineEnd + node.block.html };
  }
  const make = (start: string): Block =>
    options.mode === 'preview'
      ? cutBlock(node, start, (part) => sourceOf(part, source))
      : { html: serialize(node, start), source: sourceOf(node, source) };
  const key = options.keys.get(node);
  if (key === undefined) return make(before);
  const block = make('\n');
  options.kept?.keep(key, block);
  return lineEnd === '' ? block : { ...block, html: lineEnd + block.html };
}

function sourceOf(node: Node, source: TracedText): SourceLines | undefined {
  if (node.kind !== 'element' || !node.lines) return undefined;
  const first = source.origins[node.lines[0]];
  const last = source.origins[node.lines[1]];
  if (!first || !last) return undefined;
  // A block that ends in another file than it starts in has the place of its start.
  return {
    path: first.path,
    first: first.line,
    last: last.path === first.path ? Math.max(last.line, first.line) : first.line,
  };
}

/** Gives block elements `data-line`, and `data-file` where they come from another file than the slide's. */
function place(root: Element, source: TracedText, path: Path): void {
  for (const node of nodesBelow(root)) {
    if (node.kind !== 'element' || !node.lines) continue;
    // What code is made of is placed after its fence.
    const origin = source.origins[node.lines[0] + (node.name === 'code' ? 1 : 0)];
    if (!origin) continue;
    node.attributes.set('data-line', `${origin.line}`);
    if (origin.path !== path) node.attributes.set('data-file', origin.path);
  }
}

function withNotices(blocks: readonly Block[], { notices, path }: BlockOptions): Block[] {
  const placed: Block[] = [];
  const pending = [...notices];
  const take = (wanted: (notice: Notice) => boolean): void => {
    for (let index = 0; index < pending.length; ) {
      const notice = pending[index];
      if (notice && wanted(notice)) {
        placed.push(noticeBlock(notice));
        pending.splice(index, 1);
      } else index++;
    }
  };
  take((notice) => notice.range === undefined);
  for (const block of blocks) {
    const { source } = block;
    if (source) take((notice) => notice.path === source.path && lineOf(notice) < source.first);
    placed.push(block);
    if (source) take((notice) => notice.path === source.path && lineOf(notice) <= source.last);
  }
  take((notice) => notice.path === path);
  take(() => true);
  return placed;
}

function lineOf(notice: Notice): number {
  return notice.range?.start.line ?? 0;
}

function noticeBlock(notice: Notice): Block {
  const line = notice.range?.start.line;
  const at = line === undefined ? '' : ` data-line="${line}"`;
  return {
    html: `<p class="lectern-notice" role="note"${at}>${escapeText(notice.message)}</p>\n`,
    source: line === undefined ? undefined : { path: notice.path, first: line, last: line },
  };
}
