import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rebuildSvg } from '../../src/diagrams/rebuild-svg.ts';
import { loadSvgbob } from '../../src/diagrams/svgbob.ts';

/** The bytes of the real svgbob program. */
export function svgbobBytes(): Uint8Array<ArrayBuffer> {
  const file = createRequire(import.meta.url).resolve('svgbob-wasm/svgbob_wasm_bg.wasm');
  return new Uint8Array(readFileSync(file));
}

/** The real svgbob, loaded once. */
export const svgbob = loadSvgbob(svgbobBytes());

/** Draws for real, in this thread. */
export function drawNow(source: string, options = {}) {
  return rebuildSvg(svgbob(source), options);
}
