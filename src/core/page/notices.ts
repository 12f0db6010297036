import type { Token } from 'markdown-it';
import * as l10n from '#l10n';
import type { BookConfig } from '../book/book.ts';
import type { Document } from '../text/document.ts';
import type { Notice } from './page.ts';

/** What the author should know of the page as a whole: parts that only the book's build would draw. */
export function noticesOf(document: Document, config: BookConfig, tokens: readonly Token[]): Notice[] {
  const notices: Notice[] = [];
  const { path } = document;
  if (
    config.mathjax &&
    tokens.some((token) => token.type === 'inline' && /\\\\[([]|\$\$/.test(token.content))
  ) {
    const message = l10n.t(
      'This page has formulas. They are shown as they are written; the published page draws them.',
    );
    notices.push({ kind: 'math', message, path, range: undefined });
  }
  for (const name of config.otherPreprocessors) {
    const drawn = tokens.some(
      (token) => token.type === 'fence' && token.info.trim().split(/[\s,]/)[0] === name,
    );
    if (!drawn) continue;
    const message = l10n.t`Blocks of ${name} are shown as code: this book draws them when it is built.`;
    notices.push({ kind: 'preprocessor', message, path, range: undefined });
  }
  return notices;
}
