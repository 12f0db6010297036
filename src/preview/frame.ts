import type { FitLimits, Measurement } from '../core/preview-protocol.ts';
import { fill, type PreviewStrings } from '../core/preview-strings.ts';

/** Draws the room's frame over the page, hatches what is out, and marks the limit that CI checks. */
export class Frame {
  readonly #root = document.createElement('div');
  readonly #room = document.createElement('div');
  readonly #out = document.createElement('div');
  readonly #limit = document.createElement('div');
  readonly #strings: PreviewStrings;
  readonly #main: HTMLElement;

  constructor(room: HTMLElement, main: HTMLElement, strings: PreviewStrings) {
    this.#main = main;
    this.#strings = strings;
    this.#root.className = 'lectern-frame';
    this.#root.setAttribute('aria-hidden', 'true');
    this.#room.className = 'lectern-frame-room';
    this.#out.className = 'lectern-frame-out';
    this.#limit.className = 'lectern-frame-limit';
    this.#root.append(this.#room, this.#out, this.#limit);
    this.#root.hidden = true;
    room.append(this.#root);
  }

  update(visible: boolean, limits: FitLimits | undefined, measured: Measurement | undefined): void {
    this.#root.hidden = !visible || limits === undefined;
    if (limits === undefined) return;
    // The room begins where the page does, below its first margin.
    this.#root.style.top = `${this.#main.offsetTop}px`;
    const { room, limit } = limits;
    const height = measured?.height ?? 0;
    this.#room.style.height = `${room.height}px`;
    this.#room.dataset.label = fill(this.#strings.room, Math.round(room.width), Math.round(room.height));
    this.#out.hidden = height <= room.height;
    this.#out.style.top = `${room.height}px`;
    this.#out.style.height = `${Math.max(0, height - room.height)}px`;
    this.#limit.hidden = height <= limit.height * 0.8;
    this.#limit.style.top = `${limit.height}px`;
    this.#limit.dataset.label = fill(this.#strings.limit, limit.width, limit.height);
  }
}
