// The highlighter, a bundle of its own: loaded when a page first has code, after that page has been painted.
import { type Highlighter, loadHighlighter } from '../core/page/highlight.ts';

/** What this bundle leaves for the page's script. */
export interface Colours {
  lecternColours?: Promise<Highlighter>;
}

(globalThis as Colours).lecternColours = loadHighlighter();
