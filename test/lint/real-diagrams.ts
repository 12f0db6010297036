import type { Diagrams, Drawing } from '../../src/core/ports.ts';
import { drawNow } from '../diagrams/real-svgbob.ts';

/** Diagrams drawn for real in this thread, each text once. */
export function realDiagrams(): Diagrams {
  const drawn = new Map<string, Drawing>();
  return {
    draw(source, options) {
      const key = JSON.stringify([source, options]);
      const drawing = drawn.get(key) ?? drawNow(source, options);
      drawn.set(key, drawing);
      return drawing;
    },
  };
}
