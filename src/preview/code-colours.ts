import type { Highlighter } from '../core/page/highlight.ts';
import type { Colours } from './colours.ts';

/** Code longer than this (characters) waits until the browser is idle; shorter code is coloured at once. */
const longestAtOnce = 6000;
const uncoloured = 'pre > code[class*="language-"]:not([data-coloured])';

/** Colours code blocks: the first page's after it has been painted, later ones at once. */
export class CodeColours {
  readonly #main: HTMLElement;
  readonly #address: string;
  readonly #nonce: string;
  #highlighter: Highlighter | undefined;
  #asked = false;

  /** `address` is the highlighter's, loaded when the first code is there; the nonce lets it in. */
  constructor(main: HTMLElement, address: string, nonce: string) {
    this.#main = main;
    this.#address = address;
    this.#nonce = nonce;
  }

  /** Colours the code of an element that came into the page. */
  shown(element: Element): void {
    const blocks = element.querySelectorAll<HTMLElement>(uncoloured);
    if (blocks.length === 0) return;
    const highlighter = this.#highlighter;
    if (!highlighter) {
      this.#load();
      return;
    }
    let waiting = false;
    for (const code of blocks) {
      if ((code.textContent ?? '').length <= longestAtOnce) colour(code, highlighter);
      else waiting = true;
    }
    if (waiting) requestIdleCallback(() => this.#colourAll());
  }

  #load(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        const script = document.createElement('script');
        script.nonce = this.#nonce;
        script.src = this.#address;
        script.addEventListener('load', () => void this.#loaded());
        document.body.append(script);
      }),
    );
  }

  async #loaded(): Promise<void> {
    this.#highlighter = await (globalThis as Colours).lecternColours;
    this.#colourAll();
  }

  /** Colours what is not yet, a block at a time while the browser has nothing better to do. */
  #colourAll(): void {
    const code = this.#main.querySelector<HTMLElement>(uncoloured);
    if (!code || !this.#highlighter) return;
    colour(code, this.#highlighter);
    requestIdleCallback(() => this.#colourAll(), { timeout: 100 });
  }
}

function colour(code: HTMLElement, highlighter: Highlighter): void {
  code.setAttribute('data-coloured', '');
  const language = /\blanguage-(\S+)/.exec(code.className)?.[1];
  // Code that holds more than text and hidden lines was written as HTML: it stays as it is.
  if (language === undefined || code.querySelector(':not(span.boring)')) return;
  code.innerHTML = highlighter.highlight(language, code.innerHTML);
}
