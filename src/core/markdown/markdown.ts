import MarkdownItConstructor, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import { useAlerts } from './alerts.ts';
import { useContainers } from './containers.ts';
import { useDefinitionLists } from './definition-lists.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { useEmphasis } from './emphasis.ts';
import { useFootnotes } from './footnotes.ts';
import { useHeadingAttributes } from './heading-attributes.ts';
import { useHtmlBlocks } from './html-blocks.ts';
import { useInlineSpans } from './inline-spans.ts';
import { useLazyLines } from './lazy-lines.ts';
import { useLinkRules } from './link-rules.ts';
import { useReferences } from './references.ts';
import { useSmartPunctuation } from './smart-punctuation.ts';
import { useTables } from './tables.ts';
import { useTaskItems } from './task-items.ts';
import { useTextRuns } from './text-runs.ts';

/**
 * The one Markdown tokenizer: markdown-it, made to read as pulldown-cmark 0.13 does with mdBook 0.5.3's options.
 * Use it as `createMarkdown(dialect).parse(text, {})`; block tokens carry `map`, the zero-based lines
 * `[first, after last]` of the text. It renders nothing. Beside markdown-it's own token types there are `footnote_open`,
 * `footnote_close`, `footnote_ref`, `dl_open`, `dt_open`, `dd_open` and their ends, `del_open`, `del_close`,
 * `task_box`, and `meta.alert` of `blockquote_open`.
 */
export function createMarkdown(dialect: Dialect = defaultDialect): MarkdownIt {
  const markdown = new MarkdownItConstructor('default', { html: true, maxNesting: 1000 });
  // An address stays as it is written, whatever its scheme: mdBook neither encodes nor checks it.
  markdown.normalizeLink = (address) => address;
  markdown.normalizeLinkText = (address) => address;
  markdown.validateLink = () => true;
  // Line ends become LF as ever, but a NUL stays what it is.
  markdown.core.ruler.at('normalize', (state) => {
    state.src = state.src.replace(/\r\n?/g, '\n');
  });
  useTextRuns(markdown);
  useEmphasis(markdown);
  useLinkRules(markdown);
  useContainers(markdown);
  useHtmlBlocks(markdown);
  useInlineSpans(markdown);
  useHeadingAttributes(markdown);
  useTables(markdown);
  useReferences(markdown);
  useFootnotes(markdown);
  useTaskItems(markdown);
  if (dialect.smartPunctuation) useSmartPunctuation(markdown);
  if (dialect.admonitions) useAlerts(markdown);
  if (dialect.definitionLists) useDefinitionLists(markdown);
  useLazyLines(markdown);
  return markdown;
}

/**
 * The same tokenizer for blocks alone: tokens of type `inline` have no children; `parseInlines` reads those that are
 * wanted, with the `env` their blocks were parsed with.
 */
export function createBlockTokenizer(dialect: Dialect = defaultDialect): MarkdownIt {
  const markdown = createMarkdown(dialect);
  markdown.core.ruler.disable([
    'inline',
    'strip_references',
    'linkify',
    'replacements',
    'smartquotes',
    'task_boxes',
    'text_join',
  ]);
  return markdown;
}

/** The tokens inside a token of type `inline`. */
export function parseInlines(markdown: MarkdownIt, token: Token, env: Env): Token[] {
  const tokens: Token[] = [];
  markdown.inline.parse(token.content, markdown, env, tokens);
  return tokens;
}
