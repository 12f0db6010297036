import type { MarkdownIt } from 'markdown-it';
import type { BookConfig } from '../book/book.ts';
import { parseBookConfig } from '../book/book-config.ts';
import { createMarkdown } from '../markdown/markdown.ts';
import type { Document } from '../text/document.ts';
import { range } from '../text/range.ts';
import { assemble, type World } from './assemble.ts';
import { finishCode } from './code-blocks.ts';
import { createFenceDrawing } from './fence-drawing.ts';
import { linkHeadings } from './heading-ids.ts';
import { buildTree } from './markdown-tree.ts';
import { noticesOf } from './notices.ts';
import type { Notice, Page, PageOptions } from './page.ts';
import { blocksOf } from './page-blocks.ts';

/** Renders one document again and again, keeping what has not changed. */
export type PageRenderer = (document: Document, world: World, options: PageOptions) => Page;

const plainConfig: BookConfig = parseBookConfig(undefined);
const tokenizers = new Map<string, MarkdownIt>();

function tokenizerOf({ smartPunctuation, definitionLists, admonitions }: BookConfig): MarkdownIt {
  const key = `${smartPunctuation} ${definitionLists} ${admonitions}`;
  let tokenizer = tokenizers.get(key);
  if (!tokenizer) {
    tokenizer = createMarkdown({ smartPunctuation, definitionLists, admonitions });
    tokenizers.set(key, tokenizer);
  }
  return tokenizer;
}

/** The page that mdBook makes of a slide. Pure: it reads files only through `world.files`. */
export function renderPage(document: Document, world: World, options: PageOptions): Page {
  const config = world.book?.config ?? plainConfig;
  const { source, dependencies, notices } = assemble(document, world);
  const found: Notice[] = [...notices];
  const lines = source.text.split('\n');
  const tokens = tokenizerOf(config).parse(source.text, {});
  const drawFence = config.svgbob
    ? createFenceDrawing({
        info: config.diagramFence ?? 'bob',
        options: config.svgbob,
        draw: options.draw,
        mode: options.mode,
        lineAt: (line) => lines[line] ?? '',
        problem: (message, line) => {
          const origin = source.origins[line] ?? { path: document.path, line: 0 };
          found.push({
            kind: 'diagram',
            message,
            path: origin.path,
            range: range(origin.line, 0, origin.line, lines[line]?.length ?? 0),
          });
        },
      })
    : () => false;
  const tree = buildTree(tokens, drawFence);
  linkHeadings(tree.headings);
  for (const code of tree.codes) finishCode(code, tree.parentOf(code), config);
  found.push(...noticesOf(document, config, tokens));
  return {
    blocks: blocksOf(tree.root, source, { path: document.path, mode: options.mode, notices: found }),
    dependencies,
    notices: found,
  };
}

/** A renderer for one document; use one for each open preview. */
export function createPageRenderer(): PageRenderer {
  return renderPage;
}
