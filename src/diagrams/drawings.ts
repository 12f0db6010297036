import type { Drawing } from '../core/ports.ts';

/** Finished drawings by key, the least recently used dropped when together they take too much room. */
export class Drawings {
  readonly #drawings = new Map<string, Drawing>();
  readonly #limit: number;
  #size = 0;

  /** `limit` is in characters of keys and pictures. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Drawing | undefined {
    const drawing = this.#drawings.get(key);
    if (drawing) {
      this.#drawings.delete(key);
      this.#drawings.set(key, drawing);
    }
    return drawing;
  }

  set(key: string, drawing: Drawing): void {
    this.#delete(key);
    this.#drawings.set(key, drawing);
    this.#size += sizeOf(key, drawing);
    for (const oldest of this.#drawings.keys()) {
      if (this.#size <= this.#limit || oldest === key) break;
      this.#delete(oldest);
    }
  }

  #delete(key: string): void {
    const drawing = this.#drawings.get(key);
    if (!drawing) return;
    this.#size -= sizeOf(key, drawing);
    this.#drawings.delete(key);
  }
}

function sizeOf(key: string, drawing: Drawing): number {
  return key.length + (drawing.kind === 'drawn' ? drawing.svg.length : 0);
}
