import type { Colourist } from './colours.ts';

/** Code longer than this (characters) waits until the browser is idle; shorter code is coloured at once. */
const longestAtOnce = 6000;
const uncoloured = 'pre > code[class*="language-"]:not([data-coloured])';
/** Colours of code seen lately, by language and text: most blocks come back unchanged. */
const known = new Map<string, string | undefined>();
const mostKnown = 300;

/** A stretch of code of one kind. */
interface Run {
  readonly text: string;
  readonly kind: string;
}

/** Colours code blocks: the first page's after it has been painted, later ones at once. */
export class CodeColours {
  readonly #main: HTMLElement;
  readonly #address: string;
  readonly #nonce: string;
  #colourist: Colourist | undefined;
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
    const colourist = this.#colourist;
    if (!colourist) {
      this.#load();
      return;
    }
    let waiting = false;
    for (const code of blocks) {
      if ((code.textContent ?? '').length <= longestAtOnce) colourCode(code, colourist);
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
        script.addEventListener('load', () => {
          this.#colourist = (globalThis as { lecternColours?: Colourist }).lecternColours;
          this.#colourAll();
        });
        document.body.append(script);
      }),
    );
  }

  /** Colours what is not yet, a block at a time while the browser has nothing better to do. */
  #colourAll(): void {
    const colourist = this.#colourist;
    const code = this.#main.querySelector<HTMLElement>(uncoloured);
    if (!code || !colourist) return;
    colourCode(code, colourist);
    requestIdleCallback(() => this.#colourAll(), { timeout: 100 });
  }
}

function colourCode(code: HTMLElement, colourist: Colourist): void {
  code.setAttribute('data-coloured', '');
  const language = /\blanguage-(\S+)/.exec(code.className)?.[1] ?? '';
  const text = code.textContent ?? '';
  const key = `${language}\n${text}`;
  if (!known.has(key)) {
    if (known.size >= mostKnown) known.clear();
    known.set(key, colourist(text, language));
  }
  const html = known.get(key);
  if (html === undefined) return;
  const template = document.createElement('template');
  template.innerHTML = html;
  code.replaceChildren(...sameParts([...code.childNodes], runsOf(template.content, '')));
}

function runsOf(node: Node, kind: string): Run[] {
  return [...node.childNodes].flatMap((child) => {
    if (child instanceof Element) return runsOf(child, child.className || kind);
    return child.textContent ? [{ text: child.textContent, kind }] : [];
  });
}

/** The coloured runs, cut and wrapped as the code's own parts are: hidden lines stay hidden lines. */
function sameParts(parts: readonly ChildNode[], runs: readonly Run[]): Node[] {
  const left = [...runs];
  return parts.map((part) => {
    const shell: Node = part instanceof Element ? part.cloneNode(false) : document.createDocumentFragment();
    let wanted = (part.textContent ?? '').length;
    while (wanted > 0) {
      const run = left.shift();
      if (!run) break;
      const text = run.text.slice(0, wanted);
      if (text.length < run.text.length) left.unshift({ ...run, text: run.text.slice(text.length) });
      wanted -= text.length;
      shell.appendChild(run.kind === '' ? document.createTextNode(text) : coloured(text, run.kind));
    }
    return shell;
  });
}

function coloured(text: string, kind: string): HTMLElement {
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = text;
  return span;
}
