/** What `book.toml` may switch of mdBook's Markdown: `[output.html]` of the same names. */
export interface Dialect {
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  /** `> [!NOTE]` and its like. */
  readonly admonitions: boolean;
}

/** mdBook 0.5.3's own settings. */
export const defaultDialect: Dialect = { smartPunctuation: true, definitionLists: true, admonitions: true };
