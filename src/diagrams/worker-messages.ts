import type { DiagramOptions, Drawing } from '../core/ports.ts';

/** What a worker is told. The bytes of svgbob come first, once, unless the worker can find them itself. */
export type ToWorker =
  | { readonly kind: 'load'; readonly svgbob: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'draw'; readonly id: number; readonly source: string; readonly options: DiagramOptions };

/** What a worker says: when it begins a diagram, so that only its own time is measured, and what came of it. */
export type FromWorker =
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'done'; readonly id: number; readonly drawing: Drawing };
