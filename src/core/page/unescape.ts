import MarkdownIt from 'markdown-it';

const { unescapeAll } = new MarkdownIt().utils;

/** Markdown text with its backslash escapes and entities resolved, as for info strings. */
export function unescapeMarkdown(text: string): string {
  return unescapeAll(text);
}
