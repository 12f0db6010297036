import MarkdownItConstructor, { type MarkdownIt } from 'markdown-it';
import { type Dialect, defaultDialect } from './dialect.ts';

/**
 * The one Markdown tokenizer: markdown-it, made to read as pulldown-cmark 0.13 does with mdBook 0.5.3's options.
 * Use it as `createMarkdown(dialect).parse(text, {})`; block tokens carry `map`, the zero-based lines
 * `[first, after last]` of the text. It renders nothing.
 */
export function createMarkdown(_dialect: Dialect = defaultDialect): MarkdownIt {
  const markdown = new MarkdownItConstructor('default', { html: true, maxNesting: 1000 });
  // An address stays as it is written, whatever its scheme: mdBook neither encodes nor checks it.
  markdown.normalizeLink = (address) => address;
  markdown.normalizeLinkText = (address) => address;
  markdown.validateLink = () => true;
  return markdown;
}
