import type { NotesMode } from '../core/preview-protocol.ts';

/** Gives every `<details>` without a summary the one that the published page gives it. */
export function addNotesSummaries(root: ParentNode, text: string): void {
  for (const details of root.querySelectorAll('details')) addNotesSummary(details, text);
}

export function addNotesSummary(details: HTMLDetailsElement, text: string): void {
  if (details.querySelector(':scope > summary')) return;
  const summary = document.createElement('summary');
  summary.className = 'lectern-notes-summary';
  const heading = document.createElement('h4');
  heading.textContent = text;
  summary.append(heading);
  details.prepend(summary);
}

/** Opens and closes notes: all of them when the mode changes, new ones as they appear. */
export class Notes {
  readonly #main: HTMLElement;
  #mode: NotesMode | undefined;
  readonly #seen = new WeakSet<Element>();

  constructor(main: HTMLElement) {
    this.#main = main;
  }

  setMode(mode: NotesMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    for (const details of this.#main.querySelectorAll('details')) this.#open(details);
  }

  /** An element came into the page: notes in it get the mode, unless the reader has seen them before. */
  shown(element: Element): void {
    const all = element.querySelectorAll('details');
    for (const details of element instanceof HTMLDetailsElement ? [element, ...all] : all) {
      if (!this.#seen.has(details)) this.#open(details);
    }
  }

  #open(details: HTMLDetailsElement): void {
    this.#seen.add(details);
    details.open = this.#mode === 'shown' || this.#mode === 'alone';
  }
}

const order: readonly NotesMode[] = ['shown', 'closed', 'hidden', 'alone'];

/** What the notes button and the `n` key turn a mode into. */
export function nextNotesMode(mode: NotesMode): NotesMode {
  return order[(order.indexOf(mode) + 1) % order.length] ?? 'shown';
}
