import type { Env, MarkdownIt } from 'markdown-it';
import type { BookConfig } from '../book/book.ts';
import { parseBookConfig } from '../book/book-config.ts';
import { createBlockTokenizer, parseInlines } from '../markdown/markdown.ts';
import type { Document } from '../text/document.ts';
import { range } from '../text/range.ts';
import type { TracedText } from '../text/traced-text.ts';
import { assemble, type World } from './assemble.ts';
import { finishCode, markEditor } from './code-blocks.ts';
import { createFenceDrawing } from './fence-drawing.ts';
import { linkHeadings } from './heading-ids.ts';
import { drawIcon } from './icons.ts';
import { Kept, type KeptParts, keyOf } from './kept-blocks.ts';
import { buildTree, type DrawFence } from './markdown-tree.ts';
import { noticesOf } from './notices.ts';
import type { Notice, Page, PageOptions } from './page.ts';
import { blocksOf } from './page-blocks.ts';
import { fenceInfo } from './token-attributes.ts';

/** Renders one document again and again, keeping what has not changed. */
export type PageRenderer = (document: Document, world: World, options: PageOptions) => Page;

const plainConfig: BookConfig = parseBookConfig(undefined);
const tokenizers = new Map<string, MarkdownIt>();

function tokenizerOf({ smartPunctuation, definitionLists, admonitions }: BookConfig): MarkdownIt {
  const key = `${smartPunctuation} ${definitionLists} ${admonitions}`;
  let tokenizer = tokenizers.get(key);
  if (!tokenizer) {
    tokenizer = createBlockTokenizer({ smartPunctuation, definitionLists, admonitions });
    tokenizers.set(key, tokenizer);
  }
  return tokenizer;
}

/** The page that mdBook makes of a slide. Pure: it reads files only through `world.files`. */
export function renderPage(document: Document, world: World, options: PageOptions): Page {
  return render(document, world, options, undefined);
}

/** A renderer for one document, which renders only the blocks that changed; use one for each open preview. */
export function createPageRenderer(): PageRenderer {
  const kept: KeptParts = { blocks: new Kept(), inlines: new Kept() };
  return (document, world, options) => {
    kept.blocks.begin();
    kept.inlines.begin();
    return render(document, world, options, kept);
  };
}

function render(document: Document, world: World, options: PageOptions, kept: KeptParts | undefined): Page {
  const config = world.book?.config ?? plainConfig;
  const { source, dependencies, notices } = assemble(document, world);
  const found: Notice[] = [...notices];
  const lines = source.text.split('\n');
  const env: Env = {};
  const tokenizer = tokenizerOf(config);
  const tokens = tokenizer.parse(source.text, env);
  const context =
    kept &&
    `${options.mode}\n${document.path}\n${contextOf(config)}\n${JSON.stringify(env.references ?? {})}`;
  const { builder, keys } = buildTree(tokens, {
    drawFence: drawFenceOf(document, config, options, source, found, lines),
    tokensOf: (markdown) => tokenizer.parse(markdown, env),
    inlinesOf: (token) => {
      // What a note's mark is depends on the notes of the whole page.
      if (!kept || context === undefined || token.content.includes('[^'))
        return parseInlines(tokenizer, token, env);
      const key = `${context}\n${token.content}`;
      const inlines = kept.inlines.take(key) ?? parseInlines(tokenizer, token, env);
      kept.inlines.keep(key, inlines);
      return inlines;
    },
    earlier: (group) => {
      if (!kept || context === undefined) return undefined;
      const key = keyOf(
        tokens,
        group,
        source,
        lines,
        (token) => fenceInfo(token) === drawnInfo(config),
        context,
      );
      return key === undefined ? undefined : { key, block: kept.blocks.take(key) };
    },
  });
  linkHeadings(builder.headings);
  for (const code of builder.codes) {
    finishCode(code, builder.parentOf(code), config);
    if (options.mode === 'preview') markEditor(code, config);
  }
  for (const icon of builder.icons) drawIcon(icon);
  found.push(...noticesOf(document, config, tokens));
  const blocks = blocksOf(builder.root, source, {
    path: document.path,
    mode: options.mode,
    notices: found,
    keys,
    kept: kept?.blocks,
  });
  return { blocks, dependencies, notices: found };
}

const contexts = new WeakMap<BookConfig, string>();

/** What of a book's settings changes blocks, as a text. */
function contextOf(config: BookConfig): string {
  let context = contexts.get(config);
  if (context === undefined) {
    const { smartPunctuation, definitionLists, admonitions, edition, playground, hideLines } = config;
    context = JSON.stringify([
      smartPunctuation,
      definitionLists,
      admonitions,
      edition,
      playground,
      hideLines,
    ]);
    contexts.set(config, context);
  }
  return context;
}

/** The info string of blocks that are drawn; `undefined` where none are. */
function drawnInfo(config: BookConfig): string | undefined {
  return config.svgbob && (config.diagramFence ?? 'bob');
}

function drawFenceOf(
  document: Document,
  config: BookConfig,
  options: PageOptions,
  source: TracedText,
  found: Notice[],
  lines: readonly string[],
): DrawFence {
  const info = drawnInfo(config);
  if (!config.svgbob || info === undefined) return () => undefined;
  return createFenceDrawing({
    info,
    options: config.svgbob,
    draw: options.draw,
    mode: options.mode,
    lineAt: (line) => lines[line] ?? '',
    problem: (message, line) => {
      const { path, line: at } = source.origins[line] ?? { path: document.path, line: 0 };
      found.push({ kind: 'diagram', message, path, range: range(at, 0, at, lines[line]?.length ?? 0) });
    },
  });
}
