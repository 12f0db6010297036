import { type LineMark, lineAtPixel, pixelOf, rising } from './scroll-map.ts';

/** Milliseconds after a gesture of the reader in which a scroll is the reader's. */
const gestureLasts = 400;
const gestures = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Keeps page and editor at the same source line: whoever was touched last leads, the other follows. */
export class ScrollSync {
  readonly #scroller: HTMLElement;
  readonly #main: HTMLElement;
  #marks: readonly LineMark[] | undefined;
  #touched = Number.NEGATIVE_INFINITY;
  #held = false;

  /** `scrolled` is called with the line at the top when the reader, and not the editor, scrolled the page. */
  constructor(scroller: HTMLElement, main: HTMLElement, scrolled: (line: number, byReader: boolean) => void) {
    this.#scroller = scroller;
    this.#main = main;
    for (const gesture of gestures) {
      scroller.addEventListener(gesture, () => this.#touch(gesture === 'pointerdown'), { passive: true });
    }
    window.addEventListener('pointerup', () => {
      this.#held = false;
    });
    let waiting = false;
    scroller.addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        scrolled(this.line, this.#byReader);
      });
    });
    new ResizeObserver(() => this.forget()).observe(main);
  }

  /** The source line at the top of what is seen. */
  get line(): number {
    return this.#scroller.scrollTop <= 0 ? 0 : lineAtPixel(this.marks, this.#scroller.scrollTop);
  }

  get marks(): readonly LineMark[] {
    this.#marks ??= this.#measure();
    return this.#marks;
  }

  /** The page changed: where its lines stand must be looked up anew. */
  forget(): void {
    this.#marks = undefined;
  }

  reveal(line: number): void {
    if (this.#byReader) return;
    const top = line <= 0 ? 0 : pixelOf(this.marks, line);
    this.#scroller.scrollTo({ top, behavior: 'instant' });
  }

  get #byReader(): boolean {
    return this.#held || performance.now() - this.#touched < gestureLasts;
  }

  #touch(held: boolean): void {
    this.#touched = performance.now();
    if (held) this.#held = true;
  }

  #measure(): LineMark[] {
    const origin = this.#scroller.getBoundingClientRect().top - this.#scroller.scrollTop;
    const marks: LineMark[] = [];
    for (const element of this.#main.querySelectorAll('[data-line]:not([data-file], [data-file] *)')) {
      if (!element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      marks.push({
        line: Number(element.getAttribute('data-line')),
        top: box.top - origin,
        bottom: box.bottom - origin,
      });
    }
    return rising(marks);
  }
}
