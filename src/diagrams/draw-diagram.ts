import type { DiagramOptions, Drawing } from '../core/ports.ts';
import { rebuildSvg } from './rebuild-svg.ts';
import type { Svgbob } from './svgbob.ts';

/** Draws one diagram; what goes wrong becomes a failed drawing, nothing is thrown. */
export function drawDiagram(svgbob: Svgbob, source: string, options: DiagramOptions): Drawing {
  try {
    return rebuildSvg(svgbob(source), options);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** A drawing that failed for a reason which is not the clock. */
export function failed(detail: string): Drawing {
  return { kind: 'failed', cause: 'error', detail };
}
